"""Mend slips of the pen in Latin words, keeping the way back to the original."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

MAX_SPELT = 1_500
_MOST_KEPT = 20_000  # words
SHORTEST, LONGEST = 6, 20  # letters
ENGLISH_WORDS = Path(__file__).with_name("english_words.txt")
_LATIN_WORD = re.compile(rf"(?<![a-z])[a-z]{{{SHORTEST},{LONGEST}}}(?![a-z])")


def mend_spelling(
    text: str, offsets: array[int], known: frozenset[str], stems: tuple[str, ...] = ()
) -> tuple[str, array[int], list[tuple[int, int]]]:
    """Mend Latin words that are one slip from a known word of seven or more letters.

    In words of six letters only two swapped letters are mended. What begins with one of the `stems`
    is a word, and so is an English word: “neural” isn't “neutral” misspelt.

    Returns the text, its offsets, and by how much what follows each place has moved.
    """
    words = set(_LATIN_WORD.findall(text))
    if not words:
        return text, offsets, []
    mending = _mending(known, stems)
    if len(words) > MAX_SPELT:
        words = set(sorted(words)[:MAX_SPELT])
    mended = {word: right for word in words if (right := mending[word]) is not None}
    if not mended:
        return text, offsets, []
    pieces: list[str] = []
    places = array("L")
    moved: list[tuple[int, int]] = []
    end = shift = 0
    for match in _LATIN_WORD.finditer(text):
        if (right := mended.get(match[0])) is None:
            continue
        pieces += [text[end : match.start()], right]
        places.extend(offsets[end : match.start()])
        last = match.end() - 1
        places.extend(offsets[min(match.start() + at, last)] for at in range(len(right) - 1))
        places.append(offsets[last])
        end = match.end()
        shift += len(right) - len(match[0])
        moved.append((match.end(), shift))
    pieces.append(text[end:])
    places.extend(offsets[end:])
    return "".join(pieces), places, moved


class _Mending(dict[str, str | None]):
    """What words are mended to, None for those that are right, by word; each is looked up once."""

    def __init__(self, known: frozenset[str], stems: tuple[str, ...]) -> None:
        self._known, self._stems = known, stems
        self._targets: dict[str, list[str]] = {}  # by their first letter, which slips leave alone
        for word in sorted(known):
            if len(word) >= SHORTEST and word.isascii():
                self._targets.setdefault(word[0], []).append(word)

    def __missing__(self, word: str) -> str | None:
        if len(self) >= _MOST_KEPT:
            self.clear()
        self[word] = right = self._mended(word)
        return right

    def _mended(self, word: str) -> str | None:
        stem = word.removesuffix("s")
        if word in self._known or stem in self._known or word.startswith(self._stems):
            return None
        found = _within_one_edit(stem, self._targets.get(stem[0], ()))
        if found and _is_slip(stem, found) and english_words().isdisjoint((word, stem)):
            return found + word[len(stem) :]
        return None


@lru_cache(maxsize=100)
def _mending(known: frozenset[str], stems: tuple[str, ...]) -> _Mending:
    return _Mending(known, stems)


def _within_one_edit(word: str, among: Sequence[str]) -> str | None:
    from rapidfuzz import process  # takes 10 ms, and answers in Chinese have no use for it
    from rapidfuzz.distance import OSA

    found = process.extractOne(word, among, scorer=OSA.distance, score_cutoff=1)
    return found[0] if found else None


@lru_cache(maxsize=1)
def english_words() -> frozenset[str]:
    """Return English words of six letters or more; benchmarks/english_words.py chose them."""
    return frozenset(ENGLISH_WORDS.read_text(encoding="ascii").split())


def moved_to(position: int, moved: list[tuple[int, int]]) -> int:
    """Return where a position of the text stands after mending."""
    index = bisect_right(moved, position, key=lambda item: item[0])
    return position + moved[index - 1][1] if index else position


def _is_slip(word: str, known: str) -> bool:
    """Whether a word one edit away is that word misspelt, and not another word or ending."""
    if word == known or (word[0], word[-2:]) != (known[0], known[-2:]):
        return word != known and sorted(word) == sorted(known) and word[0] == known[0]
    return len(known) >= 7 or sorted(word) == sorted(known)
