"""Mends terms whose characters an input method or dictation has taken for others that sound alike.

`slips.toml` says which; `benchmarks/homophone_slips.py` writes it and says how they are chosen.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

SLIPS = Path(__file__).with_name("slips.toml")


@dataclass(frozen=True, slots=True)
class Slip:
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

    def stands_at(self, text: str, position: int) -> bool:
        """Whether the slip, and nothing else, is what a text has at a position."""
        end = position + len(self.wrong)
        return (
            text.startswith(self.wrong, position)
            and text[max(0, position - 1) : position] not in self.before
            and text[end : end + 1] not in self.after
        )


def mend_slips(text: str) -> str:
    """Return a text of the same length with slips mended; no word of Chinese is touched."""
    if text.isascii():
        return text
    slips = slips_by_beginning()
    places = [index for index, pair in enumerate(pairwise(text)) if pair in slips]
    pieces: list[str] = []
    done = 0
    for place in places:
        if place < done:
            continue
        for slip in slips[text[place], text[place + 1]]:
            if slip.stands_at(text, place):
                pieces += [text[done:place], slip.right]
                done = place + len(slip.wrong)
                break
    return "".join([*pieces, text[done:]])


@lru_cache(maxsize=1)
def slips_by_beginning() -> dict[tuple[str, str], tuple[Slip, ...]]:
    """Return the slips by their first two characters, the longest first."""
    tables = tomllib.loads(SLIPS.read_text(encoding="utf-8"))
    before = {character: frozenset(guards) for character, guards in tables["before"].items()}
    after = {character: frozenset(guards) for character, guards in tables["after"].items()}
    none: frozenset[str] = frozenset()
    slips = [Slip(wrong, right) for right, all_ in tables["anywhere"].items() for wrong in all_]
    slips += [
        Slip(wrong, right, before.get(wrong[0], none), after.get(wrong[-1], none))
        for right, all_ in tables["guarded"].items()
        for wrong in all_
    ]
    found: dict[tuple[str, str], list[Slip]] = {}
    for slip in sorted(slips, key=lambda slip: -len(slip.wrong)):
        found.setdefault((slip.wrong[0], slip.wrong[1]), []).append(slip)
    return {beginning: tuple(those) for beginning, those in found.items()}
