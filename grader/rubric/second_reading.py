"""Read an answer a second time, by the weight of its words, and revise what rules made of it.

Rules come first. Words decide what rules were unsure of, and doubt what rules have credited. They
never call anything wrong, and never credit what no rule has found a trace of.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from grader.rubric import messages
from grader.rubric.clauses import Document
from grader.rubric.format import Point
from grader.rubric.lexicon import Span
from grader.rubric.word_weights import Weighing
from grader.text import Text
from grader.verdicts import PointVerdict

Doubt = Literal["half_met", "unknown_words"]
# Log-odds, chosen for the greatest agreement on two sets of labelled answers that the weights were
# not learnt from: benchmarks/train_word_weights.py --check.
ENOUGH: dict[Doubt, float] = {"half_met": 0.5, "unknown_words": 1.0}
ON_TOPIC = 0.0
OFF_TOPIC = -1.0
FAULTY, SUSPECT = 1.0, -1.0  # enough of a fault not to credit; to doubt, beyond the credit
TOO_LITTLE = -4.0
# Different terms; fewer say too little of a sentence, or of the answer as a whole.
SENTENCE, ANSWER = 12, 60


@dataclass(frozen=True, slots=True)
class Revision:
    """Another verdict for a point; `span` is None where the evidence stays what it was."""

    verdict: PointVerdict
    message: Text
    span: Span | None = None


class SecondReading:
    """What the words of one answer say."""

    def __init__(self, weighing: Weighing, document: Document) -> None:
        self._weighing = weighing
        self._document = document

    def is_on_topic(self) -> bool:
        """Whether the words are so much those of answers to the question that it must be one."""
        return self._weighing.topic() > ON_TOPIC

    def is_off_topic(self) -> bool:
        """Whether the words are so little those of answers to the question that it can't be one."""
        return self._weighing.topic() < OFF_TOPIC

    def revise(self, point: Point, verdict: PointVerdict, doubt: Doubt | None) -> Revision | None:
        """Return what a point becomes by its words; None where it stays what rules made of it."""
        credit, fault = self._weighing.credit(point.id), self._weighing.fault(point.id)
        if verdict in ("covered", "partial"):
            is_long = len(self._weighing.terms) >= ANSWER
            if is_long and (fault > max(SUSPECT, credit) or credit < TOO_LITTLE):
                return Revision("unsure", messages.doubtful(point))
        elif (
            doubt is not None
            and credit > ENOUGH[doubt]
            and fault <= FAULTY
            and self._weighing.sentence_size(point.id) >= SENTENCE
        ):
            words = [self._document.quote(*each) for each in self._weighing.words(point.id)]
            span = self._weighing.sentence(point.id)
            return Revision("covered", messages.covered_by_words(point, words), span)
        return None
