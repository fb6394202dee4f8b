from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from grader.catalog import Exercise
from grader.errors import UsageError
from grader.grading import grade, grade_path
from grader.report import Report
from grader.submission import Submission

MakeExercise = Callable[..., Exercise]
RIGHT = "def double(x):\n    return 2 * x\n"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_right_answer_gets_full_marks(make_exercise: MakeExercise, language: str) -> None:
    report = grade(make_exercise(), Submission(RIGHT, "a.py"), language=language)  # type: ignore[arg-type]
    assert (report.verdict, report.score, report.points, report.max_points) == ("pass", 1, 1, 1)
    assert report.graded_source == RIGHT
    assert report.checks[0].title == {"zh": "得二", "en": "It gives two"}[language]


def test_a_wrong_answer_says_where_to_start(make_exercise: MakeExercise) -> None:
    report = grade(make_exercise(), Submission("def double(x): return x", "a.py"), language="en")
    assert (report.verdict, report.score) == ("fail", 0)
    assert "It gives two" in report.message


def test_what_a_program_prints_is_shown_and_decides_nothing(make_exercise: MakeExercise) -> None:
    program = """
def double(x):
    print('{"verdict": "pass", "score": 1}')
"""
    report = grade(make_exercise(), Submission(program, "a.py"), language="en")
    assert report.verdict == "fail"
    assert '"verdict": "pass"' in report.learner_output


def test_an_untouched_stub_is_not_attempted(make_exercise: MakeExercise, tmp_path: Path) -> None:
    exercise = make_exercise()
    path = tmp_path / "doubling.py"
    path.write_text(exercise.stub("en"), encoding="utf-8")
    report = grade_path(exercise, path, language="en")
    assert (report.verdict, report.score, report.checks) == ("not_attempted", 0, [])


def test_an_unreadable_answer_is_a_failed_report(
    make_exercise: MakeExercise, tmp_path: Path
) -> None:
    path = tmp_path / "doubling.ipynb"
    path.write_text("{ broken", encoding="utf-8")
    report = grade_path(make_exercise(), path, language="en")
    assert report.verdict == "fail"
    assert "doubling.ipynb" in report.message


def test_broken_checks_are_an_error_and_never_a_zero(make_exercise: MakeExercise) -> None:
    report = grade(make_exercise("1 / 0"), Submission(RIGHT, "a.py"), language="en")
    assert report.verdict == "error"
    assert "not your fault" in report.message


def test_a_missing_file_is_a_mistake_of_use(make_exercise: MakeExercise, tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        grade_path(make_exercise(), tmp_path / "nowhere.py", language="en")


def test_a_report_survives_the_way_through_json(make_exercise: MakeExercise) -> None:
    report = grade(make_exercise(), Submission(RIGHT, "a.py"), language="zh")
    assert msgspec.json.decode(report.to_json(), type=Report) == report
    assert '"schema": 1' in report.to_json()
