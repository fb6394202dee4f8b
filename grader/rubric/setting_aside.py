"""Find what doesn't count as an answer: the question copied, and words addressed to the grader."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from grader.rubric.clauses import Document
from grader.rubric.folding import compress
from grader.rubric.lexicon import Span
from grader.rubric.pleas import find_pleas, find_roles

_SHARE = 0.75
_FEW = 3  # where no third gram is shared, a third isn't: more than _SHARE leaves
_CHINESE_GRAM, _LATIN_GRAM = 4, 12
_LONGEST_PROMPT = 50_000
_PAIR = re.compile(r"[\"'”]\s*[:：]")
# In a line of somebody else's, what begins the learner's own words.
_ANSWER_BEGINS = re.compile(
    r"\s?(?:(?:正文|(?:以下|下面)(?:是|为)(?:我的|本人的?)?(?:作答|回答|答案))\s*[:：]"
    r"|\b(?i:my (?:own )?answer)(?: is| follows)?\s*:)"
)
_QUOTED = re.compile(r"[\"“「『‘][^\"“”「」『』‘’\n]{6,300}[\"”」』’]")


def set_aside(document: Document, prompt: str) -> set[int]:
    """Return the indices of the sentences that earn nothing."""
    found = pleas(document)
    if found:  # what is written in one with a plea is what the grader is to find
        for whole in _as_written(document):
            if not found.isdisjoint(whole):
                found.update(whole)
    return found | copied_sentences(document, prompt)


def _as_written(document: Document) -> list[range]:
    """Return the sentences that were divided, and those that weren't, each as its indices."""
    starts = [n for n, sentence in enumerate(document.sentences) if not sentence.goes_on]
    return [range(*each) for each in pairwise([*starts, len(document.sentences)])]


def pleas(document: Document) -> set[int]:
    """Return the sentences that talk to whoever grades, or in the grader's own name.

    Where there are any, what stands in quotation marks in the same paragraph is no answer either:
    it is what the grader is told to look for.
    """
    starts = [sentence.start for sentence in document.sentences]
    found = {bisect_left(starts, start + 1) - 1 for start in find_pleas(document.text)}
    pretending = [*_lines_of_others(document.original), *_data(document.original)]
    found |= _sentences_in(document, pretending)
    if found:
        paragraphs = {_paragraph(document, index) for index in found if index >= 0}
        quotes = (match.span() for match in _QUOTED.finditer(document.original))
        found |= {
            index
            for index in _sentences_in(document, quotes)
            if _paragraph(document, index) in paragraphs
        }
    return found - {-1}


def _lines_of_others(text: str) -> Iterator[Span]:
    """Yield what stands after “System:” or in <system> as if somebody else had written it."""
    for match in find_roles(text):
        if tag := match["tag"]:
            end = text.lower().find(f"</{tag.lower()}", match.end())
            yield match.start(), end if end >= 0 else len(text)
        else:
            line = text.find("\n", match.end())
            end = line if line >= 0 else len(text)
            begun = _ANSWER_BEGINS.search(text, match.end(), end)
            yield match.start(), begun.start() if begun else end


def _data(text: str) -> Iterator[Span]:
    """Yield what is written like JSON: braces around names with their values."""
    if "{" not in text:
        return
    depth = start = 0
    for place, character in enumerate(text):
        if character == "{":
            if depth == 0:
                start = place
            depth += 1
        elif character == "}" and depth:
            depth -= 1
            if depth == 0 and _PAIR.search(text, start, place):
                yield start, place + 1


def _sentences_in(document: Document, stretches: Iterable[Span]) -> set[int]:
    """Return the sentences that touch some stretches of the original text."""
    found: set[int] = set()
    starts = [sentence.start for sentence in document.sentences]
    for start, end in stretches:
        left = bisect_left(document.offsets, start)
        right = bisect_left(document.offsets, end)
        found.update(range(max(0, bisect_right(starts, left) - 1), bisect_left(starts, right)))
    return found


def _paragraph(document: Document, sentence: int) -> int:
    """Return where the paragraph of a sentence begins in the original text."""
    place = document.offsets[document.sentences[sentence].start]
    return document.original.rfind("\n", 0, place) + 1


def copied_sentences(document: Document, prompt: str) -> set[int]:
    """Return the sentences that stand in the prompt, word for word or nearly."""
    sentences = document.sentences
    found: set[int] = set()
    for whole in _as_written(document):
        stretch = document.text[sentences[whole[0]].start : sentences[whole[-1]].end]
        if len(whole) > 1 and is_copied(stretch, prompt):
            found.update(whole)
            continue
        for index in whole:
            sentence = sentences[index]
            if is_copied(document.text[sentence.start : sentence.end], prompt):
                found.add(index)
    return found


def is_copied(stretch: str, prompt: str) -> bool:
    """Say whether a stretch of normalised text stands in the prompt, word for word or nearly."""
    words = "".join(filter(str.isalnum, stretch))
    latin = len(words.encode("ascii", "ignore")) > len(words) / 2
    size = _LATIN_GRAM if latin else _CHINESE_GRAM
    if len(words) < 2 * size:
        return False
    theirs = _prompt_grams(prompt[:_LONGEST_PROMPT])[size]
    starts = range(len(words) - size + 1)
    if theirs.isdisjoint([words[at : at + size] for at in starts[::_FEW]]):
        return False
    mine = [words[at : at + size] for at in starts]
    return sum(map(theirs.__contains__, mine)) >= _SHARE * len(mine)


@lru_cache(maxsize=32)
def _prompt_grams(prompt: str) -> dict[int, set[str]]:
    question = compress(prompt)
    return {size: _grams(question, size) for size in (_CHINESE_GRAM, _LATIN_GRAM)}


def _grams(text: str, size: int) -> set[str]:
    return {text[at : at + size] for at in range(len(text) - size + 1)}
