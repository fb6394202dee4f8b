"""Terms of a rubric, and where they stand in an answer."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from grader.rubric.clauses import fold

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
        literal = fold(part.replace("*", ""))
        if not literal:
            raise ValueError(f"the term {term!r} has an empty part")
        pieces.append(Piece(literal, open_ended))
    return tuple(pieces)


@lru_cache(maxsize=1)
def shared_vocabulary() -> dict[str, tuple[str, ...]]:
    """Return the shared synonym packs by name."""
    packs = tomllib.loads(VOCABULARY.read_text(encoding="utf-8"))
    return {name: tuple(terms) for name, terms in packs.items()}


def expand(terms: list[str]) -> tuple[str, ...]:
    """Replace `@name` by the shared pack of that name.

    Raises:
        KeyError: there is no such pack.
    """
    found: list[str] = []
    for term in terms:
        found.extend(expand(list(shared_vocabulary()[term[1:]])) if term[0] == "@" else [term])
    return tuple(dict.fromkeys(found))


class Lexicon:
    """Finds terms in one folded text, each looked for once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._pieces: dict[Piece, list[Span]] = {}
        self._terms: dict[str, list[Span]] = {}

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
        text, literal = self._text, piece.literal
        spans: list[Span] = []
        start = text.find(literal)
        while start >= 0 and len(spans) < MAX_MATCHES:
            end = start + len(literal)
            if (stop := self._word_end(literal, start, end, piece.open_ended)) is not None:
                spans.append((start, stop))
            start = text.find(literal, end)
        self._pieces[piece] = spans
        return spans

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
