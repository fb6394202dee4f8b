"""Weights of terms, adding up those of a text, and the files that hold them.

A file begins with a line of JSON: what it is for, and for each of its tables the biases and the
number of rows. The rows follow, sorted, a line each: a term, a tab, and whole numbers, and before
every so many a form feed. Of tens of thousands an answer needs some hundred, and whoever waits for
it needn't wait for the others: only these pages are told apart before a row is looked for.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import accumulate
from math import ceil, sqrt
from pathlib import Path
from struct import Struct
from typing import Any, TypeVar

from grader.errors import CatalogError
from grader.schema_files import broken_rule
from grader.text import Text

GREATEST = 2**15 - 1  # number in a row
PAGE = 64  # rows
_BREAK = "\f"  # between pages: a single byte is looked for fastest
MOST_KEPT = 100_000  # terms, known or not
_LIFT = GREATEST + 1  # makes every number of a row one without a sign
_Weights = TypeVar("_Weights")


class Table:
    """Weights of terms, a row each: the squared inverse document frequency, then every column's.

    The columns' are weights times that frequency.

    Args:
        biases: a number for each column, what a text without known terms has.
        pages: the rows of a file, sorted, some lines together.
        source: the file, for messages.
    """

    def __init__(self, biases: Sequence[float], pages: Sequence[bytes], source: Path) -> None:
        self._biases = biases
        self._pages = pages
        self._source = source
        self._packed = Struct(f"<{2 + len(biases)}I")

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self._biases)

    @property
    def size(self) -> int:
        """How many bytes a row has, with the number of its terms, 1, as a column of its own."""
        return self._packed.size

    def row(self, term: str) -> bytes:
        """Read the row of a term, no bytes if there is none; all numbers but the first are lifted.

        Raises:
            CatalogError: it holds something else than these numbers.
        """
        line = self._line(term.encode(errors="replace") + b"\t")
        return self._parse(line) if line else b""

    def read_all(self) -> None:
        """Read every row, to find what is wrong with any before an answer meets it.

        Raises:
            CatalogError: as from `row`.
        """
        for page in self._pages:
            for line in page.splitlines():
                self._parse(line)

    def unpacked(self, rows: bytes, start: int = 0) -> tuple[int, ...]:
        """Return the columns of rows that begin at `start`: how many they are, and lifted sums."""
        return self._packed.unpack_from(rows, start)

    def log_odds(self, rows: bytes, start: int) -> list[float]:
        """Return the log-odds of each column for what rows that begin at `start` add up to."""
        number, squared, *columns = self.unpacked(rows, start)
        lift = number * _LIFT
        length = sqrt(max(1, squared - lift))
        lifted = zip(self._biases, columns, strict=True)
        return [bias + (column - lift) / length for bias, column in lifted]

    def _line(self, start: bytes) -> bytes | None:
        """Return the line that begins like this; None if there is none."""
        at = bisect_left(self._pages, start)
        if at < len(self._pages) and self._pages[at].startswith(start):
            return self._pages[at].partition(b"\n")[0]
        _, before, rest = self._pages[at - 1].partition(b"\n" + start) if at else (b"", b"", b"")
        return start + rest.partition(b"\n")[0] if before else None

    def _parse(self, line: bytes) -> bytes:
        term, _, numbers = line.partition(b"\t")
        try:
            lifted = [*map(_LIFT.__add__, map(int, numbers.split()))]
        except ValueError as error:
            raise self._broken(term, str(error)) from error
        if len(lifted) != 1 + len(self._biases):
            raise self._broken(term, f"{len(lifted)} numbers, not {1 + len(self._biases)}")
        if min(lifted) <= 0 or max(lifted) > _LIFT + GREATEST:
            raise self._broken(term, f"a number beyond {GREATEST:,}")
        return self._packed.pack(1, *lifted)

    def _broken(self, term: bytes, why: str) -> CatalogError:
        return unusable(self._source, f"{term.decode(errors='replace')!r}: {why}")


class Tables:
    """Tables side by side: what a term says by each of them is looked up once.

    A row is read when its term is first met, and kept as one large number with 32 bits to a column:
    an answer adds up hundreds of rows, which is an addition for each, not one for every column.

    Attributes:
        tables: the tables, which go by their number here.
    """

    def __init__(self, *tables: Table) -> None:
        self.tables = tables
        self._starts = [*accumulate((table.size for table in tables), initial=0)]
        self._rows: dict[str, int] = {}  # 0 for a term without one

    def total(self, found: Collection[str]) -> bytes:
        """Return what the rows of these terms add up to.

        Raises:
            CatalogError: one of them is broken.
        """
        try:
            rows = sum(map(self._rows.__getitem__, found))
        except KeyError:
            rows = sum(map(self._row, found))
        return rows.to_bytes(self._starts[-1], "little")

    def log_odds(self, total: bytes, table: int = 0) -> list[float]:
        """Return the log-odds of each column of a table."""
        return self.tables[table].log_odds(total, self._starts[table])

    def sums(self, found: Collection[str]) -> list[float]:
        """Return the log-odds of each column of the first table for a text with these terms."""
        return self.log_odds(self.total(found))

    def weight(self, term: str, column: int) -> int:
        """Return how much a term says by the first table, 0 for an unknown one."""
        number, _, *columns = self.tables[0].unpacked(self.total((term,)))
        return columns[column] - number * _LIFT

    def _row(self, term: str) -> int:
        if (kept := self._rows.get(term)) is None:
            if len(self._rows) >= MOST_KEPT:
                self._rows.clear()
            read = (table.row(term).ljust(table.size, b"\0") for table in self.tables)
            kept = self._rows[term] = int.from_bytes(b"".join(read), "little")
        return kept


def load(path: Path, read: Callable[[bytes, Path], _Weights]) -> _Weights:
    """Return what `read` makes of a file of weights.

    Raises:
        CatalogError: it can't be read, or is something else.
    """
    try:
        return read(path.read_bytes(), path)
    except (OSError, ValueError) as error:
        raise unusable(path, str(error)) from error


def parse(data: bytes, source: Path, schema: int) -> tuple[dict[str, Any], dict[str, Table]]:
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
        tables, start = {}, 0
        for name, about in head["tables"].items():
            biases = [float(bias) for bias in about["biases"]]
            own = pages[start : start + ceil(about["rows"] / PAGE)]
            rows = PAGE * (len(own) - 1) + own[-1].count(b"\n") if own else 0
            if rows != about["rows"]:
                raise ValueError(f"{name} should have {about['rows']:,} rows, not {rows:,}")
            if own != sorted(own):
                raise ValueError(f"the rows of {name} aren't sorted")
            tables[name] = Table(biases, own, source)
            start += len(own)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"something is missing: {error}") from error
    if unpaged or pages[start:]:
        raise ValueError("there are more rows than those of its tables")
    return head, tables


def check_widths(tables: Mapping[str, Table], widths: Mapping[str, int]) -> None:
    """Check that there are these tables, with so many columns.

    Raises:
        ValueError: there are others, or other numbers of biases.
    """
    found = {name: table.width for name, table in tables.items()}
    if found != widths:
        raise ValueError(f"there should be tables with {widths} biases, not {found}")


def as_text(raw: Mapping[str, Any]) -> str:
    """Return the text of a file: `raw` is its first line, but with the rows by term.

    The same rows give the same text, whatever their order.
    """
    tables = raw["tables"].items()
    head = {name: each | {"rows": len(each["rows"])} for name, each in tables}
    pages = [json.dumps(dict(raw) | {"tables": head}, ensure_ascii=False) + "\n"]
    for _, each in tables:
        rows = sorted((f"{term}\t{row}\n" for term, row in each["rows"].items()), key=str.encode)
        pages += ["".join(rows[at : at + PAGE]) for at in range(0, len(rows), PAGE)]
    return _BREAK.join(pages)


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
