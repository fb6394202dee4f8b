"""How long `mmdojo watch` takes from a save to the verdict, beside a fresh `mmdojo check`.

    python benchmarks/watch_latency.py
    python benchmarks/watch_latency.py --exercise build_model --runs 5

Every save is of a wrong answer that prints a number of its own, and the verdict counts once the
watch has printed that number with it. The ways are timed in turns, so their ratios hold on a busy
machine too.
"""

from __future__ import annotations

import argparse
import itertools
import os
import subprocess
import sys
import tempfile
import threading
import time
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from rich.console import Console
from speed.installation import Installation
from speed.results import duration
from speed.timing import Contender, WrongVerdictError, interleave, timed_command

from grader.catalog import find_exercise

_MMDOJO = [sys.executable, "-m", "grader"]
_PATIENCE_SECONDS = 120.0
_POLL_SECONDS = 0.001
_WATCH, _WARM, _FRESH = "watch, save to verdict", "check, warm server", "check, fresh process"


class Watch:
    """A running watch whose output is read as it comes; a context manager."""

    def __init__(self, slug: str, folder: Path, variables: dict[str, str]) -> None:
        self._read = bytearray()
        self._process = subprocess.Popen(
            [*_MMDOJO, "watch", slug, "--lang", "en", "--workspace", str(folder)],
            env=variables | {"PYTHONUNBUFFERED": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        threading.Thread(target=self._collect, daemon=True).start()

    def _collect(self) -> None:
        assert self._process.stdout is not None
        while part := os.read(self._process.stdout.fileno(), 65_536):
            self._read += part

    def wait(self, words: str) -> None:
        """Wait until something has been shown, and the next step below it."""
        end = time.monotonic() + _PATIENCE_SECONDS
        while True:
            at = self._read.find(words.encode())
            if at >= 0 and b"Next:" in self._read[at:]:
                return
            if time.monotonic() > end:
                raise WrongVerdictError(self._read.decode("utf-8", "replace")[-2000:])
            time.sleep(_POLL_SECONDS)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.terminate()
        self._process.wait()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Time from a save to the verdict.")
    parser.add_argument("--exercise", default="fuse_features", help="a coding exercise")
    parser.add_argument("--runs", type=int, default=15)
    options = parser.parse_args()
    exercise = find_exercise(options.exercise)
    numbers = itertools.count(1)
    stub = exercise.stub("en")
    with tempfile.TemporaryDirectory(prefix="mmdojo-watch-") as scratch:
        folder = Path(scratch)
        practice = folder / "practice"
        practice.mkdir()
        answer = practice / exercise.workspace_name()
        answer.write_text(stub, encoding="utf-8")
        with (
            Installation(folder / "installation") as installation,
            Watch(exercise.slug, practice, installation.variables) as watch,
        ):
            watch.wait("Checking")

            def save() -> str:
                said = f"save-{next(numbers)}-"
                answer.write_text(
                    f"def {exercise.entry_point}(*anything):\n    print({said!r})\n    return 0\n",
                    encoding="utf-8",
                )
                return said

            def by_watch() -> float:
                started = time.perf_counter()
                watch.wait(save())
                return time.perf_counter() - started

            def by_check(server: str) -> float:
                target = folder / "other" / answer.name
                target.parent.mkdir(exist_ok=True)
                target.write_text(answer.read_text(encoding="utf-8"), encoding="utf-8")
                command = [*_MMDOJO, "check", exercise.slug, "--file", str(target)]
                variables = installation.variables | {"MMDOJO_SERVER": server}
                done = timed_command([*command, "--lang", "en"], variables, folder)
                if done.status != 1 or "Next:" not in done.output:
                    raise WrongVerdictError(done.output + done.errors)
                return done.seconds

            save()
            spreads = interleave(
                [
                    Contender(_WATCH, by_watch),
                    Contender(_WARM, partial(by_check, "on")),
                    Contender(_FRESH, partial(by_check, "off")),
                ],
                options.runs,
                exercise.slug,
            )
    console = Console()
    for name, spread in spreads.items():
        ratio = spread.median / spreads[_FRESH].median
        console.print(
            f"{exercise.slug}  {name:<24} median {duration(spread.median)} "
            f"({duration(spread.least)} to {duration(spread.most)}), {ratio:.2f} of a fresh check",
            soft_wrap=True,
        )


if __name__ == "__main__":
    main()
