"""Show the results in the terminal and as Markdown."""

from __future__ import annotations

import importlib.metadata
import os
import platform
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from speed.results import Goal, Section

_INTRODUCTION = """# How fast verdicts come

Made by `benchmarks/verdict_speed.py`. All ways to a verdict were run in turns (A B C A B C …), so
that their ratios hold although the machine may have had other work; the times themselves are
what they were on this machine:

"""

_GOAL_COLUMNS = ("figure", "goal", "measured", "")

_NOTES = """## How it was measured

- Wall time of a whole command, from its start to its exit; in the notebook, from the client's
  request until a real kernel is idle again. Every run had to give the verdict expected, or the
  benchmark would have stopped. One round before the first isn't counted. *Ratio* is the median
  over the median of the first row.
- *Same checks* means the exercise's own `checks.py`, run in one process with the answer in it: no
  sandbox, only pytest's own plugins. *Plain tests* assert the same properties without importing
  anything of mmdojo; otter-grader and nbgrader run these, too.
- *Cold* comes right after `mmdojo stop`; the files it reads are in the system's cache. *Warm*: the
  background server has graded the same answer before, and has done what it does between
  submissions, such as preparing the next worker. *Interface alone* stops after the first three
  checks of build_model, before any training.
- otter-grader (`otter run`) and nbgrader (`nbgrader autograde` of one student) each have an
  environment of their own with the same NumPy and TensorFlow, and were seen to give the model
  answer all points and a wrong one fewer. They train the same model on samples of the same task,
  with `model.fit`.
"""


def describe_machine() -> str:
    """Return what the times depend on; to be called before anything is measured."""
    parts = [
        f"{platform.system()} {platform.machine()}",
        f"{os.cpu_count()} cores",
        f"Python {platform.python_version()}",
        *(f"{name} {_version(name)}" for name in ("numpy", "tensorflow", "pytest")),
        f"load average before the start {os.getloadavg()[0]:.1f}",
    ]
    return ", ".join(parts)


def show(machine: str, sections: Sequence[Section], console: Console) -> None:
    """Print every table, then the goals."""
    console.print(machine)
    for section in sections:
        console.print(_table(section.title, section.columns, section.rows))
    goals = [goal for section in sections for goal in section.goals]
    console.print(_table("Goals", _GOAL_COLUMNS, [_goal_row(goal) for goal in goals]))


def as_markdown(machine: str, sections: Sequence[Section]) -> str:
    """Return the same as a Markdown page, goals first."""
    goals = [_goal_row(goal) for section in sections for goal in section.goals]
    parts = [f"{_INTRODUCTION}{machine}.", "## Goals", markdown_table(_GOAL_COLUMNS, goals)]
    for section in sections:
        parts += [f"## {section.title}", markdown_table(section.columns, section.rows)]
    return "\n\n".join([*parts, _NOTES])


def _goal_row(goal: Goal) -> tuple[str, str, str, str]:
    return goal.what, goal.limit, goal.measured, "met" if goal.met else "not met"


def _table(title: str, columns: Sequence[str], rows: Sequence[tuple[str, ...]]) -> Table:
    table = Table(title=title, title_justify="left")
    for number, column in enumerate(columns):
        table.add_column(column, justify="left" if number == 0 else "right")
    for row in rows:
        table.add_row(*row)
    return table


def markdown_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table whose columns but the first hold figures, without a line break at its end."""
    lines = [columns, ["---"] + ["---:"] * (len(columns) - 1), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _version(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return "not installed"
