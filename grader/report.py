"""The result of grading one submission, as plain data in one language.

The JSON form of `Report` is a contract; docs/report.schema.json is made from it.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, field

from grader.sandbox.host import Isolation
from grader.schema_files import Strict, plain
from grader.verdicts import CheckVerdict, PointVerdict, Reason, Verdict

_Amount = Annotated[float, Meta(ge=0)]
_Share = Annotated[float, Meta(ge=0, le=1)]


class Comparison(Strict, frozen=True, kw_only=True):
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


class Counterexample(Strict, frozen=True, kw_only=True):
    """A call that went wrong: the call as code, what was expected, what came.

    `comparison` lays the numbers side by side, where both are arrays of one shape.
    """

    call: str
    expected: str
    actual: str
    comparison: Comparison | None = None


class LearningCurve(Strict, frozen=True, kw_only=True):
    """Accuracy on samples that the model wasn't trained on, after so many steps of training.

    The band is where right answers were after as many steps; empty where nobody measured it.
    """

    steps: list[int]
    accuracy: list[float]
    band_steps: list[int] = field(default_factory=list)
    band_least: list[float] = field(default_factory=list)
    band_most: list[float] = field(default_factory=list)


class ModalityUse(Strict, frozen=True, kw_only=True):
    """What becomes of the accuracy once one modality comes from other samples."""

    name: str
    accuracy_shuffled: float


class TrainingReport(Strict, frozen=True, kw_only=True):
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


class CheckResult(Strict, frozen=True, kw_only=True):
    """How one declared check ended."""

    name: str
    title: str
    verdict: CheckVerdict
    points: _Amount
    max_points: _Amount
    message: str
    reason: Reason | None = None
    counterexample: Counterexample | None = None
    misconception: str | None = None
    training: TrainingReport | None = None


class PointResult(Strict, frozen=True, kw_only=True):
    """How one point of a rubric was judged, with the learner's own words as evidence.

    `span` says where these stand in `graded_source`, counted in characters from 0.
    """

    id: str
    title: str
    verdict: PointVerdict
    points: _Amount
    max_points: _Amount
    evidence: str | None = None
    span: tuple[int, int] | None = None
    message: str


class Report(Strict, frozen=True, kw_only=True):
    """The verdict on one submission and everything a learner is told about it.

    `possible_score` is what the score would be if every point that the grader is unsure of counted;
    None for code.
    """

    schema_version: Literal[1] = field(default=1, name="schema")
    exercise: str
    verdict: Verdict
    score: _Share
    possible_score: _Share | None = None
    points: _Amount
    max_points: _Amount
    isolation: Isolation
    duration_seconds: _Amount
    message: str
    checks: list[CheckResult] = field(default_factory=list)
    rubric: list[PointResult] = field(default_factory=list)
    learner_output: str = ""
    graded_source: str = ""
    notes: list[str] = field(default_factory=list)

    def to_json(self) -> str:
        """Return the report as one JSON object, keys as in the contract.

        Raises:
            msgspec.ValidationError: a number is out of its bounds.
        """
        from grader.render.json_text import json_text

        return json_text(plain(self))
