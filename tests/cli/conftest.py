"""A small dojo of its own for the command line: content, data folder and current folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

CHECKS = """
from grader.checks import check

print("a check file may print")

@check(zh="翻倍", en="It doubles")
def test_doubles(submission):
    assert submission.double(3) == 6

@check(zh="零不变", en="Zero stays", after=test_doubles)
def test_zero_stays(submission):
    assert submission.double(0) == 0
"""
RUBRIC = """
schema = 1
[[concepts]]
id = "cat"
name = { zh = "猫", en = "the cat" }
aliases = ["猫", "cat"]
[[concepts.points]]
id = "cat.name"
kind = "name"
title = { zh = "说到猫", en = "Names the cat" }
look_for = { zh = "它叫什么", en = "What is it?" }
reference = { zh = "猫。", en = "The cat." }
"""
RIGHT = "def double(x):\n    return 2 * x\n"
WRONG = "def double(x):\n    return x\n"
STUB = 'def double(x):\n    """Return twice x."""\n    raise NotImplementedError\n'
METADATA = """
slug = "{slug}"
kind = "{kind}"
track = "trial"
difficulty = {difficulty}
minutes = 5
title = {{ zh = "题目 {slug}", en = "Title of {slug}" }}
source = "made up"
{keys}
"""


@dataclass
class Dojo:
    """Runs `python -m grader` in a world of its own."""

    root: Path
    environment: dict[str, str]

    @property
    def content(self) -> Path:
        return self.root / "content"

    @property
    def here(self) -> Path:
        return self.root / "here"

    def run(
        self, *arguments: object, cwd: Path | None = None, stdin: str = "", **environment: str
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "grader", *map(str, arguments)],
            cwd=cwd or self.here,
            env=self.environment | environment,
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
        )

    def json(self, *arguments: object, **keys: Any) -> Any:
        return json.loads(self.run(*arguments, "--format", "json", **keys).stdout)

    def write(self, name: str, text: str) -> Path:
        path = self.here / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def statuses(self) -> dict[str, str]:
        return {row["slug"]: row["status"] for row in self.json("list")}


@pytest.fixture
def dojo(tmp_path: Path) -> Dojo:
    root = tmp_path / "dojo"
    (root / "here").mkdir(parents=True)
    _exercise(root, "doubling", "coding", 1, 'entry_point = "double"\nneeds = "numpy"')
    _exercise(root, "model", "coding", 2, 'entry_point = "double"\nneeds = "tensorflow"')
    _exercise(root, "pets", "qa", 3, "pass_score = 0.6")
    _notebooks(root)
    kept = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "VIRTUAL_ENV")
    environment = {name: os.environ[name] for name in kept if name in os.environ}
    environment |= {
        "HOME": str(root / "home"),
        "XDG_DATA_HOME": str(root / "home" / "share"),
        "MMDOJO_DATA_DIR": str(root / "data"),
        "MMDOJO_CONTENT": str(root / "content"),
        "MMDOJO_SERVER": "off",
        "LANG": "en_GB.UTF-8",
    }
    return Dojo(root, environment)


@pytest.fixture
def dojo_without_tensorflow(dojo: Dojo) -> Dojo:
    """The same where `tensorflow` can't be found, as in an install without the extra."""
    site = dojo.root / "site"
    site.mkdir()
    (site / "sitecustomize.py").write_text(
        "import importlib.util as u\n"
        "find = u.find_spec\n"
        "u.find_spec = lambda name, *rest: None if name == 'tensorflow' else find(name, *rest)\n",
        encoding="utf-8",
    )
    dojo.environment["PYTHONPATH"] = str(site)
    return dojo


def _exercise(root: Path, slug: str, kind: str, difficulty: int, keys: str) -> None:
    folder = root / "content" / "exercises" / "trial" / slug
    solution = root / "content" / "solutions" / "trial" / slug
    folder.mkdir(parents=True)
    solution.mkdir(parents=True)
    texts: dict[Path, str] = {
        folder / "exercise.toml": METADATA.format(
            slug=slug, kind=kind, difficulty=difficulty, keys=keys
        )
    }
    for language in ("zh", "en"):
        texts[folder / f"prompt.{language}.md"] = f"Prompt {language}"
        hints = "".join(f"## {n}\nhint {n} of {slug} in {language}\n" for n in (1, 2, 3))
        texts[folder / f"hints.{language}.md"] = hints
        texts[solution / f"explanation.{language}.md"] = f"because, in {language}"
        if kind != "coding":
            texts[folder / f"answer.{language}.md"] = "<!-- write here -->\n"
            texts[solution / f"answer.{language}.md"] = {"zh": "它叫猫。", "en": "It is the cat."}[
                language
            ]
    if kind == "coding":
        texts |= {folder / "stub.py": STUB, folder / "checks.py": CHECKS}
        texts[solution / "solution.py"] = RIGHT
    else:
        texts[solution / "rubric.toml"] = RUBRIC
    for path, text in texts.items():
        path.write_text(text, encoding="utf-8")


def _notebooks(root: Path) -> None:
    for language in ("zh", "en"):
        folder = root / "content" / "notebooks" / language
        folder.mkdir(parents=True)
        for name in ("welcome", "doubling", "pets"):
            (folder / f"{name}.ipynb").write_text(notebook(STUB), encoding="utf-8")


def notebook(source: str) -> str:
    cell = {
        "cell_type": "code",
        "id": "answer",
        "execution_count": None,
        "metadata": {},
        "outputs": [],
        "source": source,
    }
    return json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


@pytest.fixture
def as_notebook() -> Callable[[str], str]:
    return notebook
