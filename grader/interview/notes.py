"""What an interview's report says, as plain data in one language.

The JSON form of `InterviewReport` is what `mmdojo interview --show --format json` prints.
"""

from __future__ import annotations

from typing import Literal

from msgspec import field

from grader.catalog import Kind
from grader.interview.state import Ending, Level
from grader.schema_files import Strict, plain
from grader.text import Language
from grader.verdicts import CheckVerdict, PointVerdict

Status = Literal["answered", "skipped", "not_asked", "not_graded"]
Tone = Literal["good", "warn", "bad"]


class Remark(Strict, frozen=True, kw_only=True):
    """A strength or a gap: what it is about, the learner's own words, what to say of it."""

    title: str
    verdict: PointVerdict | CheckVerdict
    evidence: str | None = None
    message: str = ""


class Exchange(Strict, frozen=True, kw_only=True):
    """A follow-up, the reply to it, and how it went."""

    question: str
    reply: str
    seconds: float
    tone: Tone
    result: str


class QuestionNotes(Strict, frozen=True, kw_only=True):
    """One question. Shares are from 0 to 1; None where nothing was scored.

    `seconds` and `overtime_seconds` are of the answer before the follow-ups.
    """

    number: int
    slug: str
    title: str
    kind: Kind
    kind_name: str
    track: str
    status: Status
    minutes: int
    seconds: float
    overtime_seconds: float
    unaided: float | None
    final: float | None
    note: str
    strengths: list[Remark]
    gaps: list[Remark]
    follow_ups: list[Exchange]
    answer: str
    is_code: bool
    model_answer: str
    explanation: str


class TrackNotes(Strict, frozen=True, kw_only=True):
    """How one track went."""

    track: str
    title: str
    unaided: float
    final: float
    note: str


class NextStep(Strict, frozen=True, kw_only=True):
    """A command to run, and why."""

    command: str
    why: str


class Comparison(Strict, frozen=True, kw_only=True):
    """What has changed since the interview before; `change` is in shares of 1."""

    id: str
    finished: str
    final: float
    change: float
    notes: list[str]


class PastResult(Strict, frozen=True, kw_only=True):
    """An interview of the past or this one, for the plot."""

    id: str
    finished: str
    final: float
    level: Level


class InterviewReport(Strict, frozen=True, kw_only=True):
    """Everything that an interviewer would note. Shares are from 0 to 1.

    `unaided` and `final` are means over the questions that were asked, weighted by their minutes;
    in `final`, what came only when asked counts half. None where nothing was scored.
    """

    schema_version: Literal[1] = field(default=1, name="schema")
    id: str
    language: Language
    level: Level
    level_name: str
    seed: int
    minutes: int
    seconds: float
    started: str
    finished: str
    ending: Ending
    unaided: float | None
    final: float | None
    result: str
    notes: list[str]
    left_out: list[str]
    tracks: list[TrackNotes]
    questions: list[QuestionNotes]
    strengths: list[str]
    gaps: list[str]
    practise: list[NextStep]
    compared: Comparison | None
    history: list[PastResult]

    def to_json(self) -> str:
        """Return the report as one JSON object."""
        from grader.render.json_text import json_text

        return json_text(plain(self))
