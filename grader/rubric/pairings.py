"""Find where an answer says of one thing what belongs to another: “the text gives the tone”.

Word weights can't, as the words are those of a right answer. A rubric's `pairings` tell what
belongs to what. Within a clause, what belongs to somebody is held by the nearest name before it if
a word such as “gives” or “负责” ties the two, else by the nearest one after it. A clause that
begins with such a word is about the name before.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from grader.rubric.clauses import Clause, Document
from grader.rubric.format import Pairing, Rubric
from grader.rubric.lexicon import Lexicon, Span
from grader.rubric.negation import Negation
from grader.rubric.wording import AND, HELD_BY, HOLDS, LACKS


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
        self._found: dict[str, Exchange | None] = {}
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
        names = [name for name in names if not any(_within(name, own) for own in owns)]
        owns = [own for own in owns if not any(_within(own, name) for name in names)]
        exchanged = []
        balance = 0
        listed = {
            each
            for pair in pairwise(owns)
            if self._are_joined(*pair)
            for each in pair  # “gives both the content and the tone”
        }
        for own in owns:
            holder = self._holder(own, names) if own not in listed else None
            if holder is None:
                continue
            balance += 1 if holder.side == own.side else -1
            if holder.side != own.side:
                exchanged.append(Exchange((holder.start, holder.end), (own.start, own.end)))
        return exchanged[0] if balance < 0 else None

    def _places(self, lists: Sequence[list[str]]) -> list[_Place]:
        return sorted(
            _Place(start, end, side)
            for side, terms in enumerate(lists)
            for start, end in self._lexicon.find_any(terms)
        )

    def _holder(self, own: _Place, names: Sequence[_Place]) -> _Place | None:
        clause = self._document.clauses[self._document.clause_at(own.start)]
        if clause.sentence in self._aside or self._is_denied(clause, own.start):
            return None
        text, sentence = self._document.text, self._document.sentences[clause.sentence]
        after = bisect_left(names, own.end, key=lambda name: name.start)
        before = bisect_left(names, own.start, key=lambda name: name.end) - 1
        if before + 1 < len(names) and names[before + 1].end <= own.start:
            before += 1
        goes_on = HOLDS.match(text, clause.start, own.start)
        since = sentence.start if goes_on else clause.start
        if before >= 0 and names[before].start >= since:
            name = names[before]
            gap = text[name.end : own.start]
            if not HOLDS.search(gap) or AND.search(gap) or LACKS.search(gap):
                return None
            return None if before and self._are_joined(names[before - 1], name) else name
        if after < len(names) and names[after].end <= clause.end:
            gap = text[own.end : names[after].start]
            tied = HELD_BY.search(gap) and not AND.search(gap) and not LACKS.search(gap)
            return names[after] if tied else None
        return None

    def _are_joined(self, one: _Place, other: _Place) -> bool:
        """Whether what is of two sides stands together, as in “text and speech”."""
        gap = self._document.text[one.end : other.start]
        return one.side != other.side and len(gap) <= _JOINED and bool(AND.search(gap))

    def _is_denied(self, clause: Clause, start: int) -> bool:
        said_before = self._document.text[clause.start : start]
        return bool(LACKS.search(said_before)) or self._negation.stands_before(clause.start, start)


_JOINED = 10  # characters, at most, between two that are joined


def _within(inner: _Place, outer: _Place) -> bool:
    """Whether one stretch lies within a longer one."""
    longer = outer.end - outer.start > inner.end - inner.start
    return longer and outer.start <= inner.start and inner.end <= outer.end
