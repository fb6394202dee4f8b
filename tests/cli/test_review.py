from __future__ import annotations

import contextlib
import io
import json
import re
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from grader.catalog import load_catalog
from grader.cli import app
from grader.progress import schedule
from grader.progress.store import FILE_NAME, ProgressStore
from tests.cli.conftest import RIGHT, STUB, WRONG, Dojo
from tests.progress.conftest import Past, make_read_only
from tests.terminal import Terminal, waited_for

Reviewed = subprocess.CompletedProcess[str]
CAT = "It is the cat.\n\n"
DOG = "I would rather say it is a dog.\n\n"


@pytest.fixture
def run(dojo: Dojo, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Reviewed]:
    """Run a command like `dojo.run`, but in this process, which takes a tenth of the time."""
    monkeypatch.chdir(dojo.here)
    for name, value in dojo.environment.items():
        monkeypatch.setenv(name, value)

    def run_here(*arguments: object, stdin: str = "") -> Reviewed:
        told, complaints = io.StringIO(), io.StringIO()
        monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        with contextlib.redirect_stdout(told), contextlib.redirect_stderr(complaints):
            status = app.run([str(argument) for argument in arguments])
        return Reviewed(arguments, status, told.getvalue(), complaints.getvalue())

    return run_here


@pytest.fixture
def listed(run: Callable[..., Reviewed]) -> Callable[..., Any]:
    """Run a command that answers in JSON."""
    return lambda *arguments: json.loads(run(*arguments, "--format", "json").stdout)


@pytest.fixture
def past(dojo: Dojo) -> Iterator[Past]:
    with ProgressStore(dojo.root / "data" / FILE_NAME) as store:
        yield Past(store)


@pytest.fixture
def pets_due(past: Past) -> Past:
    past.attempt("pets", ago(5))
    return past


@pytest.fixture
def doubling_due(past: Past) -> Past:
    past.attempt("doubling", ago(5))
    return past


def ago(days: float) -> datetime:
    return datetime.now(UTC) - timedelta(days=days)


def ratings(dojo: Dojo) -> list[tuple[object, ...]]:
    with ProgressStore(dojo.root / "data" / FILE_NAME) as store:
        return store.rows("SELECT exercise, rating FROM reviews ORDER BY id", ())


def verdicts(dojo: Dojo) -> list[object]:
    with ProgressStore(dojo.root / "data" / FILE_NAME) as store:
        return [row[0] for row in store.rows("SELECT verdict FROM attempts ORDER BY id", ())]


def due(dojo: Dojo) -> list[str]:
    with ProgressStore(dojo.root / "data" / FILE_NAME) as store:
        found = schedule.due(store, load_catalog(dojo.content), datetime.now(UTC))
    return [card.slug for card in found]


def test_json_lists_what_is_due_and_what_comes_and_serves_nothing(
    dojo: Dojo, pets_due: Past, listed
) -> None:
    pets_due.attempt("doubling", ago(0))
    found = listed("review", "--lang", "zh")
    (card,) = found["due"]
    assert (card["exercise"], card["title"], card["kind"]) == ("pets", "题目 pets", "qa")
    assert (card["overdue_days"], card["minutes"]) == (3, 5)
    assert 0.5 < card["retrievability"] < 0.9
    assert found["forecast"] == [1, 0, 1, 0, 0, 0, 0]
    assert (found["retention"], found["streak"]) == (None, 1)
    assert verdicts(dojo) == ["pass", "pass"]
    assert listed("review", "doubling")["due"] == []


