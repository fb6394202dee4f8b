"""Find where an answer says of one concept what makes the same point of a sibling."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from grader.rubric.anchors import Mention, Segment
from grader.rubric.clauses import Document
from grader.rubric.evidence import Finding, Reader
from grader.rubric.format import Rubric
from grader.rubric.points import Concept, Point
from grader.rubric.wording import REFERS_BACK


class Swap(NamedTuple):
    """The sibling whose point is said, where, and whether it can't be anything else."""

    sibling: Concept
    finding: Finding
    sure: bool


class Swaps:
    """The swaps of one answer.

    Args:
        document: the answer.
        rubric: whose concepts are siblings.
        reader: the answer as evidence.
        mentions: where concepts are named.
    """

    def __init__(
        self, document: Document, rubric: Rubric, reader: Reader, mentions: Sequence[Mention]
    ) -> None:
        self._document = document
        self._rubric = rubric
        self._reader = reader
        self._mentions = mentions

    def of(self, concept: Concept, point: Point, segments: Sequence[Segment]) -> Swap | None:
        """Return the sibling whose point is said in a concept's segments in place of this one.

        Only a point that stands alone is so particular that it can't be anything else.
        """
        doubtful = None
        for other in self._rubric.concepts:
            for theirs in other.points:
                same_kind = theirs.suffix == point.suffix and theirs.kind == "idea"
                if other.id == concept.id or not same_kind:
                    continue
                found = self._reader.best(segments, theirs.ways, whole=True)
                if found and found.complete:
                    strictly = self._reader.best(segments, theirs.ways[:1], whole=True)
                    if theirs.stands_alone and strictly and self._is_said_of(concept, strictly):
                        return Swap(other, strictly, sure=True)
                    doubtful = doubtful or Swap(other, found, sure=False)
        return doubtful

    def _is_said_of(self, concept: Concept, found: Finding) -> bool:
        """Whether a finding is complete in a sentence that names the concept."""
        named: set[int] = set()
        for mention in self._mentions:
            if mention.concept == concept.id and not mention.weak:
                clause = self._document.clauses[self._document.clause_at(mention.start)]
                named.add(clause.sentence)
                if self._goes_on(clause.sentence + 1):
                    named.add(clause.sentence + 1)
        return found.complete and not named.isdisjoint(found.sentences)

    def _goes_on(self, sentence: int) -> bool:
        """Whether a sentence is about what the one before it has named: “it …”, after “;”."""
        sentences = self._document.sentences
        if sentence >= len(sentences):
            return False
        text, here = self._document.text, sentences[sentence]
        if any(here.start <= mention.start < here.end for mention in self._mentions):
            return False
        before = text[max(0, here.start - 2) : here.start].strip()
        return before.endswith(";") or bool(REFERS_BACK.match(text, here.start, here.end))
