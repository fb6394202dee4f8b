"""Weigh the words of an answer: a linear classifier, learnt from answers that people have marked.

A file `word_weights.txt` beside a rubric holds the weights; benchmarks/train_word_weights.py
writes it. For each point there are two logistic regressions (Hastie, Tibshirani & Friedman, The
Elements of Statistical Learning, 2nd ed., section 4.4) for credit and two for faults: one over the
words of a single sentence, one over those of the whole answer. One more, over the whole answer,
tells whether it is about the question at all. A word counts once, by its inverse document frequency
(Sparck Jones 1972), and the length of a text is divided out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise
from operator import add
from pathlib import Path

from grader.rubric.common_weights import CommonWeights
from grader.rubric.lexicon import Span
from grader.rubric.weight_table import Table, Tables, check_widths, load, parse

FILE_NAME = "word_weights.txt"
SCHEMA = 6
PREFIX = 6  # letters of a Latin word that count, so that its endings don't
_STRETCH = re.compile(r"[\u4e00-\u9fff]+|[a-z0-9']+(?: [a-z0-9']+)*")
_WORD = re.compile(r"[a-z0-9']+")


def terms(text: str) -> set[str]:
    """Return the terms of a folded text.

    They are one to three Chinese characters that follow one another, and the beginnings of single
    Latin words and of two in a row.
    """
    found: set[str] = set()
    for stretch in _STRETCH.findall(text):
        if stretch[0] >= "\u4e00":
            pairs = list(map(add, stretch, stretch[1:]))
            found.update(stretch, pairs, map(add, pairs, stretch[2:]))
        else:
            words = [word[:PREFIX] for word in stretch.split(" ")]
            found.update(words, map(" ".join, pairwise(words)))
    return found


def places(wanted: Collection[str], text: str, within: Span) -> dict[str, Span]:
    """Return where terms first stand in a stretch of a folded text; not those that don't."""
    found: dict[str, Span] = {}
    for term in wanted:
        if not term.isascii() and (start := text.find(term, *within)) >= 0:
            found[term] = start, start + len(term)
    before, first, last = "", 0, 0
    for word in _WORD.finditer(text, *within):
        begun = word[0][:PREFIX]
        both = f"{before} {begun}"
        if both in wanted and text[last : word.start()] == " ":
            found.setdefault(both, (first, word.end()))
        if begun in wanted:
            found.setdefault(begun, word.span())
        before, (first, last) = begun, word.span()
    return found


class WordWeights:
    """The weights for the points of one rubric: of words in a sentence or an answer.

    Attributes:
        points: the points' ids, in order.
    """

    def __init__(self, points: Sequence[str], table: Table) -> None:
        self.points = tuple(points)
        self._table = table
        self._words: tuple[CommonWeights, Tables] | None = None

    def words(self, common: CommonWeights) -> Tables:
        """Return the weights of words in a sentence, in an answer, and for any question."""
        if self._words is None or self._words[0] is not common:
            self._words = common, Tables(self._table, common.table)
        return self._words[1]

    def read_all(self) -> None:
        """Read every row, to find what is wrong with any before an answer meets it.

        Raises:
            CatalogError: one of them is broken.
        """
        self._table.read_all()

    @classmethod
    def from_bytes(cls, data: bytes, source: Path) -> WordWeights:
        """Return the weights that a file holds, which is called `source` in messages.

        Raises:
            ValueError: it isn't one, or of another version.
        """
        head, table = parse(data, source, SCHEMA)
        if not isinstance(points := head.get("points"), list):
            raise ValueError("there should be points")
        both = 2 * len(points)
        check_widths(table, {"sentence": both, "answer": both + 1})
        return cls(points, table)


def load_word_weights(path: Path) -> WordWeights:
    """Read a file of weights.

    Raises:
        CatalogError: it can't be read, or is no such file.
    """
    return load(path, WordWeights.from_bytes)
