"""Find what doesn't count as an answer: the question copied, and words addressed to the grader."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from grader.rubric.clauses import Document, compress
from grader.rubric.wording import PLEA

_SHARE = 0.75
_CHINESE_GRAM, _LATIN_GRAM = 4, 12
_LONGEST_PROMPT = 50_000


def set_aside(document: Document, prompt: str) -> set[int]:
    """Return the indices of the sentences that earn nothing."""
    return copied_sentences(document, prompt) | pleas(document)


def pleas(document: Document) -> set[int]:
    """Return the sentences that talk to whoever grades."""
    starts = [sentence.start for sentence in document.sentences]
    found = set()
    for match in PLEA.finditer(document.text):
        index = bisect_left(starts, match.start() + 1) - 1
        if index >= 0:
            found.add(index)
    return found


def copied_sentences(document: Document, prompt: str) -> set[int]:
    """Return the sentences that stand in the prompt, word for word or nearly."""
    return {
        index
        for index, sentence in enumerate(document.sentences)
        if is_copied(document.text[sentence.start : sentence.end], prompt)
    }


def is_copied(stretch: str, prompt: str) -> bool:
    """Say whether a stretch of normalised text stands in the prompt, word for word or nearly."""
    grams = _prompt_grams(prompt[:_LONGEST_PROMPT])
    words = "".join(character for character in stretch if character.isalnum())
    latin = sum(character.isascii() for character in words) > len(words) / 2
    size = _LATIN_GRAM if latin else _CHINESE_GRAM
    if len(words) < 2 * size:
        return False
    mine = [words[at : at + size] for at in range(len(words) - size + 1)]
    return sum(gram in grams[size] for gram in mine) >= _SHARE * len(mine)


@lru_cache(maxsize=32)
def _prompt_grams(prompt: str) -> dict[int, set[str]]:
    question = compress(prompt)
    return {size: _grams(question, size) for size in (_CHINESE_GRAM, _LATIN_GRAM)}


def _grams(text: str, size: int) -> set[str]:
    return {text[at : at + size] for at in range(len(text) - size + 1)}
