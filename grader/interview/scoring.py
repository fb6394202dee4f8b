"""What each point and check of an answer is worth, before and after the follow-ups."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from grader.interview.state import Outcome, Question
from grader.report import CheckResult, PointResult

# What comes only when asked shows less than what comes unasked.
WHEN_ASKED = 0.5
# The share of a point that stands after a follow-up, before that.
_SHARES: Mapping[Outcome, float] = {"covered": 1.0, "corrected": 1.0, "partial": 0.5}


@dataclass(frozen=True)
class ItemScore:
    """One point of a rubric or one check; `outcome` is what follow-ups made of it, if anything."""

    item: PointResult | CheckResult
    unaided: float
    final: float
    outcome: Outcome | None

    @property
    def most(self) -> float:
        """What it is worth in full."""
        return self.item.max_points

    @property
    def is_strength(self) -> bool:
        """Whether it was there unasked, and stayed."""
        return self.item.verdict in ("covered", "pass") and self.outcome != "contradicted"

    @property
    def is_gap(self) -> bool:
        """Whether something is left to say about it."""
        return not self.is_strength and self.outcome not in ("covered",)


@dataclass(frozen=True)
class QuestionScore:
    """The items of one question, in the order of its report; none where it was not answered."""

    items: tuple[ItemScore, ...]

    @property
    def most(self) -> float:
        """The points of all items."""
        return sum(item.most for item in self.items)

    @property
    def unaided(self) -> float:
        """The share reached without follow-ups, 0 to 1."""
        return _share(sum(item.unaided for item in self.items), self.most)

    @property
    def final(self) -> float:
        """The share reached in the end, 0 to 1; what came only when asked counts half."""
        return _share(sum(item.final for item in self.items), self.most)


def score(question: Question) -> QuestionScore:
    """Return what a question earned."""
    if question.report is None:
        return QuestionScore(())
    outcomes: dict[str, Outcome] = {}
    for follow_up in question.follow_ups:
        for name, outcome in follow_up.outcomes.items():
            if outcome != "open" or name not in outcomes:
                outcomes[name] = outcome
    items: list[PointResult | CheckResult] = [*question.report.rubric, *question.report.checks]
    return QuestionScore(tuple(_item(item, outcomes.get(_name(item))) for item in items))


def is_scored(question: Question) -> bool:
    """Whether a question counts: it was asked, and our grader did not fail on it."""
    if question.stage in ("waiting", "cut"):
        return False
    return question.report is None or question.report.verdict != "error"


def _item(item: PointResult | CheckResult, outcome: Outcome | None) -> ItemScore:
    unaided = item.points
    final = unaided
    if outcome == "contradicted":
        final = 0.0
    elif outcome is not None and outcome in _SHARES:
        gained = max(0.0, _SHARES[outcome] * item.max_points - unaided)
        final = unaided + WHEN_ASKED * gained
    return ItemScore(item, unaided, final, outcome)


def _name(item: PointResult | CheckResult) -> str:
    return item.id if isinstance(item, PointResult) else item.name


def _share(points: float, most: float) -> float:
    return points / most if most else 0.0
