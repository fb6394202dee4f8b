"""Tell what an answer negates."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import NamedTuple

from grader.rubric.clauses import Clause, Document
from grader.rubric.format import Rubric
from grader.rubric.lexicon import Lexicon
from grader.rubric.points import AnyOf
from grader.rubric.simplified import CHINESE
from grader.rubric.wording import (
    ALSO_NEGATED,
    DENIAL_AFTER,
    DENIAL_NEXT,
    INSTEAD,
    NEGATOR,
    STILL,
    SUPPOSED,
    TURNS,
)

_REACH_CHINESE = 18
_REACH_LATIN = 60
# “不可能不费算力”, “can't be done without attention”: how far apart two negations cancel out.
_DOUBLE_CHINESE, _DOUBLE_LATIN = 4, 14
_NEVER = 2**62
_ATTRIBUTE = len("不配对的")
# What may stand between 不 and 的 without being about the noun: “不用别的” and “不是真的” go on.
_NO_ATTRIBUTE = frozenset("是要用看算管会能需想靠做加给单光只可得有")


class _Negator(NamedTuple):
    """A negation; from `spent` on it negates nothing: a term that holds it ends there, or 的."""

    start: int
    end: int
    spent: int


class Negation:
    """The negations of one answer, and how far each reaches."""

    def __init__(self, document: Document, lexicon: Lexicon, rubric: Rubric) -> None:
        """Take the answer; a negation inside a longer term of the rubric negates nothing else."""
        self._document = document
        self._lexicon = lexicon
        self._rubric = rubric
        self._clause_starts = document.clause_starts
        self._calm = [-1] * len(self._clause_starts)  # by clause, where it isn't looked at yet
        self._denied: dict[int, tuple[bool, bool]] = {}
        self._negated: dict[tuple[int, int, int], bool] = {}

    def covers(self, start: int, end: int, terms: AnyOf) -> bool:
        """Whether a match of one of these terms is negated or denied."""
        index = bisect_right(self._clause_starts, start) - 1
        calm = self._calm[index]
        if calm < 0:
            calm = self._calm[index] = self._calm_until(self._document.clauses[index])
        if end <= calm:  # most are
            return False
        key = start, end, id(terms)
        if (known := self._negated.get(key)) is None:
            clause = self._document.clauses[index]
            known = self._negated[key] = self._is_denied(end, clause) or self.stands_before(
                clause.start, start, end, terms
            )
        return known

    def _calm_until(self, clause: Clause) -> int:
        """Return up to where nothing that begins in a clause can be negated, nor denied."""
        if any(self._denials(clause)):
            return 0
        index = bisect_left(self.starts, clause.start)
        return self.starts[index] if index < len(self.starts) else len(self._document.text)

    def _denials(self, clause: Clause) -> tuple[bool, bool]:
        """Whether something is denied within a clause, and whether all of it is right after it."""
        if (known := self._denied.get(clause.start)) is None:
            text = self._document.text
            within = DENIAL_AFTER.search(text, clause.start, clause.end)
            known = bool(within), bool(DENIAL_NEXT.match(text, clause.end))
            self._denied[clause.start] = known
        return known

    def _is_denied(self, end: int, clause: Clause) -> bool:
        """Whether what ends here is denied in the rest of its clause, or right after that."""
        within, right_after = self._denials(clause)
        if within and DENIAL_AFTER.search(self._document.text, end, min(clause.end, end + 45)):
            return True
        return right_after

    def stands_before(
        self, clause: int, start: int, end: int | None = None, terms: AnyOf | None = None
    ) -> bool:
        """Whether a negation within reach stands before a place; two in a row cancel out.

        One that is part of a longer term (“not enough data”) negates nothing that comes after it,
        nor the term itself: `terms` is the list that has it.
        """
        text = self._document.text
        place = start if end is None else end
        index = bisect_left(self.starts, place) - 1
        near: list[_Negator] = []
        while index >= 0 and self._negators[index].start >= clause and len(near) < 2:
            negator = self._negators[index]
            index -= 1
            if negator.spent <= start or (end and self._is_own(negator, start, end, terms)):
                continue
            near.append(negator)
        if not near:
            return False
        between = text[near[0].end : start]
        turns = TURNS.search(between) or STILL.search(text, near[0].end, place)
        if turns and INSTEAD.fullmatch(text, near[0].start, near[0].end):
            return False
        if len(between) > (_REACH_CHINESE if CHINESE.search(between) else _REACH_LATIN):
            return False
        if len(near) == 1:
            return True
        gap = text[near[1].end : near[0].start]
        if ALSO_NEGATED.search(gap) or text[near[0].start : near[0].end] == "nor":
            return True
        return len(gap) > (_DOUBLE_CHINESE if CHINESE.search(gap) else _DOUBLE_LATIN)

    def _is_own(self, negator: _Negator, start: int, end: int, terms: AnyOf | None) -> bool:
        """Whether a negation inside a match belongs to the term that was matched."""
        if terms is None or negator.start < start:
            return False
        for term, pieces in self._rubric.negating(terms):
            if (start, end) in self._lexicon.find(term):
                for left, right in self._lexicon.find_one_of(pieces):
                    if left <= negator.start and negator.end <= right <= end:
                        return True
        return False

    @cached_property
    def starts(self) -> list[int]:
        """Where negations begin, in order."""
        return [negator.start for negator in self._negators]

    @cached_property
    def ends(self) -> frozenset[int]:
        """Where negations end."""
        return frozenset(negator.end for negator in self._negators)

    @cached_property
    def _negators(self) -> list[_Negator]:
        """The negations, in order."""
        inside = self._lexicon.find_those(_holds_negation)
        starts = [start for start, _ in inside]
        ends: list[int] = []
        for _, end in inside:
            ends.append(max(end, ends[-1] if ends else 0))
        found = []
        for match in NEGATOR.finditer(self._document.text):
            if SUPPOSED.search(self._document.text, max(0, match.start() - 40), match.start()):
                continue
            index = bisect_right(starts, match.start()) - 1
            part = index >= 0 and ends[index] >= match.end()
            spent = ends[index] if part else _NEVER
            if _is_attribute(self._document.text, match.start()):
                spent = min(spent, match.start() + _ATTRIBUTE)
            found.append(_Negator(*match.span(), spent))
        return found


def _is_attribute(text: str, start: int) -> bool:
    """Whether a noun's attribute of two characters is negated here: “不配对的推远” pushes."""
    words = text[start : start + _ATTRIBUTE + 1]  # with what comes after it
    return (
        len(words) > _ATTRIBUTE
        and words.isalpha()
        and words[0] == "不"
        and words[1] not in _NO_ATTRIBUTE
        and words[_ATTRIBUTE - 1] == "的"
        and words[-1] != "是"
    )


def _holds_negation(term: str) -> bool:
    """Say whether a term holds a negation, as “not enough data”; it negates nothing else."""
    return bool(NEGATOR.search(term))
