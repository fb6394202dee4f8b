"""Where the terms of a rubric stand in an answer."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable
from string import ascii_letters, digits

from grader.rubric.literals import Literals, Piece, Pieces, compile_term
from grader.rubric.packs import expand

MAX_MATCHES = 500
GAP_CHINESE = 14
GAP_LATIN = 45
GAP_BEFORE_ONE = 6  # a single character, such as 多, soon belongs to another word

Span = tuple[int, int]
_STOP = re.compile(r"[,:;。!?\n\x1f]|(?<!\.[a-z])\.\s")
_LATIN = frozenset(ascii_letters + digits)
_PLURAL = ("", "s", "es")
_LONGEST_ENDING = 20


class Lexicon:
    """Finds terms in one folded text, each looked for once."""

    def __init__(self, text: str, literals: Literals | None = None) -> None:
        """Take the text; terms made of `literals` are found without a further pass over it."""
        self._text = text
        self._open_ended: dict[str, list[Span]] = {}
        self._alternatives: dict[int, tuple[Pieces, list[Span]]] = {}  # hashing many takes long
        self._following: dict[int, tuple[list[Span], list[int]]] = {}
        self._terms: dict[str, list[Span]] = {}
        self._known: frozenset[str] = literals.known if literals else frozenset()
        self._plain: frozenset[str] = literals.plain if literals else frozenset()
        self._literals = literals
        self._starts, self._present = literals.find(text) if literals else ({}, set())
        self._present_in, self._lists_split = (
            literals.by_list(self._present) if literals else ({}, 0)
        )
        nowhere: tuple[Collection[str], list[Span]] = (), []
        self.absent = literals.lists_without(self._present_in) if literals else frozenset()
        self._lists = dict.fromkeys(self.absent, nowhere)

    def find_any(self, terms: Collection[str]) -> list[Span]:
        """Return where any of these terms stands (packs expanded), in order.

        What is found is kept for each list, which must not change.
        """
        if (kept := self._lists.get(id(terms))) is not None:
            return kept[1]
        present: Iterable[str]
        if self._literals is None:
            some = []
            present = expand(terms)
        else:
            split = self._literals.split(terms)
            some = [spans for pack in split.packs if (spans := self.find_any(pack))]
            if split.number < self._lists_split:
                present = self._present_in.get(split.number, ())
            else:
                present = split.foreseen & self._present
            if split.others:
                present = (*present, *split.others)
        known = self._terms
        for term in present:
            spans = known[term] if term in known else self.find(term)
            if spans:
                some.append(spans)
        found = _in_order(some)
        self._lists[id(terms)] = terms, found
        return found

    def find_those(self, wanted: Callable[[str], bool]) -> list[Span]:
        """Return where any of the literals' terms for which `wanted` holds stands, in order."""
        if self._literals is None:
            return []
        those = self._literals.those(wanted, self._present)
        return _in_order([spans for term in those if (spans := self.find(term))])

    def find(self, term: str) -> list[Span]:
        """Return where a term stands, in order."""
        if (known := self._terms.get(term)) is not None:
            return known
        if term in self._plain:
            known = self._places(term, open_ended=False)
        else:
            first, *others = compile_term(term)
            known = self.find_one_of(first)
            for pieces in others:
                known = self._followed_by(known, pieces)
        self._terms[term] = known
        return known

    def _followed_by(self, spans: list[Span], pieces: Pieces) -> list[Span]:
        following = self.find_one_of(pieces) if spans else []
        if not following:
            return []
        if (kept := self._following.get(id(following))) is None:
            kept = self._following[id(following)] = following, [start for start, _ in following]
        starts = kept[1]
        joined = []
        for start, end in spans:
            index = bisect_left(starts, end)
            if index == len(starts):
                continue
            where, stop = following[index]
            gap = GAP_LATIN if self._text[where].isascii() else GAP_CHINESE
            if stop - where == 1:
                gap = GAP_BEFORE_ONE
            if where - end <= gap and not _STOP.search(self._text, end, where):
                joined.append((start, stop))
        return joined

    def find_one_of(self, pieces: Pieces) -> list[Span]:
        """Return where one of these stands, in order."""
        if len(pieces) == 1:
            return self._find_piece(pieces[0])
        if (kept := self._alternatives.get(id(pieces))) is not None:
            return kept[1]
        if self._literals is None:
            present: Iterable[Piece] = pieces
        else:
            present = self._literals.among(pieces, self._starts.keys())
        found = _in_order([spans for piece in present if (spans := self._find_piece(piece))])
        self._alternatives[id(pieces)] = pieces, found
        return found

    def _find_piece(self, piece: Piece) -> list[Span]:
        literal, open_ended = piece
        kept = self._open_ended if open_ended else self._terms  # to which plain literals belong
        if (known := kept.get(literal)) is None:
            known = kept[literal] = self._places(literal, open_ended)
        return known

    def _places(self, literal: str, open_ended: bool) -> list[Span]:
        """Return where a literal stands, and not as part of a longer Latin word."""
        starts = self._starts.get(literal, ()) if literal in self._known else self._begins(literal)
        text, size = self._text, len(literal)
        begins_latin, ends_latin = literal[0] in _LATIN, literal[-1] in _LATIN
        spans: list[Span] = []
        free = 0
        for start in starts:
            if start < free:
                continue
            free = end = start + size
            if begins_latin and start and text[start - 1] in _LATIN:
                continue
            if ends_latin:
                while text[end : end + 1] in _LATIN and end - free < _LONGEST_ENDING:
                    end += 1
                if not open_ended and text[free:end] not in _PLURAL:
                    continue
            spans.append((start, end))
            if len(spans) == MAX_MATCHES:
                break
        return spans

    def _begins(self, literal: str) -> list[int]:
        return [found.start() for found in re.finditer(re.escape(literal), self._text)]


def _in_order(some: list[list[Span]]) -> list[Span]:
    """Return all of these in order, each once."""
    if len(some) > 1:
        return sorted(set().union(*some))
    return some[0] if some else []
