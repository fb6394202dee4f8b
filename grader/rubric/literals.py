"""Terms of a rubric, and the literals that they are made of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, KeysView, Set
from functools import lru_cache
from itertools import chain, filterfalse
from typing import NamedTuple

import ahocorasick

from grader.errors import RuleError
from grader.rubric.folding import FOLDED, fold_term
from grader.rubric.packs import expand, packs_among, shared_vocabulary


class Piece(NamedTuple):
    """A literal; `open_ended` lets a Latin word go on (“concat*”)."""

    literal: str
    open_ended: bool


Pieces = tuple[Piece, ...]


@lru_cache(maxsize=100_000)
def is_plain(term: str) -> bool:
    """Say whether a term is a literal as it stands, which most are."""
    return bool(FOLDED.fullmatch(term))


@lru_cache(maxsize=100_000)
def compile_term(term: str) -> tuple[Pieces, ...]:
    """Compile a term into what has to follow each other, each as alternatives.

    `~` allows a few words between two parts, `|` separates alternatives in a part, `@name` among
    them is a shared pack, and `*` lets a word go on.

    Raises:
        ValueError: a part is empty.
        KeyError: there is no such pack.
    """
    try:
        return tuple([_alternatives(part) for part in term.split("~")])
    except RuleError as error:
        raise RuleError(
            zh=f"词条 {term!r} 里有{error.text.zh}；请改写",
            en=f"the term {term!r} has {error.text.en}; rewrite it",
        ) from error


def check_terms(terms: Iterable[str]) -> None:
    """Raise what compiling any of these terms would; their packs are looked through once.

    Raises:
        ValueError: a part is empty.
        KeyError: there is no such pack.
    """
    others = [*filterfalse(FOLDED.fullmatch, terms)]
    packs = packs_among(others)
    for pack in packs:
        _check_pack(pack[1:])
    for term in others:
        if term not in packs:
            compile_term(term)


@lru_cache(maxsize=1_000)
def _check_pack(name: str) -> None:
    check_terms(shared_vocabulary()[name])


@lru_cache(maxsize=100_000)
def _alternatives(part: str) -> Pieces:
    """Compile a part of a term; many terms share one, such as a pack, and what is found of it."""
    pieces: dict[Piece, None] = {}
    for word in part.split("|"):
        open_ended = word.endswith("*")
        if FOLDED.fullmatch(literal := word[:-1] if open_ended else word):  # most are
            pieces[Piece(literal, open_ended)] = None
            continue
        if word.strip().startswith("@"):
            for each in expand((word.strip(),)):
                if "~" in each:
                    raise RuleError(
                        zh=f"一个词包，其中 {each!r} 由两部分组成",
                        en=f"a pack with {each!r}, of two parts",
                    )
                pieces |= dict.fromkeys(_alternatives(each))
            continue
        literal = fold_term(word.replace("*", ""))
        if not literal:
            raise RuleError(zh="空的部分", en="an empty part")
        pieces[Piece(literal, word.rstrip().endswith("*"))] = None
    return tuple(pieces)


def literal_term(words: str) -> str:
    """Return the term that matches just these words; empty if nothing is left of them."""
    plain = re.sub(r"[*~|]", " ", words).lstrip("@ ").strip()
    return plain if fold_term(plain) else ""


class _SplitTerms(NamedTuple):
    """A list of terms: the packs that it names, and its own, made of known literals or not.

    With the list itself, so that its id can't go to another, its number among all lists, that
    number with those of its packs, and whether any of them has others.
    """

    number: int
    numbers: frozenset[int]
    unforeseen: bool
    terms: Collection[str]
    packs: list[tuple[str, ...]]
    foreseen: frozenset[str]
    others: frozenset[str]


# A literal as it is found: how far it begins before its last character, whether it is a term, other
# terms of one part that have it, and those of several, as two bits each of a number.
_Found = tuple[str, int, bool, list[str] | None, int | None]


class Literals:
    """The literals of all terms of a rubric, found in one pass over a text (Aho, Corasick 1975)."""

    def __init__(self, terms: Iterable[str]) -> None:
        self._automaton = ahocorasick.Automaton()
        self.terms = frozenset(terms)
        self.plain = frozenset(filter(FOLDED.fullmatch, self.terms))
        self._several: list[tuple[str, list[frozenset[str]]]] = []
        having: dict[str, list[str]] = {}
        parts: dict[str, int] = {}
        further: set[str] = set()
        for term in self.terms - self.plain:
            first, *others = compile_term(term)
            if others:
                further.update(self._add_several(parts, term, first, *others))
            else:
                for literal, _ in first:
                    having.setdefault(literal, []).append(term)
        self._firsts = (4 ** len(self._several) - 1) // 3
        further.update(having, parts)
        add = self._automaton.add_word
        for word in self.plain - further:  # most
            add(word, (word, 1 - len(word), True, None, None))
        for word in further:
            is_term = word in self.plain
            found: _Found = word, 1 - len(word), is_term, having.get(word), parts.get(word)
            add(word, found)
        self._automaton.make_automaton()
        self.known = self.plain | further
        self._by_literal: dict[int, tuple[Pieces, dict[str, list[Piece]], list[Piece]]] = {}
        self._those: dict[Callable[[str], bool], tuple[set[str], set[str]]] = {}
        self._split: dict[int, _SplitTerms] = {}
        self._lists_with: dict[str, list[int]] = {}
        self._lists_of: dict[int, list[int]] = defaultdict(list)
        self._unforeseen: list[int] = []

    def find(self, text: str) -> tuple[dict[str, list[int]], set[str]]:
        """Return where each literal that occurs begins, in order, and the terms that may be there.

        What there is to know of a literal comes with it: to look it up in one table after the other
        takes longer than to find it, as most of these are in no cache.
        """
        starts: dict[str, list[int]] = {}
        terms: set[str] = set()
        parts = 0
        for last, (literal, back, is_term, having, of_several) in self._automaton.iter(text):
            if (known := starts.get(literal)) is not None:
                known.append(last + back)
                continue
            starts[literal] = [last + back]
            if is_term:
                terms.add(literal)
            if having:
                terms.update(having)
            if of_several:
                parts |= of_several
        both = parts & parts >> 1 & self._firsts
        while both:
            at = both.bit_length() - 1
            both ^= 1 << at
            term, others = self._several[at // 2]
            if not any(map(starts.keys().isdisjoint, others)):
                terms.add(term)
        return starts, terms

    def split(self, terms: Collection[str]) -> _SplitTerms:
        """Sort out a list of terms. Kept for each, which must not change: it is asked for often."""
        kept = self._split.get(id(terms))
        if kept is None:
            named = packs_among(terms)
            packs = [shared_vocabulary()[term[1:]] for term in named]
            own = frozenset(terms).difference(named)
            of_packs = [self.split(pack) for pack in packs]
            number, foreseen, others = len(self._split), own & self.terms, own - self.terms
            numbers = frozenset([number]).union(*(each.numbers for each in of_packs))
            unforeseen = bool(others) or any(each.unforeseen for each in of_packs)
            kept = _SplitTerms(number, numbers, unforeseen, terms, packs, foreseen, others)
            for term in foreseen:
                self._lists_with.setdefault(term, []).append(number)
            for each in numbers:
                self._lists_of[each].append(id(terms))
            if unforeseen:
                self._unforeseen.append(id(terms))
            self._split[id(terms)] = kept
        return kept

    def by_list(self, present: Collection[str]) -> tuple[dict[int, list[str]], int]:
        """Return which of these terms each list has that was ever split, and how many were.

        Lists go by their numbers; those that have none of these terms aren't in it.
        """
        found: dict[int, list[str]] = defaultdict(list)
        for term in present:
            for number in self._lists_with.get(term, ()):
                found[number].append(term)
        return found, len(self._split)

    def lists_without(self, numbers: Iterable[int]) -> Set[int]:
        """Return the ids of the lists ever split that have none of what these lists have."""
        possible = set(self._unforeseen).union(*map(self._lists_of.__getitem__, numbers))
        return self._split.keys() - possible

    def among(self, pieces: Pieces, present: KeysView[str]) -> list[Piece]:
        """Return those of the alternatives whose literal is present, or not one of these."""
        kept = self._by_literal.get(id(pieces))
        if kept is None:
            known: dict[str, list[Piece]] = {}
            others = []
            for piece in pieces:
                if piece.literal in self.known:
                    known.setdefault(piece.literal, []).append(piece)
                else:
                    others.append(piece)
            kept = self._by_literal[id(pieces)] = pieces, known, others
        _, known, others = kept
        return [*others, *chain.from_iterable(map(known.__getitem__, known.keys() & present))]

    def _add_several(
        self, parts: dict[str, int], term: str, first: Pieces, second: Pieces, *others: Pieces
    ) -> frozenset[str]:
        """Enter a term of several parts; return the literals of those after the second.

        Its first two parts are two bits of a number that each literal has: what is there of two
        parts of thousands of terms is the union of some numbers.
        """
        place = 1 << 2 * len(self._several)
        for literal, _ in first:
            parts[literal] = parts[literal] | place if literal in parts else place
        place <<= 1
        for literal, _ in second:
            parts[literal] = parts[literal] | place if literal in parts else place
        of_others = [frozenset([literal for literal, _ in part]) for part in others]
        self._several.append((term, of_others))
        return frozenset().union(*of_others)

    def those(self, wanted: Callable[[str], bool], among: Set[str]) -> Set[str]:
        """Return the terms among some for which `wanted` holds; each is asked about once."""
        asked, those = self._those.setdefault(wanted, (set(), set()))
        if new := among - asked:
            asked |= new
            those.update(filter(wanted, new))
        return those & among
