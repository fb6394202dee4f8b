"""A watch to drive: through pipes as a plain program, and by real keys in a real terminal."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from tests.cli.conftest import Dojo, as_notebook, dojo, dojo_without_tensorflow
from tests.terminal import Terminal, waited_for
from tests.waiting import DEADLINE_SECONDS, until

__all__ = ["as_notebook", "dojo", "dojo_without_tensorflow"]


class PlainWatch:
    """A watch whose output is a pipe, so that it takes lines."""

    def __init__(self, dojo: Dojo, *arguments: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "grader", "watch", *arguments],
            cwd=dojo.here,
            env=dojo.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        self._read = bytearray()
        self._mark = 0
        threading.Thread(target=self._collect, daemon=True).start()

    def _collect(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as stream:
            while part := os.read(stream.fileno(), 4096):
                self._read += part

    @property
    def pid(self) -> int:
        return self._process.pid

    def text(self) -> str:
        return self._read.decode("utf-8", "replace")

    def wait(self, words: str) -> str:
        """Return what came since the last wait, once `words` are in it."""
        text = waited_for(self.text, words, self._mark)
        new, self._mark = text[self._mark :], len(text)
        return new

    def say(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{line}\n".encode())
        self._process.stdin.flush()

    def ended(self) -> int:
        return self._process.wait(DEADLINE_SECONDS)

    def close(self) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        if self._process.stdin is not None:
            self._process.stdin.close()


def processes_of(folder: Path, *last_words: str) -> list[psutil.Process]:
    """Return our processes that work for the dojo in a folder, by how their command line ends."""
    return [each for each in psutil.process_iter() if _is_of(each, folder, list(last_words))]


def left_behind(folder: Path) -> list[psutil.Process]:
    """Return our processes that work for the dojo in a folder even after some patience."""
    with contextlib.suppress(AssertionError):
        until(lambda: not processes_of(folder), "they stay", seconds=15)
    return processes_of(folder)


def _is_of(process: psutil.Process, folder: Path, last_words: list[str]) -> bool:
    try:
        data = process.environ().get("MMDOJO_DATA_DIR", "")
        command = process.cmdline()
    except psutil.Error:  # it has just ended
        return False
    ends_so = not last_words or command[-len(last_words) :] == last_words
    return ends_so and "grader" in " ".join(command) and data.startswith(str(folder))


@pytest.fixture
def started(dojo_without_tensorflow: Dojo) -> Dojo:
    """A dojo with a practice folder, in which `doubling` and `pets` can be done."""
    dojo_without_tensorflow.run("start")
    return dojo_without_tensorflow


@pytest.fixture
def plain(started: Dojo) -> Iterator[Callable[..., PlainWatch]]:
    """Return a starter of plain watches."""
    watches = []

    def start(*arguments: str) -> PlainWatch:
        watches.append(PlainWatch(started, *arguments))
        return watches[-1]

    yield start
    for watch in watches:
        watch.close()


@pytest.fixture
def terminal(started: Dojo) -> Iterator[Callable[..., Terminal]]:
    """Return an opener of terminals."""
    terminals = []

    def open_terminal(command: str, **size: int) -> Terminal:
        terminals.append(Terminal(started, command, **size))
        return terminals[-1]

    yield open_terminal
    for each in terminals:
        each.close()
