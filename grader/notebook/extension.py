"""The IPython extension: `%load_ext grader` puts the commands into a notebook."""

from __future__ import annotations

import sys
from typing import Any

from IPython.core.interactiveshell import InteractiveShell

from grader.notebook.commands import Commands
from grader.server import client

_CALLS = (
    "check",
    "hint",
    "reveal",
    "solution",
    "assess",
    "progress",
    "reset",
    "buttons",
    "answer_box",
)


def load(shell: InteractiveShell) -> None:
    """Give the notebook its commands and the `%%answer` magic."""
    commands = Commands(shell)
    shell.push({name: getattr(commands, name) for name in _CALLS})
    register: Any = shell.register_magic_function  # its stubs expect an unbound method
    register(commands.keep_answer, "cell", "answer")
    client.warm("numpy")
    _warm_tensorflow_once_used(shell)


def _warm_tensorflow_once_used(shell: InteractiveShell) -> None:
    """Have the server import TensorFlow too, as soon as the learner has."""

    def look(*_: object) -> None:
        if "tensorflow" in sys.modules or "keras" in sys.modules:
            shell.events.unregister("post_run_cell", look)
            client.warm("tensorflow")

    shell.events.register("post_run_cell", look)
