"""Whether verdicts stay right when every core has more to do than it can."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import track

from grader.catalog import load_catalog
from speed.installation import Installation
from speed.results import Section, none_of

_RUNS = {"fuse_features": 25, "build_model": 5}
_WRONG = {"fuse_features": ("cut_to_shorter", "default_axis", "in_place"), "build_model": ()}
_PER_CORE = 2
# Ends by itself should the benchmark be killed.
_LOOP = "import os; parent = os.getppid()\nwhile os.getppid() == parent: pass"


@dataclass(frozen=True)
class Answer:
    """An answer and the verdict that it should get."""

    slug: str
    path: Path
    expected: str


def load_section() -> Section:
    """Grade right and wrong answers while twice as many loops run as there are cores."""
    answers = [answer for slug in _RUNS for answer in _answers(slug)]
    most = max(_RUNS.values())
    turns = [answer for turn in range(most) for answer in answers if turn < _RUNS[answer.slug]]
    verdicts: dict[Answer, Counter[str]] = {answer: Counter() for answer in answers}
    with (
        tempfile.TemporaryDirectory(prefix="verdict-speed-") as folder,
        Installation(Path(folder) / "own") as installation,
        _busy_cores(_PER_CORE * (os.cpu_count() or 1)) as busy,
    ):
        console = Console(stderr=True)
        for answer in track(turns, "load", console=console, transient=True):
            report = installation.report(answer.slug, answer.path)
            verdicts[answer][str(report["verdict"])] += 1
    rows = [
        (f"{answer.slug}: {answer.path.stem}", answer.expected, _counts(verdicts[answer]))
        for answer in answers
    ]
    right = sum(verdicts[answer][answer.expected] for answer in answers)
    title = f"Under full load: {busy} busy processes on {os.cpu_count()} cores"
    goal = none_of("false verdicts under full load", len(turns) - right, len(turns))
    return Section(title, ("answer", "verdict expected", "verdicts"), rows, [goal])


def _answers(slug: str) -> Iterator[Answer]:
    solution = load_catalog().get(slug).solution
    yield Answer(slug, solution / "solution.py", "pass")
    for name in _WRONG[slug]:
        yield Answer(slug, solution / "wrong" / f"{name}.py", "fail")


def _counts(verdicts: Counter[str]) -> str:
    return ", ".join(f"{count} {verdict}" for verdict, count in verdicts.most_common())


@contextmanager
def _busy_cores(count: int) -> Iterator[int]:
    loops = [subprocess.Popen([sys.executable, "-c", _LOOP]) for _ in range(count)]
    try:
        yield count
    finally:
        for loop in loops:
            loop.kill()
        for loop in loops:
            loop.wait()