def test_a_question_is_answered_then_graded_then_compared_then_rated(
    dojo: Dojo, pets_due: Past, run
) -> None:
    done = run("review", stdin=CAT + "\n")
    assert (done.returncode, done.stderr) == (0, "")
    places = [
        done.stdout.index(part)
        for part in (
            "[1/1] Title of pets",
            "due for review since 3 days",
            "Prompt en",
            "Passed",
            "## Your answer\n\nIt is the cat.",
            "## Model answer\n\nIt is the cat.",
            "Rating: 4 easy (passed at the first try",
            "Next review: ",
            "Left today: 0. Tomorrow: 0. Days in a row: 1.",
            "Remembered in the reviews of 30 days: 100%",
        )
    ]
    assert places == sorted(places)
    assert ratings(dojo) == []
    assert due(dojo) == []


def test_in_chinese_all_of_it_is_chinese(dojo: Dojo, pets_due: Past, run) -> None:
    done = run("review", "--lang", "zh", stdin="它叫猫。\n\n2\n")
    for part in ("该复习了，已经过了 3 天", "你的回答", "参考答案", "评级：4 轻松（一次通过"):
        assert part in done.stdout
    assert "评级：2 吃力（你自己评的）" in done.stdout
    assert "今天还剩 0 道" in done.stdout
    # But for the names of keys and of the exercise, and its prompt.
    words = set(re.findall(r"[A-Za-z]{2,}", done.stdout))
    assert words <= {"pets", "Prompt", "zh", "Ctrl", "Enter"}


def test_a_wrong_answer_comes_back_tomorrow_and_is_no_secret_any_more(
    dojo: Dojo, pets_due: Past, run, listed
) -> None:
    done = run("review", stdin=DOG + "\n")
    assert "Rating: 1 again (not passed)" in done.stdout
    assert "(tomorrow)" in done.stdout
    assert "Tomorrow: 1." in done.stdout
    assert "mmdojo check" not in done.stdout
    # What was copied from the model answer afterwards is no better than that.
    run("check", "pets", "--file", dojo.write("a.md", CAT))
    assert listed("review")["forecast"][:2] == [0, 1]


def test_the_learner_has_the_last_word_with_one_key(
    dojo: Dojo, pets_due: Past, run, listed
) -> None:
    done = run("review", stdin=CAT + "no\n2\n")
    assert "Rating: 2 hard (your own)" in done.stdout
    assert ratings(dojo) == [("pets", 2)]
    assert run("review", "pets", "--rate", "good").returncode == 0
    corrected = listed("review", "pets", "--rate", "again")
    tomorrow = (datetime.now().astimezone() + timedelta(days=1)).date().isoformat()
    assert corrected == {"exercise": "pets", "rating": "again", "due": tomorrow}
    assert [rating for _, rating in ratings(dojo)] == [2, 3, 1]


def test_giving_up_shows_the_answer_and_needs_no_second_enter(pets_due: Past, run) -> None:
    done = run("review", stdin="ｇ\n2\n")
    assert "## Model answer\n\nIt is the cat." in done.stdout
    assert "Rating: 1 again (your own)" in done.stdout
    assert "Rating: 2 hard (your own)" in done.stdout


def test_code_is_graded_where_it_is_until_it_passes(dojo: Dojo, doubling_due: Past, run) -> None:
    path = dojo.write("practice/doubling.py", WRONG)
    done = run("review", stdin="\n\ng\n\n")
    assert str(path) in done.stdout
    assert "mmdojo reset doubling" in done.stdout
    assert done.stdout.count("Mend it, then Enter grades it again") == 2
    assert "2 * x" in done.stdout  # the model answer, once given up
    assert "Rating: 1 again (your own)" in done.stdout
    assert path.read_text() == WRONG
    assert verdicts(dojo) == ["pass", "fail", "fail"]


def test_code_that_passes_is_rated(dojo: Dojo, doubling_due: Past, run) -> None:
    dojo.write("practice/doubling.py", RIGHT)
    done = run("review", stdin="\n\n")
    assert "Rating: 4 easy" in done.stdout
    assert verdicts(dojo) == ["pass", "pass"]


