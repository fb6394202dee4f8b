"""Where the parts of the report's plots go; the templates draw them as inline SVG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from grader.interview.notes import PastResult

_WIDTH, _HEIGHT = 320, 132
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 14, 18, 22


@dataclass(frozen=True)
class TimeBar:
    """The time of one question, in percent of the bar: within the limit, over it, the limit."""

    within: float
    over: float
    limit: float


@dataclass(frozen=True)
class TrendPoint:
    """One interview in the plot of all; `x` and `y` are in the plot's units."""

    x: float
    y: float
    share: float
    day: str


@dataclass(frozen=True)
class Trend:
    """A line of results from 0 to 100 %, with its size and its marks on the left."""

    width: int
    height: int
    left: int
    right: int
    points: tuple[TrendPoint, ...]
    marks: tuple[tuple[float, str], ...]

    @property
    def line(self) -> str:
        """The line through all points, as SVG takes it."""
        return " ".join(f"{point.x:g},{point.y:g}" for point in self.points)


def time_bars(times: Sequence[tuple[float, float]]) -> list[TimeBar]:
    """Return bars of one scale for pairs of (seconds used, seconds allowed)."""
    longest = max((max(pair) for pair in times), default=0) or 1
    bars = []
    for used, allowed in times:
        within = min(used, allowed)
        bars.append(
            TimeBar(
                within=round(100 * within / longest, 2),
                over=round(100 * (used - within) / longest, 2),
                limit=round(100 * allowed / longest, 2),
            )
        )
    return bars


def trend(results: Sequence[PastResult], days: Sequence[str]) -> Trend | None:
    """Return the plot of past results, the oldest first; None where there is only one."""
    if len(results) < 2:
        return None
    across = _WIDTH - _LEFT - _RIGHT
    points = tuple(
        TrendPoint(
            x=round(_LEFT + across * index / (len(results) - 1), 1),
            y=_y(result.final),
            share=result.final,
            day=day,
        )
        for index, (result, day) in enumerate(zip(results, days, strict=True))
    )
    marks = tuple((_y(share), f"{share:.0%}") for share in (0, 0.5, 1))
    return Trend(_WIDTH, _HEIGHT, _LEFT, _WIDTH - _RIGHT, points, marks)


def _y(share: float) -> float:
    return round(_TOP + (_HEIGHT - _TOP - _BOTTOM) * (1 - share), 1)
