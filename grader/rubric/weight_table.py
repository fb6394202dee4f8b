"""Weights of terms, adding up those of a text, and the files that hold them.

A file begins with a line of JSON: what it is for, and for each of its tables the biases of its
parts and the number of rows. The rows follow, sorted, a line each: a term, a tab, and numbers of
two hexadecimal digits, and before every so many a form feed. Of tens of thousands an answer needs
some hundred, and whoever waits for it needn't wait for the others: only these pages are told apart
before a row is looked for.
"""

from __future__ import annotations

import json
from binascii import unhexlify
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import accumulate
from math import ceil, sqrt
from pathlib import Path
from struct import calcsize, unpack
from typing import Any, NamedTuple, TypeVar

from grader.errors import CatalogError
from grader.schema_files import broken_rule
from grader.text import Text

GREATEST = 2**7 - 1  # number in a row
PAGE = 16  # rows
_BREAK = "\f"  # between pages: a single byte is looked for fastest
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
        pages: the rows of a file, sorted, some lines together.
        source: the file, for messages.
    """

    def __init__(
        self, parts: Mapping[str, Sequence[float]], pages: Sequence[bytes], source: Path
    ) -> None:
        self.parts = parts
        self._pages = pages
        self._source = source
        self._ends = [*accumulate(_lanes(biases) for biases in parts.values())]

    def row(self, start: bytes) -> int:
        """Return the row of a term, 0 if there is none, as one number with 32 bits to each of its.

        Args:
            start: the term and a tab, as the file has them.

        Raises:
            CatalogError: it holds something else than its numbers.
        """
        at = bisect_left(self._pages, start)
        if at < len(self._pages) and self._pages[at].startswith(start):
            page, first = self._pages[at], 0
        else:
            page = self._pages[at - 1] if at else b""
            first = page.find(b"\n" + start) + 1
            if not first:
                return 0
        return self._parse(start[:-1], page[first + len(start) : page.find(b"\n", first)])

    def read_all(self) -> None:
        """Read every row, to find what is wrong with any before an answer meets it.

        Raises:
            CatalogError: as from `row`.
        """
        for page in self._pages:
            for line in page.splitlines():
                term, _, numbers = line.partition(b"\t")
                self._parse(term, numbers)

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
        return unusable(self._source, f"{term.decode(errors='replace')!r}: {why}")


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
        row, start = 0, term.encode(errors="replace") + b"\t"
        for table, place in self._places:
            row |= table.row(start) << place
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

    def sums(self, found: Collection[str]) -> list[float]:
        """Return the log-odds of each column of the first part for a text with these terms."""
        return self.log_odds(self.numbers(self.total(found)))

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


def parse(data: bytes, source: Path, schema: int) -> tuple[dict[str, Any], list[Table]]:
    """Return the first line of a file of weights, and its tables.

    Raises:
        ValueError: it is something else, or of another version; the message says what is wrong.
    """
    first, *pages = data.split(_BREAK.encode())
    line, _, unpaged = first.partition(b"\n")
    head = json.loads(line)
    try:
        if head["schema"] != schema:
            raise ValueError(f"schema {head['schema']}, not {schema}")
        tables, start = [], 0
        for about in head["tables"]:
            parts = {name: [*map(float, biases)] for name, biases in about["parts"].items()}
            own = pages[start : start + ceil(about["rows"] / PAGE)]
            rows = PAGE * (len(own) - 1) + own[-1].count(b"\n") if own else 0
            if rows != about["rows"]:
                raise ValueError(f"{[*parts]} should have {about['rows']:,} rows, not {rows:,}")
            if own != sorted(own):
                raise ValueError(f"the rows of {[*parts]} aren't sorted")
            tables.append(Table(parts, own, source))
            start += len(own)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"something is missing: {error}") from error
    if unpaged or pages[start:]:
        raise ValueError("there are more rows than those of its tables")
    return head, tables


def check_widths(tables: Sequence[Table], widths: Sequence[Mapping[str, int]]) -> None:
    """Check that there are tables of these parts, with so many columns.

    Raises:
        ValueError: there are others, or other numbers of biases.
    """
    found = [{name: len(biases) for name, biases in table.parts.items()} for table in tables]
    if found != [dict(each) for each in widths]:
        raise ValueError(f"there should be tables with {widths} biases, not {found}")


def as_text(raw: Mapping[str, Any], together: Sequence[Sequence[str]]) -> str:
    """Return the text of a file.

    Args:
        raw: its first line, but with parts for tables: by name their biases, and by term the
            numbers of each row. The same rows give the same text, whatever their order.
        together: the names of the parts of each table.

    Raises:
        ValueError: a row has too many or too great numbers.
    """
    heads: list[dict[str, Any]] = []
    pages: list[str] = []
    for names in together:
        parts = [raw["tables"][name] for name in names]
        terms = sorted({term for part in parts for term in part["rows"]}, key=str.encode)
        biases = {name: part["biases"] for name, part in zip(names, parts, strict=True)}
        heads.append({"parts": biases, "rows": len(terms)})
        rows = [f"{term}\t{_digits(parts, term)}\n" for term in terms]
        pages += ["".join(rows[at : at + PAGE]) for at in range(0, len(rows), PAGE)]
    head = json.dumps(dict(raw) | {"tables": heads}, ensure_ascii=False)
    return _BREAK.join([head + "\n", *pages])


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
