"""Where the parts of the progress page's plots go; `charts.html.j2` draws them as inline SVG."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

_CELL, _STEP = 11, 13
_CALENDAR_LEFT, _CALENDAR_TOP = 30, 18
# From how many gradings on a day gets each colour.
_LEVELS = (1, 3, 6, 10)
_COLUMN_STEP, _COLUMN_WIDTH, _COLUMN_HEIGHT, _COLUMN_TOP, _COLUMN_BOTTOM = 24, 16, 72, 18, 20
_LINE_WIDTH, _LINE_HEIGHT = 340, 132
_LINE_LEFT, _LINE_RIGHT, _LINE_TOP, _LINE_BOTTOM = 44, 14, 18, 22


@dataclass(frozen=True)
class Cell:
    """One day in the calendar: `level` 0 (nothing) to 4 (much)."""

    x: int
    y: int
    level: int
    day: date
    count: int


@dataclass(frozen=True)
class Month:
    """A month's name above its first full week."""

    x: int
    month: int


@dataclass(frozen=True)
class Calendar:
    """Weeks from left to right, Monday on top."""

    width: int
    height: int
    cells: tuple[Cell, ...]
    months: tuple[Month, ...]
    rows: tuple[int, ...]


@dataclass(frozen=True)
class Column:
    """One column of a column chart, with its number above it."""

    x: int
    y: float
    height: float
    middle: int
    day: date
    count: int


@dataclass(frozen=True)
class Columns:
    """Columns from left to right on one base line."""

    width: int
    height: int
    base: int
    column_width: int
    columns: tuple[Column, ...]


@dataclass(frozen=True)
class Point:
    """One value of a line."""

    x: float
    y: float
    day: date
    share: float


@dataclass(frozen=True)
class ShareLine:
    """A line of shares between 0 and 1, with the marks on its left."""

    width: int
    height: int
    left: int
    right: int
    points: tuple[Point, ...]
    marks: tuple[tuple[float, float], ...]

    @property
    def path(self) -> str:
        """The line through all points, as SVG takes it."""
        return " ".join(f"{point.x:g},{point.y:g}" for point in self.points)


def calendar(counts: Mapping[date, int], start: date, today: date) -> Calendar:
    """Return the days from `start`, a Monday, to `today`."""
    cells, months = [], []
    for number in range((today - start).days + 1):
        day = start + timedelta(days=number)
        x = _CALENDAR_LEFT + number // 7 * _STEP
        y = _CALENDAR_TOP + number % 7 * _STEP
        count = counts.get(day, 0)
        cells.append(Cell(x, y, sum(count >= least for least in _LEVELS), day, count))
        if day.weekday() == 0 and day.day <= 7:
            months.append(Month(x, day.month))
    weeks = (today - start).days // 7 + 1
    return Calendar(
        width=_CALENDAR_LEFT + weeks * _STEP + 14,
        height=_CALENDAR_TOP + 7 * _STEP,
        cells=tuple(cells),
        months=tuple(months),
        rows=tuple(_CALENDAR_TOP + row * _STEP + _CELL - 1 for row in range(7)),
    )


def columns(counts: Sequence[int], first: date) -> Columns:
    """Return a column per day from `first` on; the highest fills the height."""
    highest = max(counts, default=0) or 1
    base = _COLUMN_TOP + _COLUMN_HEIGHT
    made = []
    for number, count in enumerate(counts):
        height = round(_COLUMN_HEIGHT * count / highest, 1)
        x = number * _COLUMN_STEP + (_COLUMN_STEP - _COLUMN_WIDTH) // 2
        made.append(
            Column(
                x=x,
                y=base - height,
                height=height,
                middle=x + _COLUMN_WIDTH // 2,
                day=first + timedelta(days=number),
                count=count,
            )
        )
    return Columns(
        width=len(counts) * _COLUMN_STEP,
        height=base + _COLUMN_BOTTOM,
        base=base,
        column_width=_COLUMN_WIDTH,
        columns=tuple(made),
    )


def share_line(values: Sequence[tuple[date, float]]) -> ShareLine | None:
    """Return the line through shares in order of time; None where there are fewer than two."""
    if len(values) < 2:
        return None
    across = _LINE_WIDTH - _LINE_LEFT - _LINE_RIGHT
    points = tuple(
        Point(
            round(_LINE_LEFT + across * number / (len(values) - 1), 1), _share_y(share), day, share
        )
        for number, (day, share) in enumerate(values)
    )
    return ShareLine(
        width=_LINE_WIDTH,
        height=_LINE_HEIGHT,
        left=_LINE_LEFT,
        right=_LINE_WIDTH - _LINE_RIGHT,
        points=points,
        marks=tuple((_share_y(share), share) for share in (0.0, 0.5, 1.0)),
    )


def _share_y(share: float) -> float:
    return round(_LINE_TOP + (1 - share) * (_LINE_HEIGHT - _LINE_TOP - _LINE_BOTTOM), 1)
