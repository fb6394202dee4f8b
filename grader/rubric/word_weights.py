"""Weigh the words of an answer: a linear classifier, learnt from answers that people have marked.

A file `word_weights.json` beside a rubric holds the weights; benchmarks/train_word_weights.py
writes it. For each point there are two logistic regressions (Hastie, Tibshirani & Friedman, The
Elements of Statistical Learning, 2nd ed., section 4.4) for credit and two for faults: one over the
words of a single sentence, one over those of the whole answer. One more, over the whole answer,
tells whether it is about the question at all. A word counts once, by its inverse document frequency
(Sparck Jones 1972), and the length of a text is divided out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence, Set
from itertools import pairwise
from math import sqrt
from operator import add
from pathlib import Path
from typing import Any

from grader.errors import CatalogError
from grader.rubric.lexicon import Span
from grader.schema_files import broken_rule
from grader.text import Text

FILE_NAME = "word_weights.json"
SCHEMA = 1
NO_OTHER = -6.0  # log-odds where a rubric has one point only
MOST_TERMS = 8  # that are looked at for the words to quote
PREFIX = 6  # letters of a Latin word that count, so that its endings don't
_STRETCH = re.compile(r"[\u4e00-\u9fff]+|[a-z0-9']+(?: [a-z0-9']+)*")


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


def place_of(term: str, text: str, within: Span) -> Span | None:
    """Return where a term first stands in a stretch of a folded text; None if it doesn't."""
    parts = [
        re.escape(part) + (r"[a-z0-9']*" if len(part) == PREFIX else "") for part in term.split()
    ]
    pattern = " ".join(parts)
    if term.isascii():
        pattern = rf"(?<![a-z0-9']){pattern}(?![a-z0-9'])"
    found = re.compile(pattern).search(text, *within)
    return found.span() if found else None


class Table:
    """Weights of terms, a row each: the squared inverse document frequency, then every column's.

    They are whole numbers, times that frequency already; columns are the points' for credit, then
    the points' for faults, then, for whole answers, the topic's. A row is read when its term is
    first met.

    Raises:
        CatalogError: on reading a row of `source` that holds something else than these numbers.
    """

    def __init__(self, biases: Sequence[float], rows: Mapping[str, str], source: Path) -> None:
        self._biases = biases
        self._unread = rows
        self._source = source
        self._rows: dict[str, list[int]] = {}

    def sums(self, found: Set[str]) -> list[float]:
        """Return the log-odds of each column for a text with these terms."""
        known = self._rows
        rows = [known.get(term) or self._read(term) for term in self._unread.keys() & found]
        if not rows:
            return list(self._biases)
        squared, *columns = map(sum, zip(*rows, strict=True))
        length = sqrt(max(1, squared))
        return [bias + column / length for bias, column in zip(self._biases, columns, strict=True)]

    def weight(self, term: str, column: int) -> int:
        """Return how much a term says, 0 for an unknown one."""
        if term not in self._unread:
            return 0
        return (self._rows.get(term) or self._read(term))[column + 1]

    def read_all(self) -> None:
        """Read every row, to find what is wrong with any before an answer meets it."""
        for term in self._unread:
            self._read(term)

    def _read(self, term: str) -> list[int]:
        try:
            row = [int(each) for each in self._unread[term].split()]
        except (ValueError, AttributeError) as error:
            raise _unusable(self._source, f"{term!r}: {error}") from error
        if len(row) != 1 + len(self._biases):
            why = f"{term!r}: {len(row)} numbers, not {1 + len(self._biases)}"
            raise _unusable(self._source, why)
        self._rows[term] = row
        return row


class WordWeights:
    """The weights for the points of one rubric."""

    def __init__(self, points: Sequence[str], sentence: Table, answer: Table) -> None:
        self.points = tuple(points)
        self.sentence = sentence
        self.answer = answer

    @classmethod
    def from_json(cls, raw: Any, source: Path) -> WordWeights:
        """Return the weights in a decoded file, which comes from `source`.

        Raises:
            ValueError: it isn't one, or of another version.
        """
        try:
            if raw["schema"] != SCHEMA:
                raise ValueError(f"schema {raw['schema']}, not {SCHEMA}")
            tables = []
            for each, more in (("sentence", 0), ("answer", 1)):
                width = 2 * len(raw["points"]) + more
                biases = [float(bias) for bias in raw[each]["biases"]]
                if len(biases) != width:
                    raise ValueError(f"{each} should have {width} biases")
                if not isinstance(rows := raw[each]["rows"], dict):
                    raise ValueError(f"the rows of {each} should be an object")
                tables.append(Table(biases, rows, source))
            return cls(raw["points"], *tables)
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"something is missing: {error}") from error


