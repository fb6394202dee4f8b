"""A small exercise that can be proven, for tests to spoil."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from grader.catalog import Exercise, find_exercise

CHECKS = """
import numpy as np
from grader.checks import assert_close, assert_shape, check

@check(zh="形状", en="The shape")
def test_shape(submission, draw):
    x = draw.array((draw.integer(1, 3), draw.integer(2, 4)))
    assert_shape(submission.centred(x), x.shape)

@check(zh="数值", en="The values", after=test_shape)
def test_values(submission, draw):
    x = draw.array((draw.integer(2, 4), draw.integer(2, 3)))
    assert_close(submission.centred(x), x - x.sum(axis=0) / len(x), atol=1e-9)
"""
METADATA = """
slug = "centred"
kind = "coding"
track = "trial"
difficulty = 1
minutes = 5
title = { zh = "去均值", en = "Centre" }
source = "made up"
entry_point = "centred"
needs = "numpy"
"""
STUB = 'def centred(x):\n    """Centre."""\n    raise NotImplementedError\n'
HEAD = "import numpy as np\n\n\ndef centred(x):\n"
SOLUTION = HEAD + "    return x - x.mean(axis=0)\n"
RIGHT = [
    "return x - np.sum(x, axis=0) / len(x)",
    "return np.array([row - np.average(x, axis=0) for row in x])",
    "return np.apply_along_axis(lambda c: c - c.mean(), 0, x)",
]
WRONG = {
    "return x - x.mean()": "test_values",
    "return x - x.mean(axis=1)[:, None]": "test_values",
    "return x + x.mean(axis=0)": "test_values",
    "return x.mean(axis=0)": "test_shape",
    "return x": "test_values",
    "return x * 0": "test_values",
    "return x - np.median(x, axis=0) - 1": "test_values",
    "return x[:, 0]": "test_shape",
}


def header(number: int, fails: str) -> str:
    """Return the docstring of a wrong answer."""
    return (
        f'"""误区：第 {number} 个。\n\nMisconception: the {number}th.\n\n'
        f'提示：想想 {number}。\n\nHint: think of {number}.\n\nfails: {fails}\n"""\n\n'
    )


@pytest.fixture
def centred(tmp_path: Path) -> Callable[[], Exercise]:
    """Write an exercise; return what reads it as it is then."""
    folder = tmp_path / "exercises" / "trial" / "centred"
    solution = tmp_path / "solutions" / "trial" / "centred"
    files = {
        folder / "checks.py": CHECKS,
        folder / "exercise.toml": METADATA,
        folder / "stub.py": STUB,
        solution / "solution.py": SOLUTION,
    }
    for language in ("zh", "en"):
        files[folder / f"prompt.{language}.md"] = f"# 去均值\n\n```python\n{STUB}```\n"
        files[folder / f"hints.{language}.md"] = "## 1\n\na\n\n## 2\n\nb\n\n## 3\n\nc\n"
        files[solution / f"explanation.{language}.md"] = "# 为什么\n\n因为。\n"
    for number, body in enumerate(RIGHT):
        files[solution / "right" / f"r{number}.py"] = f"{HEAD}    {body}\n"
    for number, (body, fails) in enumerate(WRONG.items()):
        files[solution / "wrong" / f"w{number}.py"] = f"{header(number, fails)}{HEAD}    {body}\n"
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return lambda: find_exercise("centred", tmp_path)
