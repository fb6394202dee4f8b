"""Terms of a rubric, and where they stand in an answer."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import ahocorasick
import tomli

from grader.rubric.clauses import fold_term

MAX_MATCHES = 2_000
GAP_CHINESE = 14
GAP_LATIN = 45
VOCABULARY = Path(__file__).with_name("vocabulary.toml")

Span = tuple[int, int]
_STOP = re.compile(r"[,:;。!?\n\x1f]|\.\s")


@dataclass(frozen=True, slots=True)
class Piece:
    """A literal; `open_ended` lets a Latin word go on (“concat*”)."""

    literal: str
    open_ended: bool


@lru_cache(maxsize=20_000)
def compile_term(term: str) -> tuple[Piece, ...]:
    """Compile a term: `*` lets a word go on, `~` allows a few words between two pieces."""
    pieces = []
    for part in term.split("~"):
        open_ended = part.rstrip().endswith("*")
        literal = fold_term(part.replace("*", ""))
        if not literal:
            raise ValueError(f"the term {term!r} has an empty part")
        pieces.append(Piece(literal, open_ended))
    return tuple(pieces)


def literal_term(words: str) -> str:
    """Return the term that matches just these words; empty if nothing is left of them."""
    plain = words.replace("*", " ").replace("~", " ").lstrip("@ ").strip()
    return plain if fold_term(plain) else ""


@lru_cache(maxsize=1)
def shared_vocabulary() -> dict[str, tuple[str, ...]]:
    """Return the shared synonym packs by name."""
    packs = tomli.loads(VOCABULARY.read_text(encoding="utf-8"))
    return {name: tuple(terms) for name, terms in packs.items()}


def expand(terms: Iterable[str]) -> tuple[str, ...]:
    """Replace `@name` by the shared pack of that name.

    Raises:
        KeyError: there is no such pack.
    """
    return _expanded(tuple(terms))


@lru_cache(maxsize=5_000)
def _expanded(terms: tuple[str, ...]) -> tuple[str, ...]:
    found: list[str] = []
    for term in terms:
        found.extend(expand(shared_vocabulary()[term[1:]]) if term[0] == "@" else [term])
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=5_000)
def _expanded_set(terms: tuple[str, ...]) -> frozenset[str]:
    return frozenset(_expanded(terms))


class Literals:
    """The literals of all terms of a rubric, found in one pass over a text (Aho, Corasick 1975)."""

    def __init__(self, terms: Iterable[str]) -> None:
        self._automaton = ahocorasick.Automaton()
        self.terms = frozenset(terms)
        self._beginning: dict[str, list[str]] = {}
        literals: set[str] = set()
        for term in self.terms:
            pieces = compile_term(term)
            self._beginning.setdefault(pieces[0].literal, []).append(term)
            literals.update(piece.literal for piece in pieces)
        for literal in literals:
            self._automaton.add_word(literal, literal)
        self._automaton.make_automaton()
        self.known = frozenset(literals)

    def starts(self, text: str) -> dict[str, list[int]]:
        """Return where each literal that occurs begins, in order."""
        found: dict[str, list[int]] = {}
        for last, literal in self._automaton.iter(text):
            found.setdefault(literal, []).append(last + 1 - len(literal))
        return found

    def terms_beginning_with(self, literals: Iterable[str]) -> frozenset[str]:
        """Return the terms whose first piece is one of these."""
        return frozenset(term for each in literals for term in self._beginning.get(each, ()))


class Lexicon:
    """Finds terms in one folded text, each looked for once."""

    def __init__(self, text: str, literals: Literals | None = None) -> None:
        """Take the text; terms made of `literals` are found without a further pass over it."""
        self._text = text
        self._pieces: dict[Piece, list[Span]] = {}
        self._terms: dict[str, list[Span]] = {}
        self._known: frozenset[str] = literals.known if literals else frozenset()
        self._starts = literals.starts(text) if literals else {}
        self._foreseen = literals.terms if literals else frozenset()
        self._present = literals.terms_beginning_with(self._starts) if literals else frozenset()
        self._lists: dict[tuple[str, ...], list[Span]] = {}

    def find_any(self, terms: Iterable[str]) -> list[Span]:
        """Return where any of these terms stands (packs expanded), in order."""
        key = tuple(terms)
        if (known := self._lists.get(key)) is None:
            wanted = _expanded_set(key)
            likely = wanted & self._present | (wanted - self._foreseen)
            known = sorted({span for term in likely for span in self.find(term)})
            self._lists[key] = known
        return known

    def find(self, term: str) -> list[Span]:
        """Return where a term stands, in order."""
        if (known := self._terms.get(term)) is not None:
            return known
        first, *others = compile_term(term)
        spans = self._find_piece(first)
        for piece in others:
            spans = self._followed_by(spans, piece)
        self._terms[term] = spans
        return spans

    def _followed_by(self, spans: list[Span], piece: Piece) -> list[Span]:
        following = self._find_piece(piece) if spans else []
        starts = [start for start, _ in following]
        gap = GAP_LATIN if piece.literal.isascii() else GAP_CHINESE
        joined = []
        for start, end in spans:
            index = bisect_left(starts, end)
            near = index < len(starts) and starts[index] - end <= gap
            if near and not _STOP.search(self._text, end, starts[index]):
                joined.append((start, following[index][1]))
        return joined

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
