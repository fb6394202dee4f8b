"""What the benchmark says: tables of figures, and goals that are met or not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from speed.timing import Spread


@dataclass(frozen=True)
class Goal:
    """A figure beside what was aimed at."""

    what: str
    limit: str
    measured: str
    met: bool


@dataclass(frozen=True)
class Section:
    """One table with its goals."""

    title: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    goals: Sequence[Goal] = field(default_factory=tuple)


def duration(seconds: float) -> str:
    """Return a time with three digits that count."""
    if seconds < 1:
        return f"{seconds * 1000:.3g} ms"
    return f"{seconds:.3g} s"


def at_most_seconds(what: str, measured: float, limit: float) -> Goal:
    """Aim at a time."""
    return Goal(what, f"≤ {duration(limit)}", duration(measured), measured <= limit)


def at_most_share(what: str, measured: float, of: float, limit: float) -> Goal:
    """Aim at a part of another time."""
    share = measured / of
    return Goal(what, f"≤ {limit:g}", f"{share:.3g}", share <= limit)


def times_faster(what: str, measured: float, other: float, least: float) -> Goal:
    """Aim at being so many times faster than something else."""
    factor = other / measured
    return Goal(what, f"≥ {least:g} times", f"{factor:.3g} times", factor >= least)


def none_of(what: str, found: int, tried: int) -> Goal:
    """Aim at no case at all."""
    return Goal(what, "none", f"{found} of {tried}", found == 0)


def spreads_section(
    title: str, spreads: Mapping[str, Spread], baseline: str, goals: Sequence[Goal]
) -> Section:
    """Return a table of times beside their ratio to the baseline's."""
    unit = spreads[baseline].median
    rows = [
        (
            name,
            duration(spread.median),
            duration(spread.least),
            duration(spread.most),
            f"{spread.median / unit:.3g}",
            str(spread.runs),
        )
        for name, spread in spreads.items()
    ]
    columns = ("way to a verdict", "median", "fastest", "slowest", "ratio", "runs")
    return Section(title, columns, rows, goals)
