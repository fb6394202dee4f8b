"""Weights of terms, and adding up those of a text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from math import sqrt
from pathlib import Path
from struct import calcsize, pack, unpack

from grader.errors import CatalogError
from grader.schema_files import broken_rule
from grader.text import Text

GREATEST = 2**15 - 1  # number in a row
_LIFT = GREATEST + 1  # makes every number of a row one without a sign


class Table:
    """Weights of terms, a row each: the squared inverse document frequency, then every column's.

    They are whole numbers, times that frequency already; columns are the points' for credit, then
    the points' for faults, then, for whole answers, the topic's. A row is read when its term is
    first met, and kept as one large number with a number of 32 bits to a column: an answer adds up
    hundreds of rows, which is an addition for each, not one for every column.

    Raises:
        CatalogError: on reading a row of `source` that holds something else than these numbers.
    """

    def __init__(self, biases: Sequence[float], rows: Mapping[str, str], source: Path) -> None:
        self._biases = biases
        self._unread = rows
        self._source = source
        self._rows: dict[str, int] = {}
        self._packed = f"<{1 + len(biases)}I"

    def sums(self, found: Set[str]) -> list[float]:
        """Return the log-odds of each column for a text with these terms."""
        known = self._rows
        rows = [known.get(term) or self._read(term) for term in self._unread.keys() & found]
        if not rows:
            return list(self._biases)
        squared, *columns = self._columns(sum(rows), len(rows))
        length = sqrt(max(1, squared))
        return [bias + column / length for bias, column in zip(self._biases, columns, strict=True)]

    def weight(self, term: str, column: int) -> int:
        """Return how much a term says, 0 for an unknown one."""
        if term not in self._unread:
            return 0
        return self._columns(self._rows.get(term) or self._read(term), 1)[column + 1]

    def read_all(self) -> None:
        """Read every row, to find what is wrong with any before an answer meets it."""
        for term in self._unread:
            self._read(term)

    def _columns(self, rows: int, count: int) -> list[int]:
        """Take a sum of this many rows apart."""
        packed = rows.to_bytes(calcsize(self._packed), "little")
        return [each - count * _LIFT for each in unpack(self._packed, packed)]

    def _read(self, term: str) -> int:
        try:
            row = [int(each) for each in self._unread[term].split()]
        except (ValueError, AttributeError) as error:
            raise unusable(self._source, f"{term!r}: {error}") from error
        if len(row) != 1 + len(self._biases):
            why = f"{term!r}: {len(row)} numbers, not {1 + len(self._biases)}"
            raise unusable(self._source, why)
        if max(map(abs, row)) > GREATEST:
            raise unusable(self._source, f"{term!r}: a number beyond {GREATEST:,}")
        packed = pack(self._packed, *(each + _LIFT for each in row))
        read = self._rows[term] = int.from_bytes(packed, "little")
        return read


def unusable(path: Path, why: str) -> CatalogError:
    """Return the error for a file of weights that can't be used, to raise."""
    detail = Text(
        zh=f"不是可用的词权重（{why}）；请用 benchmarks/train_word_weights.py 重新生成，或者删掉它",
        en=f"holds no usable word weights ({why}); "
        "write it anew with benchmarks/train_word_weights.py, or delete it",
    )
    return broken_rule("word-weights", path, detail)
