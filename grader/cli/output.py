"""Write to the terminal: plain when piped, JSON alone on stdout when a program asks for it."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Iterable, Iterator
from typing import IO

from rich.console import Console

from grader.render.json_text import json_text
from grader.render.prose import Prose
from grader.render.sanitise import sanitise
from grader.report import Report
from grader.text import Language, Text


def prepare_streams() -> None:
    """Make any text printable: UTF-8 into pipes and files, `?` for what a terminal lacks."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="replace")


def console(*, stderr: bool = False) -> Console:
    """Return a console on stdout or stderr; NO_COLOR means no escape sequence at all."""
    if os.environ.get("NO_COLOR"):
        return Console(stderr=stderr, highlight=False, emoji=False, color_system=None)
    return Console(stderr=stderr, highlight=False, emoji=False)


def on_terminal(stream: IO[str]) -> bool:
    """Say whether somebody may be watching a stream, whatever FORCE_COLOR says of colours.

    Notebook kernels set that, and to draw a progress bar for nobody takes longer than a check.
    """
    try:
        return stream.isatty()
    except ValueError:  # it has been closed
        return False


def say(text: str, *, stderr: bool = False) -> None:
    """Print text, sanitised: wrapped to a terminal's width and unwrapped into a pipe."""
    target = console(stderr=stderr)
    if target.is_terminal:
        target.print(Prose(text))
    else:
        target.print(sanitise(text), markup=False, soft_wrap=True)


def say_notes(notes: Iterable[Text], language: Language) -> None:
    """Print remarks on stderr, where they can't spoil what a program reads."""
    for note in notes:
        say(note.in_language(language), stderr=True)


def write_json(value: object) -> None:
    """Print one JSON value on stdout."""
    sys.stdout.write(json_text(value) + "\n")


def write_markdown(markdown: str) -> None:
    """Print Markdown, typeset on a terminal and as it is into a pipe."""
    target = console()
    if not target.is_terminal:
        sys.stdout.write(markdown.rstrip() + "\n")
        return
    from grader.render.markdown import TerminalMarkdown

    target.print(TerminalMarkdown(markdown))


def error_report(exercise: str, message: str) -> Report:
    """Return the report of a command that could not grade."""
    return Report(
        exercise=exercise,
        verdict="error",
        score=0,
        points=0,
        max_points=0,
        isolation="none",
        duration_seconds=0,
        message=sanitise(message),
    )


@contextlib.contextmanager
def stdout_kept_clean() -> Iterator[None]:
    """Send whatever this process and its children print during a block to stderr.

    A check file or a library that prints must not spoil the one JSON object on stdout, and a child
    process writes to the descriptor, not to `sys.stdout`.
    """
    sys.stdout.flush()
    try:
        kept = os.dup(1)
        os.dup2(2, 1)
    except OSError:  # stdout or stderr is closed: there is nothing to keep clean
        yield
        return
    try:
        with contextlib.redirect_stdout(sys.stderr):
            yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
