"""Find where an answer says of one thing what belongs to another: “the text gives the tone”.

Word weights can't, as the words are those of a right answer. A rubric's `pairings` tell what
belongs to what. Within a clause, what belongs to somebody is held by the nearest name before it if
a word such as “gives” or “负责” ties the two, else by the nearest one after it. A clause that
begins with such a word is about the name before.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from grader.rubric.clauses import Clause, Document
from grader.rubric.format import Pairing, Rubric
from grader.rubric.lexicon import Lexicon, Span
from grader.rubric.negation import Negation
from grader.rubric.wording import AND, HELD_BY, HOLDS, LACKS

_JOINED = 10  # characters, at most, between two that are joined
_LONGEST = 40  # characters of a name, or of what is its own
_start, _end = attrgetter("start"), attrgetter("end")


class Exchange(NamedTuple):
    """A name with what belongs to another."""

    name: Span
    own: Span

    @property
    def span(self) -> Span:
        """The stretch that holds both."""
        return min(self.name[0], self.own[0]), max(self.name[1], self.own[1])


class _Place(NamedTuple):
    start: int
    end: int
    side: int


class Exchanges:
    """What one answer has put to the wrong thing.

    Args:
        document: the answer.
        lexicon: where the rubric's terms stand in it.
        negation: what is negated.
        rubric: tells what belongs to what.
        aside: sentences that don't count.
    """

    def __init__(
        self,
        document: Document,
        lexicon: Lexicon,
        negation: Negation,
        rubric: Rubric,
        aside: set[int],
    ) -> None:
        self._document = document
        self._lexicon = lexicon
        self._negation = negation
        self._aside = aside
        self._found: dict[str, Exchange] = {}
        for pairing in rubric.pairings:
            if found := self._first(pairing):
                for point in pairing.points:
                    self._found.setdefault(point, found)

    def of(self, point: str) -> Exchange | None:
        """Return what a point's statements have exchanged; None where nothing is."""
        return self._found.get(point)

    def _first(self, pairing: Pairing) -> Exchange | None:
        """Return the first exchange, unless as much is said of the right one, too."""
        owns = self._places([side.own for side in pairing.sides])
        names = self._places([side.names for side in pairing.sides]) if owns else []
        if not names:
            return None
        names = _not_within(names, owns)
        owns = _not_within(owns, names)
        # “… gives both the content and the tone”
        listed = {own for pair in pairwise(owns) if self._are_joined(*pair) for own in pair}
        first: Exchange | None = None
        balance = 0
        for own in owns:
            holder = self._holder(own, names) if own not in listed else None
            if holder is None:
                continue
            balance += 1 if holder.side == own.side else -1
            if holder.side != own.side:
                first = first or Exchange((holder.start, holder.end), (own.start, own.end))
        return first if balance < 0 else None

    def _places(self, lists: Sequence[list[str]]) -> list[_Place]:
        return sorted(
            _Place(start, end, side)
            for side, terms in enumerate(lists)
            for start, end in self._lexicon.find_any(terms)
        )

    def _holder(self, own: _Place, names: Sequence[_Place]) -> _Place | None:
        """Return the name that this is said of; None where that isn't clear, or denied."""
        clause = self._document.clauses[self._document.clause_at(own.start)]
        if clause.sentence in self._aside or self._is_denied(clause, own.start):
            return None
        text = self._document.text
        said_before = text[clause.start : own.start].lstrip().removeprefix("which ")
        goes_on = HOLDS.match(said_before)
        sentence = self._document.sentences[clause.sentence]
        before = bisect_right(names, own.start, key=_end) - 1
        if before >= 0 and names[before].start >= (sentence if goes_on else clause).start:
            gap = text[names[before].end : own.start]
            joined = before > 0 and self._are_joined(names[before - 1], names[before])
            return names[before] if _ties(HOLDS, gap) and not joined else None
        after = bisect_left(names, own.end, key=_start)
        if after < len(names) and names[after].end <= clause.end:
            return names[after] if _ties(HELD_BY, text[own.end : names[after].start]) else None
        return None

    def _are_joined(self, one: _Place, other: _Place) -> bool:
        """Whether what is of two sides stands together, as in “text and speech”."""
        gap = self._document.text[one.end : other.start]
        return one.side != other.side and len(gap) <= _JOINED and bool(AND.search(gap))

    def _is_denied(self, clause: Clause, start: int) -> bool:
        said_before = self._document.text[clause.start : start]
        return bool(LACKS.search(said_before)) or self._negation.stands_before(clause.start, start)


def _ties(words: re.Pattern[str], gap: str) -> bool:
    """Whether a stretch between a name and what is said to be its own ties the two."""
    return bool(words.search(gap)) and not AND.search(gap) and not LACKS.search(gap)


def _not_within(places: Sequence[_Place], others: Sequence[_Place]) -> list[_Place]:
    """Return those that are no part of another, longer one; both are sorted."""
    kept = []
    for place in places:
        first = bisect_left(others, place.start - _LONGEST, key=_start)
        last = bisect_right(others, place.start, key=_start)
        if not any(_is_within(place, other) for other in others[first:last]):
            kept.append(place)
    return kept


def _is_within(inner: _Place, outer: _Place) -> bool:
    longer = outer.end - outer.start > inner.end - inner.start
    return longer and outer.start <= inner.start and inner.end <= outer.end
