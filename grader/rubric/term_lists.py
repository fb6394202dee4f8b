"""What an answer says by a rubric's lists of words, as terms to weigh beside its single words.

A list gathers what says the same, in both languages: what is learnt from one wording goes for the
others. Words without order can't tell “early fusion copes with a lost modality” from the same said
of late fusion, so a list weighs anew together with the concept that it is said of, and where it is
negated.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import itemgetter

from grader.rubric.anchors import Segment
from grader.rubric.lexicon import Lexicon

MOST_PLACES = 100  # of one list; no labelled answer has 80, hostile text has thousands


def list_terms(
    lists: Mapping[str, list[str]],
    lexicon: Lexicon,
    segments: Sequence[Segment],
    is_negated: Callable[[int, int, list[str]], bool],
) -> list[tuple[int, str]]:
    """Return where each list has a word, with its name, alone, with its concept and as negated.

    Args:
        lists: by their names.
        lexicon: finds their words.
        segments: what speaks of which concept, in order; none where there is but one concept.
        is_negated: says whether a word of a list, from start to end, is negated.
    """
    found = []
    starts = [segment.start for segment in segments]
    for name, terms in lists.items():
        if id(terms) in lexicon.absent:
            continue
        for start, end in lexicon.find_any(terms)[:MOST_PLACES]:
            found.append((start, name))
            if is_negated(start, end, terms):
                found.append((start, f"{name}!"))
            at = bisect_right(starts, start) - 1
            if at >= 0 and start < segments[at].end and (concept := segments[at].concept):
                found.append((start, f"{name}|{concept}"))
    return found


class TermLists:
    """The terms of one answer that lists yield, by where they begin."""

    def __init__(self, found: Iterable[tuple[int, str]]) -> None:
        places = sorted(found, key=itemgetter(0))
        self._starts = [start for start, _ in places]
        self._terms = [term for _, term in places]

    def within(self, start: int, end: int) -> set[str]:
        """Return the terms that begin in a stretch."""
        first = bisect_left(self._starts, start)
        return set(self._terms[first : bisect_left(self._starts, end, first)])
