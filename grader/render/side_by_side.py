"""Show two tables of numbers side by side in the terminal, with what differs marked."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.columns import Columns
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text as Line

from grader.render.sanitise import one_line
from grader.report import Comparison

# Colour is not all: what differs has a sign, too.
_MARK, _BLANK = "≠", " "


def side_by_side(comparison: Comparison, expected: str, actual: str) -> RenderableType:
    """Return both tables, headed by the two words; below each other where the screen is narrow."""
    wrong = set(comparison.wrong)
    tables = Columns(
        [
            _table(f"{expected} {comparison.expected_type}", comparison.expected, wrong, "green"),
            _table(f"{actual} {comparison.actual_type}", comparison.actual, wrong, "bold red"),
        ],
        padding=(0, 3),
    )
    if not comparison.place:
        return tables
    return Group(Line(one_line(comparison.place), style="dim"), tables)


def _table(
    heading: str, cells: Sequence[Sequence[str]], wrong: set[tuple[int, int]], style: str
) -> RenderableType:
    table = Table(
        box=box.SQUARE,
        show_header=False,
        padding=(0, 0),
        border_style="dim",
    )
    for _ in cells[0] if cells else ():
        table.add_column(justify="right", no_wrap=True)
    for down, row in enumerate(cells):
        shown = []
        for across, cell in enumerate(row):
            differs = (down, across) in wrong
            mark = _MARK if differs else _BLANK
            shown.append(Line(f"{one_line(cell)}{mark}", style=style if differs else ""))
        table.add_row(*shown)
    return Group(Line(one_line(heading), style="dim", no_wrap=True), table)
