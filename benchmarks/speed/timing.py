"""Time several ways of getting the same verdict in turns, so that their ratios hold."""

from __future__ import annotations

import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from rich.console import Console
from rich.progress import track


class WrongVerdictError(Exception):
    """What was timed did not give the verdict it should: its time means nothing."""


@dataclass(frozen=True)
class Contender:
    """One way of getting a verdict.

    `prepare` makes things as the measurement assumes them and isn't timed; `run` returns seconds
    and raises `WrongVerdictError` unless the verdict was right.
    """

    name: str
    run: Callable[[], float]
    prepare: Callable[[], None] = lambda: None


@dataclass(frozen=True)
class Spread:
    """What repeated runs took, in seconds."""

    median: float
    least: float
    most: float
    runs: int

    @classmethod
    def of(cls, seconds: Sequence[float]) -> Spread:
        """Summarise the times of some runs."""
        return cls(statistics.median(seconds), min(seconds), max(seconds), len(seconds))


@dataclass(frozen=True)
class Finished:
    """A command that has ended: wall time from its start to its exit, status and what it wrote."""

    seconds: float
    status: int
    output: str
    errors: str


def interleave(contenders: Sequence[Contender], runs: int, title: str) -> dict[str, Spread]:
    """Run A B C A B C …, after one round that isn't counted; return the spread of each."""
    seconds: dict[str, list[float]] = {contender.name: [] for contender in contenders}
    turns = [(turn, contender) for turn in range(runs + 1) for contender in contenders]
    for turn, contender in track(turns, title, console=Console(stderr=True), transient=True):
        contender.prepare()
        took = contender.run()
        if turn > 0:
            seconds[contender.name].append(took)
    return {name: Spread.of(each) for name, each in seconds.items()}


def timed_command(command: Sequence[str], env: Mapping[str, str], folder: Path) -> Finished:
    """Run a command in `folder` and time it.

    Its output goes to files: who reads a pipe to its end would also wait for any process that the
    command leaves behind.
    """
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        started = time.perf_counter()
        status = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=errors, env=env, cwd=folder
        ).returncode
        seconds = time.perf_counter() - started
        return Finished(seconds, status, _text(output), _text(errors))


def demand(holds: bool, what: str, finished: Finished) -> None:
    """Raise `WrongVerdictError`, with the end of the output, unless `holds`."""
    if not holds:
        said = (finished.output + finished.errors)[-2_000:]
        raise WrongVerdictError(f"{what} (status {finished.status}); it ended with:\n{said}")


def _text(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode("utf-8", "replace")
