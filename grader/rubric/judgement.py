"""How one point of a free-text answer was judged."""

from __future__ import annotations

from typing import NamedTuple

from grader.rubric.clues import Reason
from grader.rubric.lexicon import Span
from grader.text import Text
from grader.verdicts import PointVerdict


class PointJudgement(NamedTuple):
    """How one point was judged.

    `evidence` is quoted from the answer as it was written; `span` is where it stands there;
    `reason` is what led to the verdict.
    """

    id: str
    title: Text
    verdict: PointVerdict
    points: float
    max_points: float
    evidence: str | None
    message: Text
    reason: Reason
    span: Span | None = None
