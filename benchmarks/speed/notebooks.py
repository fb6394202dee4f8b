"""The notebooks that otter-grader and nbgrader get: the answer, and the equivalent tests."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import Path

import nbformat
import numpy as np

from grader.checks.fusion_task import FusionTask

DATA_NAME = "fusion_task.npz"
STUDENT = "learner"
_SEED = 20_240_613
_PARTS = {"train": 4_096, "watch": 256, "test": 512}  # as in grader.checks.learning
_EQUIVALENT = Path(__file__).parent / "equivalent"


@dataclass(frozen=True)
class Assignment:
    """One exercise as an instructor would set it elsewhere.

    `source` is the whole of the tests, `support` the lines before the first of them, and `tests`
    the source of each by its name.
    """

    slug: str
    source: str
    support: str
    tests: dict[str, str]


def read_assignment(slug: str) -> Assignment:
    """Take the equivalent tests of an exercise apart."""
    source = (_EQUIVALENT / f"{slug}.py").read_text(encoding="utf-8")
    lines = source.splitlines()
    tests = [
        node
        for node in ast.parse(source).body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    ]
    return Assignment(
        slug,
        source,
        support="\n".join(lines[: tests[0].lineno - 1]).strip(),
        tests={test.name: "\n".join(lines[test.lineno - 1 : test.end_lineno]) for test in tests},
    )


def write_task(folder: Path) -> Path:
    """Write the samples that build_model is trained on; return the file."""
    task = FusionTask(_SEED)
    arrays = {}
    for part, count in _PARTS.items():
        drawn = task.draw(count)
        arrays[f"{part}_images"] = drawn.images
        arrays[f"{part}_tokens"] = drawn.tokens
        arrays[f"{part}_classes"] = drawn.classes
    path = folder / DATA_NAME
    np.savez(path, allow_pickle=False, **arrays)
    return path


def new_notebook(cells: list[nbformat.NotebookNode]) -> nbformat.NotebookNode:
    """Return a Python notebook with these cells."""
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook: nbformat.NotebookNode = nbformat.v4.new_notebook(cells=cells)
    notebook.metadata["kernelspec"] = kernel
    return notebook


def write_notebook(notebook: nbformat.NotebookNode, path: Path) -> Path:
    """Write a notebook, with the folders above it; return its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, path)
    return path
