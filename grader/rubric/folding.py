"""Fold what is written in several ways, such as full-width letters, into one."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from grader.rubric.simplified import CHINESE, simplify
from grader.rubric.slips import mend_slips

_DROPPED = {ord(character): None for character in "*`"} | {
    code: None for code in (*range(32), 127) if chr(code) not in "\t\n\r"
}
_GAPS = re.compile(r"[\s_\-‐‑]+")
FOLDED = re.compile(r"[\u4e00-\u9fff]+|[a-z0-9]+(?: [a-z0-9]+)*")


def fold(text: str) -> str:
    """Fold a short text the way an answer is folded."""
    return mend_slips(fold_term(simplify(text).text))


def fold_term(term: str) -> str:
    """Fold a term of a rubric, which has neither traditional characters nor slips."""
    if FOLDED.fullmatch(term):  # most are, and a vocabulary has tens of thousands
        return term
    if term.isascii():
        kept = term.translate(_DROPPED).lower()
        return _GAPS.sub(" ", kept.replace("~", ",")).strip()
    folded = "".join(map(fold_character, term))
    return re.sub(r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])", "", _GAPS.sub(" ", folded).strip())


def compress(text: str) -> str:
    """Fold a text and keep only its letters, digits and Chinese characters."""
    return "".join(c for c in fold(text) if c.isalnum())


def count_chinese(text: str) -> int:
    """Return how many Chinese characters a folded text has."""
    return sum(map(len, CHINESE.findall(text)))


@lru_cache(maxsize=20_000)
def fold_character(character: str) -> str:
    """Return what a character becomes: none, one or several."""
    if "\ud800" <= character <= "\udfff" or character in "*`":
        return ""
    if character in "\t\u00a0 _-\u2010\u2011":
        return " "
    if character in "—–―~～":
        return ","
    folded = ""
    for part in unicodedata.normalize("NFKC", character).lower():
        category = unicodedata.category(part)
        if part == "’":
            folded += "'"
        elif category == "Zs":
            folded += " "
        elif part not in "\n\r" and category[0] != "C" and category != "Mn":
            folded += part
    return folded
