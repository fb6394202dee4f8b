"""Turn traditional Chinese into simplified, Taiwan's words into the mainland's, keeping places."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

_PIECE = re.compile(r"[^，。；：！？、,.;:!?\s|｜]{1,80}|.", re.DOTALL)
_SURROGATE = re.compile("[\ud800-\udfff]")
_FIRST, _LAST = 0x3400, 0x9FFF
CHINESE = re.compile(f"[{chr(_FIRST)}-{chr(_LAST)}]+")
# Aligning costs time that grows with the text; beyond this, quotations may be off by a character.
_MOST_ALIGNED = 6_000


class Simplified(NamedTuple):
    """A text, and for each of its characters where that came from."""

    text: str
    places: list[int] | range


def simplify(line: str) -> Simplified:
    """Return a line in simplified characters, as it is where it has no traditional one."""
    if not _is_traditional(line):
        return Simplified(line, range(len(line)))
    characters: list[str] = []
    places: list[int] = []
    for piece in _PIECE.finditer(line):
        raw = _SURROGATE.sub("?", piece[0])
        converted = _converter("tw2sp").convert(raw)
        characters.append(converted)
        exact = len(line) <= _MOST_ALIGNED
        places += (piece.start() + at for at in _aligned(raw, converted, exact=exact))
    return Simplified("".join(characters), places)


def _is_traditional(line: str) -> bool:
    if line.isascii():
        return False
    chinese = CHINESE.findall(line)
    # Most answers have none but these; to look the others up needs OpenCC's dictionaries.
    return not _is_in_gb2312("".join(chinese)) and not traditional_characters().isdisjoint(line)


@lru_cache(maxsize=1)
def traditional_characters() -> frozenset[str]:
    """Return the characters that simplified Chinese doesn't have."""
    every = "".join(map(chr, range(_FIRST, _LAST + 1)))
    simplified = _converter("t2s").convert(every)
    return frozenset(
        traditional
        for traditional, other in zip(every, simplified, strict=True)
        if traditional != other and not _is_in_gb2312(traditional)
    )


def _aligned(raw: str, converted: str, *, exact: bool) -> list[int]:
    """Return where in `raw` each character of `converted` comes from."""
    plain = _converter("t2s").convert(raw)
    if plain == converted:
        return list(range(len(raw)))
    last = len(raw) - 1
    if not exact or len(plain) != len(raw):
        return [min(at, last) for at in range(len(converted))]
    places: list[int] = []
    blocks = SequenceMatcher(None, plain, converted, autojunk=False).get_opcodes()
    for _, start, end, new_start, new_end in blocks:
        size = new_end - new_start
        # The last character of a word that got shorter keeps its end, so that quotes are whole.
        for at in range(size):
            final = at == size - 1 and end > start
            places.append(end - 1 if final else min(start + at, last))
    return places


@lru_cache(maxsize=2)
def _converter(name: str):  # type: ignore[no-untyped-def]  # opencc has no types
    import opencc  # imported late: most answers have no traditional character

    return opencc.OpenCC(name)


def _is_in_gb2312(text: str) -> bool:
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
