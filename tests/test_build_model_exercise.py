"""Answers to build_model get the verdict they stand for.

Here is a sample of them, for time; `benchmarks/model_verdicts.py` grades all of them many times.
"""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

from grader.catalog import load_catalog
from grader.grading import grade_path

pytestmark = [
    pytest.mark.usefixtures("on_warm_zygotes"),
    pytest.mark.tensorflow,
    pytest.mark.slow,
    pytest.mark.skipif(
        importlib.util.find_spec("tensorflow") is None, reason="needs the tensorflow extra"
    ),
]

EXERCISE = load_catalog().get("build_model")
RIGHT = sorted((EXERCISE.solution / "right").glob("*.py"))
WRONG = sorted((EXERCISE.solution / "wrong").glob("*.py"))
SAMPLE_RIGHT = ("mlp_rmsprop", "subclassed")
SAMPLE_WRONG = (
    "no_return",
    "swapped_inputs",
    "vocabulary_off_by_one",
    "fixed_shapes",
    "sparse_loss",
    "learning_rate_1000",
    "shared_optimizer",
    "ignores_text",
    "batch_statistics",
)


def named(names: tuple[str, ...], folder: str) -> list[Path]:
    return [EXERCISE.solution / folder / f"{name}.py" for name in names]


@pytest.mark.parametrize(
    "path",
    [EXERCISE.solution / "solution.py", *named(SAMPLE_RIGHT, "right")],
    ids=lambda path: path.stem,
)
def test_a_right_answer_gets_full_marks(path: Path) -> None:
    report = grade_path(EXERCISE, path, language="en")
    assert (report.verdict, report.score) == ("pass", 1), report.message


@pytest.mark.parametrize("path", named(SAMPLE_WRONG, "wrong"), ids=lambda path: path.stem)
def test_a_wrong_answer_fails_at_the_check_that_its_header_names(path: Path) -> None:
    named_check = re.search(r"^fails: (\w+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert named_check is not None
    report = grade_path(EXERCISE, path, language="en")
    failed = [check.name for check in report.checks if check.verdict == "fail"]
    assert report.verdict == "fail"
    assert failed[0] == named_check[1], report.message


def test_the_listing_as_printed_fails_for_the_missing_embedding_at_its_line() -> None:
    path = EXERCISE.solution / "wrong" / "blog_as_printed.py"
    lines = path.read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, 1) if "Embedding(input_dim" in text)
    for language in ("zh", "en"):
        report = grade_path(EXERCISE, path, language=language)
        assert report.verdict == "fail"
        assert "Embedding" in report.message
        assert re.search(rf"\b{line}\b", report.checks[0].message)


def test_the_untouched_stub_is_not_attempted() -> None:
    report = grade_path(EXERCISE, EXERCISE.folder / "stub.py", language="zh")
    assert report.verdict == "not_attempted"


def test_every_wrong_answer_names_a_check_that_exists() -> None:
    checks = EXERCISE.checks_path.read_text(encoding="utf-8")
    for path in WRONG:
        text = path.read_text(encoding="utf-8")
        check = re.search(r"^fails: (\w+)$", text, re.MULTILINE)
        assert check is not None, path
        assert f"def {check[1]}(" in checks, path
        assert "误区" in text, path
        assert "Misconception" in text, path


def test_there_are_enough_answers_to_mean_something() -> None:
    assert len(RIGHT) >= 12
    assert len(WRONG) >= 20
