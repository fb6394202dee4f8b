"""Terms of a rubric, and where they stand in an answer."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, KeysView, Set
from functools import lru_cache
from itertools import filterfalse
from typing import NamedTuple

import ahocorasick

from grader.rubric.folding import FOLDED, fold_term
from grader.rubric.packs import expand, packs_among, shared_vocabulary

MAX_MATCHES = 500
GAP_CHINESE = 14
GAP_LATIN = 45
GAP_BEFORE_ONE = 6  # a single character, such as 多, soon belongs to another word

Span = tuple[int, int]
_STOP = re.compile(r"[,:;。!?\n\x1f]|(?<!\.[a-z])\.\s")


class Piece(NamedTuple):
    """A literal; `open_ended` lets a Latin word go on (“concat*”)."""

    literal: str
    open_ended: bool


Pieces = tuple[Piece, ...]
_Parts = list[frozenset[str]]  # literals that each of them may be


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
    except ValueError as error:
        raise ValueError(f"the term {term!r} has {error}") from error


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
                    raise ValueError(f"a pack with {each!r}, of two parts")
                pieces |= dict.fromkeys(_alternatives(each))
            continue
        literal = fold_term(word.replace("*", ""))
        if not literal:
            raise ValueError("an empty part")
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


class Literals:
    """The literals of all terms of a rubric, found in one pass over a text (Aho, Corasick 1975)."""

    def __init__(self, terms: Iterable[str]) -> None:
        self._automaton = ahocorasick.Automaton()
        self.terms = frozenset(terms)
        self.plain = frozenset(filter(FOLDED.fullmatch, self.terms))
        self._beginning: dict[str, list[str]] = {}
        literals = set(self.plain)
        for term in self.terms - self.plain:
            parts = compile_term(term)
            for piece in parts[0]:
                self._beginning.setdefault(piece.literal, []).append(term)
            literals.update([piece.literal for pieces in parts for piece in pieces])
        for literal in literals:
            self._automaton.add_word(literal, literal)
        self._automaton.make_automaton()
        self.known = frozenset(literals)
        self._by_literal: dict[int, tuple[Pieces, dict[str, list[Piece]], list[Piece]]] = {}
        self._going_on: dict[str, list[tuple[str, _Parts]]] = {}
        self._split: dict[int, _SplitTerms] = {}
        self._lists_with: dict[str, list[int]] = {}
        self._lists_of: dict[int, list[int]] = defaultdict(list)
        self._unforeseen: list[int] = []

    def starts(self, text: str) -> dict[str, list[int]]:
        """Return where each literal that occurs begins, in order."""
        found: dict[str, list[int]] = {}
        for last, literal in self._automaton.iter(text):
            found.setdefault(literal, []).append(last + 1 - len(literal))
        return found

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
        return [*others, *(each for name in known.keys() & present for each in known[name])]

    def terms_within(self, present: frozenset[str]) -> frozenset[str]:
        """Return the terms that may be found where only these literals are present."""
        others = [
            term
            for literal in self._beginning.keys() & present
            for term, parts in self._going_on.get(literal) or self._goes_on(literal)
            if not any(map(present.isdisjoint, parts))
        ]
        return self.plain.intersection(present).union(others)

    def _goes_on(self, literal: str) -> list[tuple[str, _Parts]]:
        """Return the terms that begin with a literal, with what each other part of one may be."""
        found = self._going_on[literal] = [
            (
                term,
                [frozenset([piece.literal for piece in part]) for part in compile_term(term)[1:]],
            )
            for term in self._beginning[literal]
        ]
        return found


class Lexicon:
    """Finds terms in one folded text, each looked for once."""

    def __init__(self, text: str, literals: Literals | None = None) -> None:
        """Take the text; terms made of `literals` are found without a further pass over it."""
        self._text = text
        self._pieces: dict[Piece, list[Span]] = {}
        self._alternatives: dict[int, tuple[Pieces, list[Span]]] = {}  # hashing many takes long
        self._following: dict[int, tuple[list[Span], list[int]]] = {}
        self._terms: dict[str, list[Span]] = {}
        self._known: frozenset[str] = literals.known if literals else frozenset()
        self._starts = literals.starts(text) if literals else {}
        self._literals = literals
        present = frozenset(self._starts)
        self._present = literals.terms_within(present) if literals else frozenset()
        self._present_in, self._lists_split = (
            literals.by_list(self._present) if literals else ({}, 0)
        )
        nowhere: tuple[Collection[str], list[Span]] = (), []
        absent = literals.lists_without(self._present_in) if literals else ()
        self._lists = dict.fromkeys(absent, nowhere)

    def find_any(self, terms: Collection[str]) -> list[Span]:
        """Return where any of these terms stands (packs expanded), in order.

        What is found is kept for each list, which must not change.
        """
        if (kept := self._lists.get(id(terms))) is not None:
            return kept[1]
        spans: set[Span] = set()
        likely: Iterable[str]
        if self._literals is None:
            likely = expand(terms)
        else:
            split = self._literals.split(terms)
            present: Iterable[str]
            if split.number < self._lists_split:
                present = self._present_in.get(split.number, ())
            else:
                present = split.foreseen & self._present
            likely = (*present, *split.others) if split.others else present
            for pack in split.packs:  # many lists have the same
                spans.update(self.find_any(pack))
        for term in likely:
            spans.update(self.find(term))
        found = sorted(spans)
        self._lists[id(terms)] = terms, found
        return found

    def find_those(self, wanted: Callable[[str], bool]) -> list[Span]:
        """Return where any of the literals' terms for which `wanted` holds stands, in order."""
        return sorted({s for term in self._present if wanted(term) for s in self.find(term)})

    def find(self, term: str) -> list[Span]:
        """Return where a term stands, in order."""
        if (known := self._terms.get(term)) is not None:
            return known
        first, *others = compile_term(term)
        spans = self.find_one_of(first)
        for pieces in others:
            spans = self._followed_by(spans, pieces)
        self._terms[term] = spans
        return spans

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
        found = sorted({span for piece in present for span in self._find_piece(piece)})
        self._alternatives[id(pieces)] = pieces, found
        return found

    def _find_piece(self, piece: Piece) -> list[Span]:
        if (known := self._pieces.get(piece)) is not None:
            return known
        literal = piece.literal
        spans: list[Span] = []
        free = 0
        for start in self._begins(literal):
            if start < free:
                continue
            free = start + len(literal)
            if (stop := self._word_end(literal, start, free, piece.open_ended)) is not None:
                spans.append((start, stop))
                if len(spans) == MAX_MATCHES:
                    break
        self._pieces[piece] = spans
        return spans

    def _begins(self, literal: str) -> Iterable[int]:
        if literal in self._known:
            return self._starts.get(literal, ())
        return (found.start() for found in re.finditer(re.escape(literal), self._text))

    def _word_end(self, literal: str, start: int, end: int, open_ended: bool) -> int | None:
        """Return where the word ends, or None when a Latin literal is only part of one."""
        text = self._text
        if _is_latin(literal[0]) and start and _is_latin(text[start - 1]):
            return None
        if not _is_latin(literal[-1]):
            return end
        stop = end
        while stop < len(text) and stop - end < 20 and _is_latin(text[stop]):
            stop += 1
        return stop if open_ended or text[end:stop] in ("", "s", "es") else None


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
