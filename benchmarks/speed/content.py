"""A copy of the exercises in which build_model has its interface checks alone."""

from __future__ import annotations

import ast
import shutil
from pathlib import Path

from grader.catalog import Exercise
from grader.content import content_root

LAST_INTERFACE_CHECK = "test_gives_probabilities"


def copy_with_interface_checks(exercise: Exercise, target: Path) -> Path:
    """Copy the content, cut the exercise's checks after the interface, return the copy's root."""
    root = content_root()
    for name in ("exercises", "solutions"):
        shutil.copytree(root / name, target / name)
    checks = target / exercise.checks_path.relative_to(root)
    source = checks.read_text(encoding="utf-8")
    ends = [
        node.end_lineno
        for node in ast.parse(source).body
        if isinstance(node, ast.FunctionDef) and node.name == LAST_INTERFACE_CHECK
    ]
    checks.write_text("\n".join(source.splitlines()[: ends[0]]) + "\n", encoding="utf-8")
    return target


def names_of_checks(path: Path) -> list[str]:
    """Return the names of the checks in a file, in their order."""
    body = ast.parse(path.read_text(encoding="utf-8")).body
    functions = [node.name for node in body if isinstance(node, ast.FunctionDef)]
    return [name for name in functions if name.startswith("test_")]
