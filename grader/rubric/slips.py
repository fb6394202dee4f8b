"""Mends terms whose characters an input method or dictation has taken for others that sound alike.

`slips.toml` says which; `benchmarks/homophone_slips.py` writes it and says how they are chosen.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import tomli

SLIPS = Path(__file__).with_name("slips.toml")


class Slip(NamedTuple):
    """A way to misspell a term, and the characters beside which it is something else.

    Attributes:
        wrong: what was written.
        right: the term, just as long.
        before: after any of these characters, `wrong` begins with the end of another word.
        after: before any of these characters, `wrong` ends in the beginning of another word.
    """

    wrong: str
    right: str
    before: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()

    def is_meant(self, text: str, start: int) -> bool:
        """Whether what a text has at a position is this slip and not a meeting of two words."""
        end = start + len(self.wrong)
        return text[max(0, start - 1) : start] not in self.before and (
            text[end : end + 1] not in self.after
        )


class Slips(dict[str, Slip]):
    """All slips, by what was written."""

    @cached_property
    def lengths(self) -> dict[tuple[str, str], tuple[int, ...]]:
        """How long those are that begin with two characters, the longest first."""
        found: dict[tuple[str, str], set[int]] = {}
        for wrong in self:
            found.setdefault((wrong[0], wrong[1]), set()).add(len(wrong))
        return {pair: tuple(sorted(lengths, reverse=True)) for pair, lengths in found.items()}


def mend_slips(text: str) -> str:
    """Return a text of the same length with slips mended and all other words left alone."""
    if text.isascii():
        return text
    slips = load_slips()
    lengths = slips.lengths
    pieces: list[str] = []
    done = 0
    places = [(index, pair) for index, pair in enumerate(pairwise(text)) if pair in lengths]
    for place, pair in places:
        if place < done:
            continue
        for length in lengths[pair]:
            slip = slips.get(text[place : place + length])
            if slip is not None and slip.is_meant(text, place):
                pieces += (text[done:place], slip.right)
                done = place + length
                break
    return "".join([*pieces, text[done:]])


@lru_cache(maxsize=1)
def load_slips() -> Slips:
    """Return all slips."""
    tables = tomli.loads(SLIPS.read_text(encoding="utf-8"))
    before = {character: frozenset(guards) for character, guards in tables["before"].items()}
    after = {character: frozenset(guards) for character, guards in tables["after"].items()}
    none: frozenset[str] = frozenset()
    slips = Slips()
    for right, spellings in tables["anywhere"].items():
        for wrong in spellings.split():
            slips[wrong] = Slip(wrong, right)
    for right, spellings in tables["guarded"].items():
        for wrong in spellings.split():
            guards = before.get(wrong[0], none), after.get(wrong[-1], none)
            slips[wrong] = Slip(wrong, right, *guards)
    return slips