def test_an_old_answer_is_no_recall_but_the_same_written_anew_is(
    dojo: Dojo, past: Past, run
) -> None:
    path = dojo.write("practice/doubling.py", RIGHT)
    run("check", "doubling")
    past.store.write("UPDATE attempts SET at = ?", (ago(5).isoformat(),))
    untouched = run("review", stdin="\n\n")
    assert "the very answer that was graded last" in untouched.stdout
    assert due(dojo) == ["doubling"]
    path.write_text(STUB, encoding="utf-8")
    run("review", stdin="\nq\n")
    path.write_text(RIGHT, encoding="utf-8")
    assert "Rating: 4 easy" in run("review", stdin="\n\n").stdout
    assert due(dojo) == []


def test_skip_quit_limit_and_the_end_of_input(dojo: Dojo, pets_due: Past, run, listed) -> None:
    pets_due.attempt("doubling", ago(9))
    dojo.write("practice/doubling.py", RIGHT)
    skipped = run("review", stdin="s\ns\n")
    assert skipped.stdout.count("[1/2]") == skipped.stdout.count("[2/2]") == 1
    assert "[2/2]" not in run("review", stdin="q\n").stdout
    assert "[2/2]" not in run("review", stdin="").stdout
    assert "[1/1]" in run("review", "--limit", "1", stdin="s\n").stdout
    assert len(listed("review", "--limit", "1")["due"]) == 1
    assert run("review", "--limit", "0").returncode == 2
    assert due(dojo) == ["doubling", "pets"]
    assert verdicts(dojo) == ["pass", "pass"]


def test_an_answer_may_stand_in_the_learners_file(dojo: Dojo, pets_due: Past, run) -> None:
    path = dojo.write("practice/pets.md", CAT)
    done = run("review", stdin="\n\n")
    assert str(path) in done.stdout
    assert "Rating: 4 easy" in done.stdout
    assert path.read_text() == CAT


def test_without_a_file_it_says_how_to_get_one(dojo: Dojo, doubling_due: Past, run) -> None:
    done = run("review", stdin="\nq\n")
    assert done.returncode == 0
    assert "mmdojo start doubling" in done.stdout


def test_control_sequences_in_an_answer_are_not_passed_on(dojo: Dojo, pets_due: Past, run) -> None:
    done = run("review", stdin="the cat \x1b]0;owned\x07 \x1b[2J\n\n\n")
    assert "\x1b" not in done.stdout + done.stderr


def test_an_interview_that_goes_on_keeps_its_questions(dojo: Dojo, pets_due: Past, run) -> None:
    begun = dojo.run("interview", "--minutes", "30", stdin="p\n")
    assert "pets" in begun.stdout
    done = run("review", stdin="g\n")
    assert "mmdojo interview --resume" in done.stdout
    assert "It is the cat" not in done.stdout


def test_nothing_due_is_a_sentence(dojo: Dojo, run) -> None:
    done = run("review")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Nothing is due" in done.stdout


def test_where_progress_can_only_be_read_it_says_so_and_rates_nothing(
    dojo: Dojo, pets_due: Past, run
) -> None:
    make_read_only(pets_due.store)
    for arguments in (("next",), ("review", "pets", "--rate", "good")):
        assert "MMDOJO_DATA_DIR" in run(*arguments).stderr
    assert run("review", "pets", "--rate", "good", "--lang", "zh").returncode == 2
    done = run("review", stdin=CAT + "1\n")
    assert (done.returncode, done.stderr.count("MMDOJO_DATA_DIR")) == (0, 1)
    assert "Passed" in done.stdout
    assert "so this is no review" in done.stdout
    assert "Left today: 1." in done.stdout
    assert verdicts(dojo) == ["pass"]


def test_wrong_use_is_a_message(dojo: Dojo, past: Past, run) -> None:
    for arguments in (
        ("review", "--rate", "good"),
        ("review", "doubling", "--rate", "good"),
        ("review", "dubling"),
        ("review", "doubling", "--rate", "great"),
    ):
        done = run(*arguments)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith("mmdojo: ")
    assert "先做一遍" in run("review", "doubling", "--rate", "good", "--lang", "zh").stderr


