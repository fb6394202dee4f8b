"""A real terminal to drive: keys go in, the screen can be read."""

from __future__ import annotations

import os
import subprocess
import uuid
from collections.abc import Callable

from tests.cli.conftest import Dojo
from tests.waiting import DEADLINE_SECONDS, until


def waited_for(shown: Callable[[], str], words: str, after: int = 0) -> str:
    """Return what is shown once `words` are in it, beyond the first `after` characters."""

    def look() -> str:
        text = shown()
        return text if words in text[after:] else ""

    return until(look, lambda: f"{words!r} never came:\n{shown()}")


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
