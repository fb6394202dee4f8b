"""Find statements that no rule has understood: what a learner is asked about, not judged by."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from grader.rubric.anchors import Segment
from grader.rubric.clauses import Document
from grader.rubric.evidence import Reader
from grader.rubric.folding import count_chinese
from grader.rubric.format import Rubric
from grader.rubric.lexicon import Lexicon, Span
from grader.rubric.points import Concept, Point
from grader.rubric.setting_aside import is_copied

if TYPE_CHECKING:
    from grader.rubric.judgement import PointJudgement

# In Chinese characters; a Latin word counts as two. Shorter ones are links such as “也就是说”.
_LEAST_CHARACTERS = 8
_WORD = re.compile(r"[a-z][a-z']+")


class Leftovers:
    """The clauses of an answer that earned nothing, offered to the points that are missing.

    A clause is offered to the points of its own concept: best one whose words show its kind (the
    rubric's `cues` list, for what comes after the dot of an id, words such as “适合” or “when”),
    else any.
    """

    def __init__(
        self,
        document: Document,
        reader: Reader,
        rubric: Rubric,
        lexicon: Lexicon,
        segments: Sequence[Segment],
        judgements: Sequence[PointJudgement],
        prompt: str,
    ) -> None:
        self._prompt = prompt
        self._document = document
        self._reader = reader
        self._rubric = rubric
        self._used = sorted(each.span for each in judgements if each.span)
        self._cues = {suffix: lexicon.find_any(terms) for suffix, terms in rubric.cues.items()}
        self._segments = segments
        self._by_owner: dict[str | None, list[Span]] = {}

    def take(self, concept: Concept, point: Point) -> Span | None:
        """Return the clause that is most likely about this point; None if there is none."""
        if point.kind == "name" and concept.aliases:
            return None
        fitting = self._clauses_of(concept.id) or self._clauses_of(None)
        return max(fitting, key=lambda span: self._likelihood(span, point), default=None)

    def _clauses_of(self, owner: str | None) -> list[Span]:
        """Return the clauses that speak of a concept, or of none."""
        if (kept := self._by_owner.get(owner)) is None:
            own = (segment for segment in self._segments if segment.concept == owner)
            kept = self._by_owner[owner] = [span for each in own for span in self._split(each)]
        return kept

    def _likelihood(self, span: Span, point: Point) -> tuple[bool, int]:
        return self._may_be(span, point), span[1] - span[0]

    def _may_be(self, span: Span, point: Point) -> bool:
        if not self._cues:
            return True
        shown = {suffix for suffix, found in self._cues.items() if _overlaps(found, span)}
        return point.suffix in shown if point.suffix in self._cues else not shown

    def _split(self, segment: Segment) -> list[Span]:
        """Return the clauses of a segment that are statements and that nobody has used."""
        document = self._document
        found: list[Span] = []
        first, last = document.clause_at(segment.start), document.clause_at(segment.end - 1)
        for clause in document.clauses[first : last + 1]:
            start, end = max(clause.start, segment.start), min(clause.end, segment.end)
            if end <= start or not self._is_statement(start, end):
                continue
            place = document.place(start, end)
            if place is not None and not _overlaps(self._used, place):
                found.append((start, end))
        return found

    def _is_statement(self, start: int, end: int) -> bool:
        words = self._reader.prose.without_names(start, end)
        size = count_chinese(words) + 2 * len(_WORD.findall(words))
        if size < _LEAST_CHARACTERS or not self._reader.is_statement(start, end):
            return False
        said = self._document.text[start:end]
        return not said.rstrip().endswith("?") and not is_copied(said, self._prompt)


def _overlaps(spans: Sequence[Span], span: Span) -> bool:
    """Whether one of the sorted spans shares a character with another."""
    index = bisect_right(spans, span[1], key=lambda each: each[0])
    return any(each[1] > span[0] and each[0] < span[1] for each in spans[max(0, index - 8) : index])
