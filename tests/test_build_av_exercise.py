"""Answers to build_av get the verdict they stand for; a sample of them, for time."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from grader.catalog import load_catalog
from grader.checks.wrong_answers import wrong_answers
from grader.grading import grade_path

pytestmark = [
    pytest.mark.usefixtures("on_warm_zygotes"),
    pytest.mark.tensorflow,
    pytest.mark.slow,
    pytest.mark.skipif(
        importlib.util.find_spec("tensorflow") is None, reason="needs the tensorflow extra"
    ),
]

EXERCISE = load_catalog().get("build_av")
WRONG = {answer.path.stem: answer for answer in wrong_answers(EXERCISE)}
SAMPLE = ("no_return", "fixed_vocabulary", "ignores_voice", "late_average")


@pytest.mark.parametrize("name", ["solution.py", "right/flatten_mlp.py"])
def test_a_right_answer_gets_full_marks(name: str) -> None:
    report = grade_path(EXERCISE, EXERCISE.solution / name, language="en")
    assert (report.verdict, report.score) == ("pass", 1), report.message


@pytest.mark.parametrize("name", SAMPLE)
def test_a_wrong_answer_fails_at_the_check_that_its_header_names(name: str) -> None:
    report = grade_path(EXERCISE, WRONG[name].path, language="zh")
    assert report.verdict == "fail"
    failed = [check.name for check in report.checks if check.verdict == "fail"]
    assert failed[:1] == [WRONG[name].fails], report.message


def test_the_untouched_stub_is_not_attempted() -> None:
    path: Path = EXERCISE.folder / "stub.py"
    assert grade_path(EXERCISE, path, language="en").verdict == "not_attempted"


def test_every_wrong_answer_teaches_and_names_a_check_that_exists() -> None:
    checks = EXERCISE.checks_path.read_text(encoding="utf-8")
    for answer in WRONG.values():
        assert answer.lesson is not None, answer.path
        assert answer.hint is not None, answer.path
        assert f"def {answer.fails}(" in checks, answer.path
