"""Every answer kept beside the solution of fuse_features gets the verdict it stands for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from grader.catalog import load_catalog
from grader.grading import grade_path

EXERCISE = load_catalog().get("fuse_features")
RIGHT = [EXERCISE.solution / "solution.py", *sorted((EXERCISE.solution / "right").glob("*.py"))]
WRONG = sorted((EXERCISE.solution / "wrong").glob("*.py"))


@pytest.mark.parametrize("path", RIGHT, ids=lambda path: path.stem)
def test_a_right_answer_gets_full_marks(path: Path) -> None:
    report = grade_path(EXERCISE, path, language="en")
    assert (report.verdict, report.score) == ("pass", 1), report.message


@pytest.mark.parametrize("path", WRONG, ids=lambda path: path.stem)
def test_a_wrong_answer_fails_at_the_check_that_its_header_names(path: Path) -> None:
    named = re.search(r"^fails: (\w+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert named is not None
    report = grade_path(EXERCISE, path, language="en")
    failed = [check.name for check in report.checks if check.verdict == "fail"]
    assert report.verdict == "fail"
    assert failed[0] == named[1], report.message


def test_the_untouched_stub_is_not_attempted() -> None:
    report = grade_path(EXERCISE, EXERCISE.folder / "stub.py", language="zh")
    assert report.verdict == "not_attempted"


def test_stacking_rows_is_answered_with_the_question_whether_that_happened() -> None:
    report = grade_path(EXERCISE, EXERCISE.solution / "wrong" / "stacked_rows.py", language="en")
    assert (
        "expected shape (2, 6) = (rows, d_image + d_text), got (4, 3): did you stack"
        in report.message
    )