class Weighing:
    """What the words of one answer say about each point, which has a number here.

    Args:
        weights: the weights to go by.
        text: the folded answer.
        sentences: where its sentences stand; at least one.

    Attributes:
        points: the points' ids, by number.
        terms_by_sentence: what each sentence holds.
        terms: all that the answer holds.
    """

    def __init__(self, weights: WordWeights, text: str, sentences: Sequence[Span]) -> None:
        self.points = weights.points
        self._table = weights.sentence
        self._text = text
        self._sentences = sentences
        self.terms_by_sentence = [terms(text[start:end]) for start, end in sentences]
        self._sums = [weights.sentence.sums(each) for each in self.terms_by_sentence]
        columns = list(zip(*self._sums, strict=True))
        self._strongest_sentences = [column.index(max(column)) for column in columns]
        self.terms = frozenset().union(*self.terms_by_sentence)
        self._whole = weights.answer.sums(self.terms)

    def topic(self) -> float:
        """Return the log-odds that the answer is about the question."""
        return self._whole[-1]

    def sentence_credit(self, sentence: int, point: int) -> float:
        """Return the log-odds that people would credit a point for this sentence."""
        return self._sums[sentence][point]

    def credit_of_others(self, sentence: int, point: int) -> float:
        """Return the greatest log-odds that another point would be credited for this sentence."""
        credit = self._sums[sentence][: len(self.points)]
        return max([*credit[:point], *credit[point + 1 :]], default=NO_OTHER)

    def sentence_fault(self, sentence: int, point: int) -> float:
        """Return the log-odds that people would find something wrong in a point here."""
        return self._sums[sentence][len(self.points) + point]

    def answer_credit(self, point: int) -> float:
        """Return the log-odds that people would credit a point, by all words of the answer."""
        return self._whole[point]

    def answer_fault(self, point: int) -> float:
        """Return the log-odds that people would find something wrong in a point, likewise."""
        return self._whole[len(self.points) + point]

    def best(self, point: int) -> int:
        """Return which sentence speaks most for a point."""
        return self._strongest_sentences[point]

    def worst(self, point: int) -> int:
        """Return which sentence speaks most for a fault."""
        return self._strongest_sentences[len(self.points) + point]

    def worst_fault(self, point: int) -> float:
        """Return the greatest log-odds of a fault that a sentence has."""
        return self.sentence_fault(self.worst(point), point)

    def span(self, sentence: int) -> Span:
        """Return where a sentence stands."""
        return self._sentences[sentence]

    def sentence_at(self, span: Span) -> int | None:
        """Return the first sentence that a stretch of the text touches."""
        for number, (start, end) in enumerate(self._sentences):
            if start < span[1] and span[0] < end:
                return number
        return None

    def words(self, sentence: int, point: int, most: int = 3) -> list[Span]:
        """Return the stretches of a sentence that speak most for a point, the strongest first.

        Terms that overlap or touch are one stretch: in Chinese, terms are no words by themselves.
        """
        return self._strongest(sentence, point, most)

    def faulty_words(self, sentence: int, point: int, most: int = 3) -> list[Span]:
        """Return the stretches of a sentence that speak most for a fault in a point."""
        return self._strongest(sentence, len(self.points) + point, most)

    def _strongest(self, sentence: int, column: int, most: int) -> list[Span]:
        within = self._sentences[sentence]
        weighed = sorted(
            (-self._table.weight(term, column), term)
            for term in self.terms_by_sentence[sentence]
            if len(term) > 1
        )
        placed = sorted(
            (place, weight)
            for weight, term in weighed[:MOST_TERMS]
            if weight < 0 and (place := place_of(term, self._text, within))
        )
        stretches: list[tuple[int, Span]] = []
        for (start, end), weight in placed:
            if stretches and start <= stretches[-1][1][1]:
                before, (first, last) = stretches.pop()
                stretches.append((before + weight, (first, max(last, end))))
            else:
                stretches.append((weight, (start, end)))
        return [span for _, span in sorted(stretches)[:most]]


def load_word_weights(path: Path) -> WordWeights:
    """Read a file of weights.

    Raises:
        CatalogError: it can't be read, is no JSON, or no table of weights.
    """
    try:
        return WordWeights.from_json(json.loads(path.read_bytes()), path)
    except (OSError, ValueError) as error:
        raise _unusable(path, str(error)) from error


def _unusable(path: Path, why: str) -> CatalogError:
    detail = Text(
        zh=f"不是可用的词权重（{why}）；请用 benchmarks/train_word_weights.py 重新生成，或者删掉它",
        en=f"holds no usable word weights ({why}); "
        "write it anew with benchmarks/train_word_weights.py, or delete it",
    )
    return broken_rule("word-weights", path, detail)