def test_what_needs_tensorflow_is_left_out_without_it(dojo_without_tensorflow: Dojo, run) -> None:
    with ProgressStore(dojo_without_tensorflow.root / "data" / FILE_NAME) as store:
        Past(store).attempt("model", ago(9))
    done = dojo_without_tensorflow.run("review")
    assert "mmdojo[tensorflow]" in done.stderr
    assert "Nothing is due" in done.stdout
    assert dojo_without_tensorflow.json("next")["exercise"] == "doubling"


def test_next_says_what_why_where_and_how(dojo: Dojo, past: Past, run, listed) -> None:
    first = listed("next")
    assert (first["exercise"], first["why"], first["file"]) == ("doubling", "new", None)
    assert first["command"] == "mmdojo start doubling"
    path = dojo.write("practice/doubling.py", STUB)
    done = run("next")
    assert done.stdout.splitlines() == [
        "Title of doubling  doubling (5 min)",
        "Why: the next new one: trial, 1/3.",
        f"File: {path}",
        "Run: mmdojo check doubling",
    ]
    past.attempt("pets", ago(0), "fail")
    assert (listed("next")["exercise"], listed("next")["why"]) == ("pets", "started")
    past.attempt("doubling", ago(5))
    found = listed("next", "--lang", "zh")
    assert (found["why"], found["command"]) == ("due", "mmdojo review doubling")
    assert found["reason"].startswith("该复习了，已经过了 3 天")


def test_next_says_when_there_is_nothing_to_do(dojo: Dojo, past: Past, run, listed) -> None:
    for slug in ("doubling", "model", "pets"):
        past.attempt(slug, ago(0))
    found = listed("next")
    assert found["exercise"] is None
    assert f"Next review: {found['next_review']}" in run("next").stdout


@pytest.mark.skipif(sys.platform == "win32", reason="sends a POSIX signal")
def test_ctrl_c_ends_it_with_all_kept(dojo: Dojo, pets_due: Past) -> None:
    pets_due.attempt("doubling", ago(4))
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "grader", "review"],
        cwd=dojo.here,
        env=dojo.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(CAT + "\n")
    process.stdin.flush()
    said = ""
    while "[2/2]" not in said:
        said += process.stdout.readline()
    process.send_signal(signal.SIGINT)
    rest, _ = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "All that was graded is kept" in rest
    assert "Left today: 1." in rest
    assert "Traceback" not in rest
    assert due(dojo) == ["doubling"]


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("tmux") is None, reason="needs tmux")
def test_real_keys_in_a_real_terminal(dojo: Dojo, pets_due: Past) -> None:
    pets_due.attempt("doubling", ago(3))
    dojo.write("practice/doubling.py", RIGHT)
    # `readline`, where the process of the tests has it, sets these to what it takes for the screen.
    at_its_width = ("env", "-u", "COLUMNS", "-u", "LINES")
    command = shlex.join([*at_its_width, sys.executable, "-m", "grader", "review"])
    screen = Terminal(dojo, command, width=120, height=150)
    try:
        screen.wait("an empty line")
        screen.press("It is a doh", "BSpace", "g, or the cat.", "Enter")
        screen.wait("dog, or the cat.")
        screen.press("Enter")
        text = screen.wait("Enter accepts it")
        assert re.search(r"Your answer +Model answer", text)
        screen.press("x")  # no such key
        screen.press("2")  # no Enter after it
        text = screen.wait("Then Enter grades it")
        assert "[2/2]" in text
        assert "Rating: 2 hard (your own)" in text
        screen.press("Enter")
        waited_for(screen.text, "Enter accepts it", after=text.index("Then Enter grades it"))
        screen.press("Enter")
        assert "Left today: 0." in screen.wait("Days in a row")
    finally:
        screen.close()
    assert ratings(dojo) == [("pets", 2)]
