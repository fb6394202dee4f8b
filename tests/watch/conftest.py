"""A watch to drive: through pipes as a plain program, and by real keys in a real terminal."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from tests.cli.conftest import Dojo, as_notebook, dojo, dojo_without_tensorflow

__all__ = ["as_notebook", "dojo", "dojo_without_tensorflow"]

DEADLINE_SECONDS = 90


def waited_for(shown: Callable[[], str], words: str, after: int = 0) -> str:
    """Return what is shown once `words` are in it, beyond the first `after` characters."""
    end = time.monotonic() + DEADLINE_SECONDS
    while words not in (text := shown())[after:]:
        assert time.monotonic() < end, f"{words!r} never came:\n{text}"
        time.sleep(0.02)
    return text


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


class Terminal:
    """A shell command in a real terminal, by tmux; what it leaves behind can be asked of it."""

    def __init__(self, dojo: Dojo, command: str, *, width: int = 90, height: int = 50) -> None:
        self._name = f"mmdojo-{uuid.uuid4().hex}"
        environment = [f"{name}={value}" for name, value in dojo.environment.items()]
        self.do(
            *("new-session", "-d", "-x", str(width), "-y", str(height), "-c", str(dojo.here)),
            # Readline sets these two in whoever imports it, such as pytest.
            *("env", "-u", "COLUMNS", "-u", "LINES"),
            *(*environment, "TERM=screen-256color", "sh"),
        )
        self.press(command, "Enter")

    def do(self, *arguments: str) -> str:
        done = subprocess.run(
            ["tmux", "-u", "-L", self._name, "-f", os.devnull, *arguments],
            capture_output=True,
            encoding="utf-8",
            timeout=DEADLINE_SECONDS,
        )
        return done.stdout

    def press(self, *keys: str) -> None:
        self.do("send-keys", *keys)

    def text(self) -> str:
        return self.do("capture-pane", "-p")

    def wait(self, words: str) -> str:
        return waited_for(self.text, words)

    def close(self) -> None:
        self.do("kill-server")


def processes_of(folder: Path, *last_words: str) -> list[psutil.Process]:
    """Return our processes that work for the dojo in a folder, by how their command line ends."""
    return [each for each in psutil.process_iter() if _is_of(each, folder, list(last_words))]


def left_behind(folder: Path) -> list[psutil.Process]:
    """Return our processes that work for the dojo in a folder even after some patience."""
    end = time.monotonic() + 15
    while found := processes_of(folder):
        if time.monotonic() > end:
            break
        time.sleep(0.05)
    return found


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
