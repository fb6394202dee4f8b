"""Import and try out what commands need, before any is run."""

from __future__ import annotations

import importlib
import io
import sys
from contextlib import redirect_stdout
from pathlib import Path

_FIRST = ("grader.cli.app", "grader.checks.running", "grader.grading", "grader.reading")
_LATER = (
    "grader.checks.lab",
    "grader.progress.store",
    "grader.render.junit",
    "grader.render.markdown",
    "grader.rubric",
    "rapidfuzz",
    "readline",
    "rich.progress",
)
_ANSWER = "def double(x):\n    return 2 * x\n"


def preload() -> None:
    """Import what every check of code needs: all that a first client has to wait for."""
    for name in _FIRST:
        importlib.import_module(name)
    from grader.cli.app import command_line

    command_line()


def rehearse() -> None:
    """Import the rest, and run and show a check of our own, which fills caches that forks share.

    The first run in a process takes half as long again as the second. Nothing of an exercise is
    touched: a check that stayed in memory could give a wrong verdict once its file has changed.
    """
    for name in _LATER:
        importlib.import_module(name)
    from rich.console import Console

    from grader.catalog import Exercise, Metadata, Title
    from grader.checks.fusion_task import image_stock
    from grader.cli.app import command_line
    from grader.grading import grade
    from grader.render.terminal import render_report
    from grader.submission import Submission
    from grader.text import LANGUAGES

    image_stock()
    metadata = Metadata(
        slug="rehearsal",
        kind="coding",
        track="server",
        difficulty=1,
        minutes=1,
        title=Title(zh="彩排", en="Rehearsal"),
        source="mmdojo",
        entry_point="double",
        needs="numpy",
    )
    folder = Path(__file__).parent / "rehearsal"
    submission = Submission(_ANSWER, "rehearsal")
    screen = io.StringIO()
    for language in LANGUAGES:
        report = grade(Exercise(metadata, folder, folder), submission, language=language)
        render_report(report, Console(file=screen, width=80), language)
    with redirect_stdout(screen):
        command_line().main(["list", "--help"], prog_name="mmdojo", standalone_mode=False)
    sys.modules.pop("checks", None)
