"""Ask a trusted process: the kernel runs learner code, so it grades nothing itself."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import IO, Any

from grader.isolated_python import isolated_python
from grader.server import address, client

_INTERRUPTED = 130
_RUN = "sys.argv[0] = 'mmdojo'; from grader.cli import main; sys.exit(main())"


@dataclass(frozen=True)
class Answer:
    """What the trusted process said: its exit status and its JSON object, None if it gave none."""

    status: int
    data: Mapping[str, Any] | None
    errors: str


def ask(*arguments: str) -> Answer:
    """Run an mmdojo command with `--format json` and return its answer.

    It runs in the warm server where there can be one, else in a process of its own. An interrupt
    ends it, and with it every process it started.
    """
    line = [*arguments, "--format", "json"]
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        status = _ask_server(line, output, errors)
        if status is None:
            output.truncate(0)
            try:
                status = _run_apart(line, output, errors)
            except OSError as error:
                return Answer(-1, None, str(error))
        output.seek(0)
        errors.seek(0)
        try:
            data = json.loads(output.read())
        except ValueError:
            data = None
        said = errors.read().decode("utf-8", "replace").strip()
    return Answer(status, data if isinstance(data, dict) else None, said)


def _ask_server(line: list[str], output: IO[bytes], errors: IO[bytes]) -> int | None:
    with open(os.devnull, "rb") as nothing:  # noqa: PTH123
        streams = (nothing.fileno(), output.fileno(), errors.fileno())
        status = client.run_on(line, streams, start=True) if address.is_wanted() else None
    if status == _INTERRUPTED:
        raise KeyboardInterrupt
    return status


def _run_apart(line: list[str], output: IO[bytes], errors: IO[bytes]) -> int:
    process: subprocess.Popen[bytes] | None = None
    try:
        with _interrupts_held():
            process = subprocess.Popen(
                isolated_python(_RUN, *line),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=errors,
                start_new_session=True,
            )
        return process.wait()
    except BaseException:
        if process is not None:
            process.kill()
            process.wait()
        raise


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Let an interrupt wait for the end of the block, so that it can't lose what is begun there."""
    handler = signal.getsignal(signal.SIGINT)
    if threading.current_thread() is not threading.main_thread() or not callable(handler):
        yield  # none arrives here
        return
    held: list[FrameType | None] = []
    signal.signal(signal.SIGINT, lambda _, frame: held.append(frame))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, handler)
    if held:
        handler(signal.SIGINT, held[0])


def ask_about_cells(
    slug: str, sources: Sequence[str], language: str, command: str = "check", *options: str
) -> Answer:
    """Have the executed cells of a kernel graded; `sources[n]` is what execution n ran.

    `command` may be another one that takes an answer's file, with further `options`.
    """
    cells = [
        {
            "cell_type": "code",
            "execution_count": number,
            "metadata": {},
            "outputs": [],
            "source": source,
        }
        for number, source in enumerate(sources)
        if source.strip()
    ]
    notebook = {
        "nbformat": 4,
        "nbformat_minor": 4,
        "metadata": {"mmdojo": {"live": True}},
        "cells": cells,
    }
    with tempfile.TemporaryDirectory(prefix="mmdojo-cells-") as folder:
        # Messages name this file, so it needs a name that a learner recognises.
        path = Path(folder) / "notebook.ipynb"
        path.write_text(json.dumps(notebook), encoding="utf-8")
        return ask(command, slug, "--file", str(path), "--lang", language, *options)
