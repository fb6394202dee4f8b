"""Ask a fresh trusted process: the kernel runs learner code, so it grades nothing itself."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_ROOT = str(Path(__file__).resolve().parents[2])
_BOOTSTRAP = (
    "import sys; root = sys.argv.pop(1); root in sys.path or sys.path.append(root); "
    "sys.argv[0] = 'mmdojo'; from grader.cli import main; sys.exit(main())"
)


@dataclass(frozen=True)
class Answer:
    """What the trusted process said: its exit status and its JSON object, None if it gave none."""

    status: int
    data: Mapping[str, Any] | None
    errors: str


def ask(*arguments: str) -> Answer:
    """Run an mmdojo command with `--format json` and return its answer.

    An interrupt ends the process, and with it every process it started.
    """
    command = [sys.executable, "-I", "-X", "utf8", "-c", _BOOTSTRAP, _ROOT]
    try:
        process = subprocess.Popen(
            [*command, *arguments, "--format", "json"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
    except OSError as error:
        return Answer(-1, None, str(error))
    try:
        output, errors = process.communicate()
    except BaseException:
        process.kill()
        process.communicate()
        raise
    try:
        data = json.loads(output)
    except ValueError:
        data = None
    return Answer(
        process.returncode,
        data if isinstance(data, dict) else None,
        errors.decode("utf-8", "replace").strip(),
    )


def ask_about_cells(slug: str, sources: Sequence[str], language: str) -> Answer:
    """Have the executed cells of a kernel graded; `sources[n]` is what execution n ran."""
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
        return ask("check", slug, "--file", str(path), "--lang", language)
