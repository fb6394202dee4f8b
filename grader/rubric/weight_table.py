"""Weights of terms, adding up those of a text, and the files that hold them.

A file begins with a line of JSON: what it is for, the biases of its parts, and the sizes of its
pages. The rows follow, a line each: a term, a tab, and numbers of two hexadecimal digits. A page is
some rows that follow one another; which of them a term is on is told by its checksum. Of tens of
thousands of rows an answer needs some hundred, and whoever waits for it needn't wait for others.
"""

from __future__ import annotations

import json
from binascii import unhexlify
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate, pairwise
from math import ceil, sqrt
from pathlib import Path
from struct import calcsize, unpack
from typing import Any, NamedTuple, TypeVar
from zlib import crc32

from grader.errors import CatalogError
from grader.schema_files import broken_rule
from grader.text import Text

GREATEST = 2**7 - 1  # number in a row
PAGE = 8  # rows, on average
MOST_KEPT = 100_000  # terms, known or not
_BYTES = 4  # of each number in a row that is read, which no answer's rows can fill
_BITS = 8 * _BYTES
_NUMBER = (1 << _BITS) - 1  # the first number of a row, taken from it
_LIFT = GREATEST + 1  # makes every number of a row one without a sign
_Weights = TypeVar("_Weights")


class Table:
    """Weights of terms, a row each.

    A table may be of several parts, such as the weights in a sentence and in a whole answer. Of
    each a row has 1, or 0 where the term isn't in it, the squared inverse document frequency, and
    every column's weight times that frequency.

    Args:
        parts: by name, a number for each column, what a text without known terms has.
        data: the contents of a file.
        edges: where its pages begin, after a line break each, and where the last one ends.
        source: the file, for messages.
    """

    def __init__(
        self,
        parts: Mapping[str, Sequence[float]],
        data: bytes,
        edges: Sequence[int],
        source: Path,
    ) -> None:
        self.parts = parts
        self._data = data
        self._edges = edges
        self._pages = len(edges) - 1
        self._source = source
        self._ends = [*accumulate(_lanes(biases) for biases in parts.values())]

    def row(self, line: bytes, checksum: int) -> int:
        """Return the row of a term, 0 if there is none, as one number with 32 bits to each of its.

        Args:
            line: how its line begins: a line break, the term and a tab.
            checksum: that of the term.

        Raises:
            CatalogError: it holds something else than its numbers.
        """
        page = checksum % self._pages
        start = self._data.find(line, self._edges[page] - 1, self._edges[page + 1])
        if start < 0:
            return 0
        start += len(line)
        return self._parse(line, self._data[start : self._data.find(b"\n", start)])

    def read_all(self) -> None:
        """Read every row, to find what is wrong with any before an answer meets it.

        Raises:
            CatalogError: as from `row`, or a row is on the page of others, where none finds it.
        """
        for page, (start, end) in enumerate(pairwise(self._edges)):
            for line in self._data[start:end].splitlines():
                term, _, numbers = line.partition(b"\t")
                self._parse(term, numbers)
                if crc32(term) % self._pages != page:
                    raise self._broken(term, "on the wrong page")

    def _parse(self, term: bytes, digits: bytes) -> int:
        try:
            numbers = unhexlify(digits)
        except ValueError as error:
            raise self._broken(term, str(error)) from error
        if len(numbers) not in self._ends:
            raise self._broken(term, f"{len(numbers)} numbers, not {self._ends}")
        spread = bytearray(len(numbers) * _BYTES)
        spread[::_BYTES] = numbers
        return int.from_bytes(spread, "little")

    def _broken(self, term: bytes, why: str) -> CatalogError:
        return unusable(self._source, f"{term.decode(errors='replace').strip()!r}: {why}")


class _Part(NamedTuple):
    """A part of a table: its biases, and where its numbers stand in a row."""

    biases: Sequence[float]
    numbers: slice


class _Rows(dict[str, int]):
    """The rows of terms in tables side by side, each read when it is first asked for.

    Args:
        places: the tables, and at which bit of a row the numbers of each begin.
    """

    def __init__(self, places: Sequence[tuple[Table, int]]) -> None:
        super().__init__()
        self._places = places

    def __missing__(self, term: str) -> int:
        if len(self) >= MOST_KEPT:
            self.clear()
        row, encoded = 0, term.encode(errors="replace")
        line, checksum = b"\n%b\t" % encoded, crc32(encoded)
        for table, place in self._places:
            row |= table.row(line, checksum) << place
        self[term] = row
        return row


