"""Everything that an interview has to remember, as plain data that survives the process."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct, field, json

from grader.catalog import Kind
from grader.report import Report
from grader.text import Language

Level = Literal["junior", "mid", "senior"]
Stage = Literal["waiting", "answering", "following_up", "done", "skipped", "cut"]
Ending = Literal["complete", "time_over", "abandoned"]
# What a follow-up made of one point or check.
Outcome = Literal["covered", "partial", "corrected", "open", "contradicted"]

# Questions that nothing more is asked about.
CLOSED: frozenset[Stage] = frozenset({"done", "skipped", "cut"})


_Seconds = Annotated[float, Meta(ge=0)]


class FollowUp(Struct, forbid_unknown_fields=True):
    """One further question about an answer.

    `asked` are the ids of the rubric's points, or the names of the checks, that the reply can earn;
    `lead` is what was said for the learner, such as the concept that the question names.
    """

    question: str
    asked: Annotated[list[str], Meta(min_length=1)]
    limit_seconds: Annotated[int, Meta(gt=0)]
    lead: str = ""
    seconds: _Seconds = 0.0
    told: list[str] = field(default_factory=list)
    draft: str = ""
    reply: str | None = None
    outcomes: dict[str, Outcome] = field(default_factory=dict)


class Question(Struct, forbid_unknown_fields=True):
    """One exercise of the set and how it went.

    `file` is the answer file, below the interview's folder. `told` are the remarks on time that the
    learner has had. `report` is of the answer before any follow-up.
    """

    slug: str
    kind: Kind
    track: str
    minutes: Annotated[int, Meta(ge=1)]
    file: str
    stage: Stage = "waiting"
    seconds: _Seconds = 0.0
    told: list[str] = field(default_factory=list)
    draft: str = ""
    answer: str | None = None
    answer_file: str | None = None
    report: Report | None = None
    follow_ups: list[FollowUp] = field(default_factory=list)

    @property
    def limit_seconds(self) -> int:
        """The time for the answer before any follow-up."""
        return 60 * self.minutes

    @property
    def open_follow_up(self) -> FollowUp | None:
        """The follow-up that waits for a reply."""
        last = self.follow_ups[-1] if self.follow_ups else None
        return last if last is not None and last.reply is None else None

    @property
    def seconds_in_all(self) -> float:
        """The time taken, follow-ups included."""
        return self.seconds + sum(each.seconds for each in self.follow_ups)


class InterviewState(Struct, forbid_unknown_fields=True, kw_only=True):
    """One interview. `folder` holds the answer files; `tracks` is empty where any would do."""

    schema_version: Literal[1] = field(default=1, name="schema")
    id: str
    language: Language
    level: Level
    seed: int
    minutes: Annotated[int, Meta(gt=0)]
    tracks: list[str] = field(default_factory=list)
    folder: str
    left_out: list[str] = field(default_factory=list)
    questions: Annotated[list[Question], Meta(min_length=1)]
    ending: Ending | None = None

    @property
    def seconds(self) -> float:
        """The time taken so far; pauses don't count."""
        return sum(question.seconds_in_all for question in self.questions)

    @property
    def slugs(self) -> list[str]:
        """The exercises of the set."""
        return [question.slug for question in self.questions]

    def to_json(self) -> str:
        """Return the state as the progress file keeps it."""
        return json.encode(self).decode()
