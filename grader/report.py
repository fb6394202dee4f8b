"""The result of grading one submission, as plain data in one language.

The JSON form of `Report` is a contract; docs/report.schema.json is made from it.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from grader.sandbox.host import Isolation
from grader.verdicts import CheckVerdict, PointVerdict, Reason, Verdict


class _Plain(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Comparison(_Plain):
    """Expected and actual numbers as two tables of the same size.

    `wrong` are the (row, column) that differ, counted from 0. `place` is the part of the arrays
    that is shown, as an index, empty where that is all. The types are dtypes with shapes.
    """

    expected: list[list[str]]
    actual: list[list[str]]
    wrong: list[tuple[int, int]]
    place: str
    expected_type: str
    actual_type: str


class Counterexample(_Plain):
    """A call that went wrong: the call as code, what was expected, what came.

    `comparison` lays the numbers side by side, where both are arrays of one shape.
    """

    call: str
    expected: str
    actual: str
    comparison: Comparison | None = None


class LearningCurve(_Plain):
    """Accuracy on samples that the model wasn't trained on, after so many steps of training.

    The band is where right answers were after as many steps; empty where nobody measured it.
    """

    steps: list[int]
    accuracy: list[float]
    band_steps: list[int] = []
    band_least: list[float] = []
    band_most: list[float] = []


class ModalityUse(_Plain):
    """What becomes of the accuracy once one modality comes from other samples."""

    name: str
    accuracy_shuffled: float


class TrainingReport(_Plain):
    """How a model learnt, where that is what a check failed on.

    `accuracy` and the class counts `predicted` and `actual` are of held-out samples, `needed` is
    the accuracy that passes, `chance` that of guessing.
    """

    curve: LearningCurve
    accuracy: float
    needed: float
    chance: float
    modalities: list[ModalityUse]
    predicted: list[int]
    actual: list[int]


class CheckResult(_Plain):
    """How one declared check ended."""

    name: str
    title: str
    verdict: CheckVerdict
    points: float = Field(ge=0)
    max_points: float = Field(ge=0)
    message: str
    reason: Reason | None = None
    counterexample: Counterexample | None = None
    misconception: str | None = None
    training: TrainingReport | None = None


class PointResult(_Plain):
    """How one point of a rubric was judged, with the learner's own words as evidence.

    `span` says where these stand in `graded_source`, counted in characters from 0.
    """

    id: str
    title: str
    verdict: PointVerdict
    points: float = Field(ge=0)
    max_points: float = Field(ge=0)
    evidence: str | None = None
    span: tuple[int, int] | None = None
    message: str


class Report(_Plain):
    """The verdict on one submission and everything a learner is told about it.

    `possible_score` is what the score would be if every point that the grader is unsure of counted;
    None for code.
    """

    schema_version: Literal[1] = Field(default=1, alias="schema")
    exercise: str
    verdict: Verdict
    score: float = Field(ge=0, le=1)
    possible_score: float | None = Field(default=None, ge=0, le=1)
    points: float = Field(ge=0)
    max_points: float = Field(ge=0)
    isolation: Isolation
    duration_seconds: float = Field(ge=0)
    message: str
    checks: list[CheckResult] = []
    rubric: list[PointResult] = []
    learner_output: str = ""
    graded_source: str = ""
    notes: list[str] = []

    def to_json(self) -> str:
        """Return the report as one JSON object, keys as in the contract."""
        from grader.render.json_text import json_text

        return json_text(self.model_dump(by_alias=True))