class Tables:
    """Tables side by side: what a term says by each of them is looked up once.

    A row is read when its term is first met, and kept as one large number: an answer adds up
    hundreds of rows, which is an addition for each, not one for every column.
    """

    def __init__(self, *tables: Table) -> None:
        """Take the tables; all their parts go by their number from here on."""
        self._parts: list[_Part] = []
        places = []
        width = 0
        for table in tables:
            places.append((table, _BITS * width))
            for biases in table.parts.values():
                self._parts.append(_Part(biases, slice(width, width + _lanes(biases))))
                width += _lanes(biases)
        self._numbers = f"<{width}I"  # a `Struct` couldn't go to another process
        self._size = calcsize(self._numbers)
        self._rows = _Rows(places)

    def total(self, found: Iterable[str]) -> int:
        """Return what the rows of these terms add up to, as one number like theirs.

        Such totals may be added and subtracted: what two texts share is counted once.

        Raises:
            CatalogError: one of them is broken.
        """
        return sum(map(self._rows.__getitem__, found))

    def numbers(self, total: int) -> tuple[int, ...]:
        """Return what a total has in each column."""
        return unpack(self._numbers, total.to_bytes(self._size, "little"))

    def log_odds(self, numbers: Sequence[int], part: int = 0) -> list[float]:
        """Return the log-odds of each column of a part."""
        biases, own = self._parts[part]
        number, squared, *columns = numbers[own]
        lift = number * _LIFT
        length = sqrt(max(1, squared - lift))
        return [
            bias + (column - lift) / length for bias, column in zip(biases, columns, strict=True)
        ]

    def weight(self, term: str, column: int) -> int:
        """Return how much a term says by the first part, 0 for an unknown one."""
        row = self._rows[term]
        return (row >> _BITS * (2 + column) & _NUMBER) - (row & _NUMBER) * _LIFT


def load(path: Path, read: Callable[[bytes, Path], _Weights]) -> _Weights:
    """Return what `read` makes of a file of weights.

    Raises:
        CatalogError: it can't be read, or is something else.
    """
    try:
        return read(path.read_bytes(), path)
    except (OSError, ValueError) as error:
        raise unusable(path, str(error)) from error


def parse(data: bytes, source: Path, schema: int) -> tuple[dict[str, Any], Table]:
    """Return the first line of a file of weights, and its table.

    Raises:
        ValueError: it is something else, or of another version; the message says what is wrong.
    """
    start = data.find(b"\n") + 1
    head = json.loads(data[:start])
    try:
        if head["schema"] != schema:
            raise ValueError(f"schema {head['schema']}, not {schema}")
        parts = {name: [*map(float, biases)] for name, biases in head["parts"].items()}
        edges = [*accumulate(head["pages"], initial=start)]
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"something is missing: {error}") from error
    if len(edges) < 2:
        raise ValueError("it should have a page or more")
    if edges[-1] != len(data):
        raise ValueError(f"it should have {edges[-1]:,} bytes, not {len(data):,}")
    return head, Table(parts, data, edges, source)


def check_widths(table: Table, widths: Mapping[str, int]) -> None:
    """Check that a table has these parts, with so many columns.

    Raises:
        ValueError: it has others, or other numbers of biases.
    """
    found = {name: len(biases) for name, biases in table.parts.items()}
    if found != widths:
        raise ValueError(f"there should be {widths} biases, not {found}")


def as_text(raw: Mapping[str, Any]) -> str:
    """Return the text of a file.

    Args:
        raw: its first line, but its parts with their rows: by name their biases, and by term the
            numbers of each row. The same rows give the same text, whatever their order.

    Raises:
        ValueError: a row has too many or too great numbers.
    """
    parts = [*raw["parts"].values()]
    terms = sorted({term for part in parts for term in part["rows"]}, key=str.encode)
    pages = ["" for _ in range(max(1, ceil(len(terms) / PAGE)))]
    for term in terms:
        at = crc32(term.encode()) % len(pages)
        pages[at] += f"{term}\t{_digits(parts, term)}\n"
    biases = {name: part["biases"] for name, part in raw["parts"].items()}
    sizes = [len(page.encode()) for page in pages]
    head = json.dumps({**raw, "parts": biases, "pages": sizes}, ensure_ascii=False)
    return "".join([head, "\n", *pages])


def _digits(parts: Sequence[Mapping[str, Any]], term: str) -> str:
    """Return how the numbers of a term are written; parts at the end that lack it aren't."""
    row: list[int] = []
    for part in parts:
        size = _lanes(part["biases"])
        numbers = part["rows"].get(term)
        lifted = [0] * size if numbers is None else [1, *map(_LIFT.__add__, numbers)]
        if len(lifted) != size:
            raise ValueError(f"{term!r} has {len(numbers)} numbers, not {size - 1}")
        if numbers and max(map(abs, numbers)) > GREATEST:
            raise ValueError(f"{term!r} has a number beyond {GREATEST:,}")
        row += lifted
    return bytes(row).rstrip(b"\0").hex()


def _lanes(biases: Sequence[float]) -> int:
    """Return how many numbers a part of a row has."""
    return 2 + len(biases)


def unusable(path: Path, why: str) -> CatalogError:
    """Return the error for a file of weights that can't be used, to raise."""
    detail = Text(
        zh=f"不是可用的词权重（{why}）；请用 benchmarks/train_word_weights.py 重新生成，"
        "或者换回 mmdojo 自带的那份；评分标准旁边的也可以直接删掉",
        en=f"holds no usable word weights ({why}); write it anew with "
        "benchmarks/train_word_weights.py, or put back the one that came with mmdojo; one beside a "
        "rubric may also be deleted",
    )
    return broken_rule("word-weights", path, detail)
