"""A fresh pytest process that grades an answer: what a verdict costs without mmdojo."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path

from speed.in_process import ANSWER_VARIABLE
from speed.timing import demand, timed_command

_BENCHMARKS = Path(__file__).resolve().parents[1]
_OPTIONS = ["-q", "-c", os.devnull, "--import-mode=importlib", "-p", "no:cacheprovider"]


def pytest_on_checks(
    checks: Path, answer: Path, variables: Mapping[str, str], folder: Path, expected: int
) -> float:
    """Make the assertions of an exercise's `checks.py` in one process; return the seconds.

    Raises:
        WrongVerdictError: not exactly `expected` checks ran and passed.
    """
    return _pytest("speed.in_process", checks, answer, variables, folder, expected)


def pytest_on_plain_tests(
    slug: str, answer: Path, variables: Mapping[str, str], folder: Path, expected: int
) -> float:
    """Run the equivalent tests, which import nothing of mmdojo; return the seconds.

    Raises:
        WrongVerdictError: not exactly `expected` tests ran and passed.
    """
    tests = Path(__file__).parent / "equivalent" / f"{slug}.py"
    return _pytest("speed.plain_answer", tests, answer, variables, folder, expected)


def _pytest(
    plugin: str,
    tests: Path,
    answer: Path,
    variables: Mapping[str, str],
    folder: Path,
    expected: int,
) -> float:
    """Run pytest with its own plugins and `plugin`, and none that happens to be installed."""
    command = [sys.executable, "-m", "pytest", *_OPTIONS, "-p", plugin, str(tests)]
    ours = {
        "PYTHONPATH": os.pathsep.join([str(_BENCHMARKS.parent), str(_BENCHMARKS)]),
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        ANSWER_VARIABLE: str(answer),
    }
    done = timed_command([*command, f"--rootdir={tests.parent}"], {**variables, **ours}, folder)
    passed = re.search(rf"^{expected} passed(, \d+ warnings?)? in ", done.output, re.MULTILINE)
    demand(done.status == 0 and passed is not None, f"pytest on {tests.name} failed", done)
    return done.seconds
