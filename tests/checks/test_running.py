from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from grader.catalog import Exercise
from grader.checks.plugin import CheckOutcome
from grader.checks.running import run_checks
from grader.errors import GraderError
from grader.submission import Location, Submission
from grader.text import Text

MakeExercise = Callable[..., Exercise]
RIGHT = "def double(x):\n    return 2 * x\n"
CHAIN = """
from grader.checks import Text, check, fail

@check(zh="甲", en="first", points=2)
def test_first(submission):
    assert submission.double(1) == 2

@check(zh="乙", en="second", points=1, after=test_first)
def test_second(submission):
    assert submission.double(2) == 4

@check(zh="丙", en="third", points=1, after=test_second)
def test_third(submission):
    assert submission.double(3) == 6

@check(zh="丁", en="alone", points=1)
def test_alone(submission):
    fail(Text(zh="总是失败", en="always fails"), expected=1, actual=submission.double(0))
"""


def run(exercise: Exercise, source: str) -> dict[str, CheckOutcome]:
    lines = tuple(Location("answer.py", n + 1) for n in range(len(source.splitlines())))
    checked = run_checks(exercise, Submission(source, "answer.py", lines=lines))
    return {outcome.declaration.name: outcome for outcome in checked.outcomes}


def test_each_declared_check_gives_one_outcome_in_order(make_exercise: MakeExercise) -> None:
    outcomes = run(make_exercise(CHAIN), RIGHT)
    assert [(name, o.verdict) for name, o in outcomes.items()] == [
        ("test_first", "pass"),
        ("test_second", "pass"),
        ("test_third", "pass"),
        ("test_alone", "fail"),
    ]


def test_dependents_of_a_failed_check_are_skipped_all_the_way_down(
    make_exercise: MakeExercise,
) -> None:
    outcomes = run(make_exercise(CHAIN), "def double(x):\n    return x + 5\n")
    assert [o.verdict for o in outcomes.values()] == ["fail", "skipped", "skipped", "fail"]
    assert "first" in outcomes["test_second"].message.en


def test_a_failed_check_shows_call_expected_and_actual(make_exercise: MakeExercise) -> None:
    example = run(make_exercise(CHAIN), RIGHT)["test_alone"].counterexample
    assert example is not None
    assert (example.call, example.expected, example.actual) == ("double(0)", "1", "0")


@pytest.mark.parametrize(
    ("body", "reason", "words"),
    [
        ("raise RuntimeError('boom')", "exception", "answer.py, line 2: raised RuntimeError: boom"),
        ("return Embedding(x)", "exception", "line 2: Embedding is used but neither defined"),
        ("while True: pass", "timeout", "within 1 s"),
        ("import os; os._exit(0)", "killed", "exit code 0"),
        ("raise SystemExit(0)", "exception", "called exit"),
        ("return bytearray(10**10)", "memory", "512 MiB"),
        ("while True: print('x' * 10_000)", "output", "16 MiB"),
        ("return 3", "assertion", ""),
    ],
)
def test_a_failure_names_its_reason_and_says_what_happened(
    make_exercise: MakeExercise, body: str, reason: str, words: str
) -> None:
    seconds = 1.0 if reason == "timeout" else 20.0
    exercise = make_exercise(timeout_seconds=seconds)
    outcome = run(exercise, f"def double(x):\n    {body}\n")["test_gives_two"]
    assert (outcome.verdict, outcome.reason) == ("fail", reason)
    assert words in outcome.message.en


@pytest.mark.parametrize(
    "checks",
    [
        "",
        "raise RuntimeError('broken')",
        "def test_undeclared(submission): pass",
        "from grader.checks import check\n@check(zh='甲', en='a')\ndef test_a(nothing): pass",
        "from grader.checks import check\n@check(zh='甲', en='a')\ndef test_a(): 1 / 0",
        "from grader.checks import check\n@check(zh='甲', en='a')\ndef test_a(): raise SystemExit",
    ],
)
def test_broken_checks_are_an_error_of_ours_and_no_verdict(
    make_exercise: MakeExercise, checks: str
) -> None:
    with pytest.raises(GraderError):
        run(make_exercise(checks), RIGHT)


def test_a_changed_checks_file_is_read_anew(make_exercise: MakeExercise) -> None:
    """A second run in one process once judged by the first run's modules: a false pass."""
    exercise = make_exercise()
    assert run(exercise, RIGHT)["test_gives_two"].verdict == "pass"
    changed = exercise.checks_path.read_text().replace("== 2", "== 3")
    exercise.checks_path.write_text(changed)
    assert run(exercise, RIGHT)["test_gives_two"].verdict == "fail"


def test_pytest_settings_around_the_checks_change_nothing(
    make_exercise: MakeExercise, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTEST_ADDOPTS", "--collect-only -k nothing")
    exercise = make_exercise()
    (exercise.folder / "conftest.py").write_text("1 / 0")
    (tmp_path / "pytest.ini").write_text("[pytest]\npython_functions = nothing_*\n")
    monkeypatch.chdir(tmp_path)
    assert run(exercise, RIGHT)["test_gives_two"].verdict == "pass"


def test_progress_names_each_check(make_exercise: MakeExercise) -> None:
    seen: list[tuple[int, int, str]] = []
    submission = Submission(RIGHT, "answer.py")

    def note(done: int, total: int, title: Text) -> None:
        seen.append((done, total, title.en))

    run_checks(make_exercise(CHAIN), submission, note)
    assert seen == [(0, 4, "first"), (1, 4, "second"), (2, 4, "third"), (3, 4, "alone")]
