"""Import and try out what commands need, before any is run."""

from __future__ import annotations

import importlib
import io
import os
import tempfile
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from grader.content import CONTENT_VARIABLE
from grader.progress.location import DATA_VARIABLE

if TYPE_CHECKING:
    from grader.catalog import Exercise

_FIRST = ("grader.cli.app", "grader.checks.running", "grader.grading", "grader.reading")
_LATER = (
    "grader.checks.lab",
    "grader.progress.store",
    "hypothesis.strategies",  # looks for a smaller example of a failure
    "grader.render.junit",
    "grader.render.markdown",
    "grader.rubric",
    "grader.rubric.language_model",
    "platformdirs.unix",
    "rapidfuzz",
    "readline",
    "rich.progress",
)
_CONTENT = Path(__file__).parent / "rehearsal"
_COMMANDS = (
    ("check", "double", "--lang", "en", "--file", str(_CONTENT / "answer.py")),
    ("check", "double", "--lang", "zh", "--file", str(_CONTENT / "answer.py")),
    ("check", "double", "--format", "json", "--file", str(_CONTENT / "answer.py")),
)


def preload() -> None:
    """Import what every check of code needs: all that a first client has to wait for."""
    for name in _FIRST:
        importlib.import_module(name)
    from grader.cli.app import command_line

    command_line()


def preload_rest() -> None:
    """Import the rest, and draw the data that checks share."""
    for name in _LATER:
        importlib.import_module(name)
    from grader.checks.fusion_task import image_stock
    from grader.rubric.sentence_ends import load_sentence_ends
    from grader.rubric.simplified import simplify
    from grader.rubric.spelling import english_words

    image_stock()
    simplify("繁體")  # reads its dictionaries
    english_words()
    load_sentence_ends()


def exercise_readers() -> list[Callable[[], None]]:
    """Return what reads each rubric, and what compiles the files of checks.

    One that changes later is read again. Each takes a while, and somebody may come in between.
    """
    from grader.catalog import load_catalog
    from grader.checks.loading import compile_ahead
    from grader.rubric import judge, load_rubric
    from grader.text import LANGUAGES

    def read(exercise: Exercise) -> None:
        rubric = load_rubric(exercise.rubric_path)
        for language in LANGUAGES:
            judge(rubric, exercise.model_answer(language), exercise.prompts())

    exercises = list(load_catalog(skip_broken=True))
    code = [each.checks_path for each in exercises if each.is_code]
    readers: list[Callable[[], None]] = [
        partial(read, each) for each in exercises if not each.is_code
    ]
    # The last is the first to be done: it takes least, and code is waited for more often.
    return [*readers, partial(compile_ahead, code)]


def rehearse() -> None:
    """Run commands on an exercise of our own, as a learner would.

    The first run in a process takes twice as long as the second: caches are empty, and each page
    of memory that came from a fork is copied when it is first written to. Nothing of a learner's
    exercise is touched: a check that stayed in memory could give a wrong verdict once its file has
    changed.

    Raises:
        RuntimeError: a command ended otherwise than it must, so that none can be relied on.
    """
    from grader.cli.app import run

    said = io.StringIO()
    with tempfile.TemporaryDirectory(prefix="mmdojo-rehearsal-") as folder:
        environment = dict(os.environ)
        os.environ |= {CONTENT_VARIABLE: str(_CONTENT), DATA_VARIABLE: folder}
        try:
            for command in _COMMANDS:
                with redirect_stdout(said), redirect_stderr(said):
                    status = run(command)
                if status != 1:  # one of its two checks fails, so that a failure is shown too
                    raise RuntimeError(f"status {status}: {said.getvalue()}")
        finally:
            os.environ.clear()
            os.environ.update(environment)
