"""Tell where sentences end that were written in one: without marks, or with commas only.

A microphone often leaves out all punctuation, and many people put commas where others put full
stops, above all in Chinese. Four logistic regressions, over the words on both sides of a place,
tell how likely a sentence ends there: where nothing stands between them and where a comma does,
before a Chinese character and before a Latin word. `sentence_ends.json` holds them;
benchmarks/train_sentence_ends.py writes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

from msgspec import json

PATH = Path(__file__).with_name("sentence_ends.json")
SCHEMA = 1
# How wide a stretch must be to be divided, and the parts that it may be divided into: in Latin
# letters, of which a Chinese character counts three.
LEAST_UNMARKED, LEAST_WITH_COMMAS, LEAST_PART = 90, 150, 25
# Log-odds, chosen for the greatest agreement on held-out answers without their punctuation, and
# with commas for their full stops: benchmarks/changed_punctuation.py.
UNMARKED_ODDS, COMMA_ODDS = -1.5, -0.5

Kind = Literal["unmarked", "comma"]  # whether nothing parts two words, or a comma or its like
_TOKEN = re.compile(r"[\u3400-\u9fff]|[a-z0-9']+")
_COMMA = re.compile(r"[,、:]")
_MARK = re.compile(r"[,、:()\[\]{}→|]")
_EDGE = ("^", "^"), ("$", "$")
_FIRST_CHINESE, _CHINESE_WIDTH = "\u3400", 3


class Place(NamedTuple):
    """A place between two words; the second starts at `start`, and `between` is what parts them."""

    start: int
    between: str
    before: tuple[str, str]
    after: tuple[str, str]

    @property
    def script(self) -> str:
        """What the second word is written in."""
        return "chinese" if self.after[0] >= "\u3400" else "latin"

    def terms(self) -> Iterator[str]:
        """Yield what there is to go by: words, pairs of them, and which pair meets here."""
        (second, last), (first, then) = self.before, self.after
        yield f"{last}|"
        yield f"|{first}"
        yield f"{last}|{first}"
        yield f"{second} {last}|"
        yield f"|{first} {then}"


def places(
    text: str, start: int, end: int, parted_by: re.Pattern[str] | None = None
) -> Iterator[Place]:
    """Yield the places between the words of a stretch of a folded text; words end at its edges.

    With `parted_by` only those where that is found between the two words.
    """
    found = list(_TOKEN.finditer(text, start, end))
    words = [*_EDGE[0], *(match[0] for match in found), *_EDGE[1]]
    for at in range(1, len(found)):
        between = text[found[at - 1].end() : found[at].start()]
        if parted_by and not parted_by.search(between):
            continue
        before, after = (words[at], words[at + 1]), (words[at + 2], words[at + 3])
        yield Place(found[at].start(), between, before, after)


def _is_wide(text: str, start: int, end: int, least: int) -> bool:
    """Whether a stretch is so wide in Latin letters, of which a Chinese character counts three."""
    if end - start >= least:
        return True
    if _CHINESE_WIDTH * (end - start) < least:
        return False
    chinese = sum(map(_FIRST_CHINESE.__le__, text[start:end]))
    return end - start + (_CHINESE_WIDTH - 1) * chinese >= least


class SentenceEnds:
    """The regressions, read from the contents of their file.

    Raises:
        ValueError: it is of another version.
    """

    def __init__(self, raw: Mapping[str, Any]) -> None:
        if raw["schema"] != SCHEMA:
            raise ValueError(f"schema {raw['schema']}, not {SCHEMA}")
        self._models: Mapping[Kind, Any] = {"unmarked": raw["unmarked"], "comma": raw["comma"]}

    def odds(self, place: Place, kind: Kind) -> float:
        """Return the log-odds that a sentence ends before a place."""
        model = self._models[kind][place.script]
        weights: Mapping[str, float] = model["weights"]
        return float(model["bias"]) + sum([weights.get(term, 0.0) for term in place.terms()])


def divide(text: str, start: int, end: int) -> list[int]:
    """Return where sentences begin within one that has no end between; none in a short one."""
    kind: Kind = "comma" if _MARK.search(text, start, end) else "unmarked"
    if not _is_wide(text, start, end, LEAST_WITH_COMMAS if kind == "comma" else LEAST_UNMARKED):
        return []
    ends, least = load_sentence_ends(), COMMA_ODDS if kind == "comma" else UNMARKED_ODDS
    parts = []
    for place in places(text, start, end, _COMMA if kind == "comma" else None):
        if _is_wide(text, start, place.start, LEAST_PART) and ends.odds(place, kind) > least:
            start = place.start
            parts.append(start)
    return parts


@lru_cache(maxsize=1)
def load_sentence_ends() -> SentenceEnds:
    """Return what comes with the package."""
    return SentenceEnds(json.decode(PATH.read_bytes()))
