from __future__ import annotations

import functools
import json
import shlex
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from grader.cli.app import run
from tests.terminal import Terminal, waited_for
from tests.waiting import until

DEADLINE_SECONDS = 60
RIGHT = "def double(x):\n    return 2 * x\n"
WRONG = "def double(x):\n    return x\n"


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def command(dojo, monkeypatch, capsys) -> Callable[..., Done]:
    """Run a command in this process, which takes a fraction of the time of another one."""
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    for name, value in dojo.environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(dojo.here)

    def run_command(*arguments: str, stdin: str = "") -> Done:
        path = dojo.root / "stdin"
        path.write_text(stdin, encoding="utf-8")
        with path.open(encoding="utf-8") as file, monkeypatch.context() as patch:
            patch.setattr(sys, "stdin", file)
            capsys.readouterr()
            status = run(list(arguments))
            said = capsys.readouterr()
        return Done(status, said.out, said.err)

    return run_command


@pytest.fixture
def interview(command) -> Callable[..., Done]:
    """Run `mmdojo interview`, its answers from `stdin`."""
    return functools.partial(command, "interview")


def kept(dojo) -> list[tuple[str, str | None, dict[str, Any]]]:
    """Return what the progress file keeps of each interview."""
    path = dojo.root / "data" / "progress.sqlite3"
    if not path.exists():
        return []
    connection = sqlite3.connect(path)
    try:
        rows = connection.execute("SELECT id, finished, state FROM interviews ORDER BY started")
        return [(name, finished, json.loads(state)) for name, finished, state in rows]
    except sqlite3.OperationalError:  # no table yet
        return []
    finally:
        connection.close()


def change_state(dojo, change: Callable[[dict[str, Any]], None]) -> None:
    [(name, _, state)] = kept(dojo)
    change(state)
    with sqlite3.connect(dojo.root / "data" / "progress.sqlite3") as connection:
        connection.execute(
            "UPDATE interviews SET state = ? WHERE id = ?", (json.dumps(state), name)
        )
    connection.close()


def start_process(dojo, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "grader", "interview", *arguments],
        cwd=dojo.here,
        env=dojo.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )


def write(process: subprocess.Popen[str], text: str) -> None:
    assert process.stdin is not None
    process.stdin.write(text)
    process.stdin.flush()


def heard(process: subprocess.Popen[str], words: str) -> str:
    """Return what a process says until it has said some words."""
    assert process.stdout is not None
    said = ""
    while words not in said:
        line = process.stdout.readline()
        assert line, said
        said += line
    return said


def files(dojo) -> dict[str, Path]:
    return {path.name: path for path in (dojo.here / "practice" / "interviews").glob("*/*")}


def test_an_interview_from_the_plan_to_the_report(dojo, interview) -> None:
    done = interview("--minutes", "15", "--seed", "3", stdin="A dog.\nOr two.\n.\nThe cat.\n.\ns\n")
    assert done.returncode == 0, done.stderr
    assert "seed 3" in done.stdout
    assert "No case study" in done.stdout
    assert "Question 1 of 2" in done.stdout
    assert "There is something more to name. What is it?" in done.stdout
    assert "25% overall (0% unaided)" in done.stdout
    made = files(dojo)
    assert set(made) >= {
        "1-pets.md",
        "1-pets-typed.md",
        "2-doubling.py",
        "report.html",
        "report.md",
    }
    assert made["1-pets-typed.md"].read_text() == "A dog.\nOr two.\n"
    assert "A dog." in made["report.html"].read_text()
    # Its answers are attempts like any other, and what the report shows has been seen.
    assert dojo.statuses() == {"doubling": "revealed", "model": "new", "pets": "revealed"}
    rows = json.loads(interview("--list", "--format", "json").stdout)
    assert [(row["ending"], row["seed"]) for row in rows] == [("complete", 3)]
    shown = json.loads(interview("--show", "last", "--format", "json").stdout)
    assert shown["questions"][0]["follow_ups"][0]["reply"] == "The cat."
    assert shown["final"] == rows[0]["final"]


def test_the_same_in_chinese_with_the_report_as_json(dojo, interview) -> None:
    done = interview("--minutes", "8", "--lang", "zh", "--format", "json", stdin="是猫。\n。\n")
    report = json.loads(done.stdout)
    assert (report["language"], report["final"]) == ("zh", 1)
    assert report["questions"][0]["strengths"][0]["evidence"] == "猫"
    assert "第 1/1 题" in done.stderr
    assert "报告：" in done.stderr


def test_code_is_answered_and_mended_in_its_file(dojo) -> None:
    process = start_process(dojo, "--minutes", "15", "--seed", "3")
    write(process, "The cat.\n.\n")
    until(lambda: "2-doubling.py" in files(dojo), "the stub is not there")
    path = files(dojo)["2-doubling.py"]
    write(process, "\n")  # nothing in it yet: the interview goes on
    said = heard(process, "There is no answer of yours yet")
    path.write_text(WRONG, encoding="utf-8")
    write(process, "\n")
    until(
        lambda: bool(kept(dojo)[0][2]["questions"][1]["follow_ups"]), "nothing was asked about it"
    )
    path.write_text("def double(x)\n", encoding="utf-8")
    write(process, "\n")  # a slip of the pen costs time only
    said += heard(process, "Mend it, save it and press Enter")
    path.write_text(RIGHT, encoding="utf-8")
    write(process, "\n")
    said += process.communicate(timeout=DEADLINE_SECONDS)[0]
    assert process.returncode == 0, said
    assert "One thing does not hold in your code yet: “It doubles”" in said
    assert "0 of 2 checks hold, 2 more once mended when asked" in said
    assert dojo.statuses()["doubling"] == "passed"


def test_a_killed_interview_goes_on_where_it_was(dojo, interview) -> None:
    process = start_process(dojo, "--minutes", "8")
    write(process, "It is a dog,\nor rather\n")
    until(
        lambda: any("rather" in q["draft"] for _, _, s in kept(dojo) for q in s["questions"]),
        "what was typed was not kept",
    )
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=DEADLINE_SECONDS)
    assert process.returncode == -signal.SIGKILL
    done = interview("--resume", stdin="the cat.\n.\n")
    assert done.returncode == 0, done.stderr
    assert "It is a dog,\nor rather\n" in done.stdout
    [(_, finished, state)] = kept(dojo)
    assert finished
    assert state["questions"][0]["answer"] == "It is a dog,\nor rather\nthe cat."


def test_a_pause_keeps_the_draft_and_no_other_begins_meanwhile(dojo, interview, command) -> None:
    done = interview("--minutes", "8", stdin="It is\np\n")
    assert done.returncode == 0
    assert "mmdojo interview --resume" in done.stdout
    again = interview("--minutes", "8", stdin="a cat\n.\n")
    assert again.returncode == 2
    assert "--resume" in again.stderr
    assert "--abandon" in again.stderr
    assert len(kept(dojo)) == 1
    assert json.loads(interview("--list", "--format", "json").stdout)[0]["finished"] is None
    for name in ("hint", "solution"):
        refused = command(name, "pets")
        assert refused.returncode == 2
        assert "--abandon" in refused.stderr
    refused = command("reveal", "pets", "--yes")
    assert (refused.returncode, "It is the cat" in refused.stdout) == (2, False)
    assert command("hint", "doubling").returncode == 0
    assert interview("--abandon").returncode == 0
    assert command("hint", "pets").returncode == 0
    assert json.loads(interview("--list", "--format", "json").stdout)[0]["ending"] == "abandoned"


def test_the_end_of_input_is_a_pause_and_no_endless_loop(dojo, interview) -> None:
    done = interview("--minutes", "15", stdin="A dog.")  # no dot, and nobody there any more
    assert done.returncode == 0
    assert "Paused" in done.stdout
    [(_, finished, state)] = kept(dojo)
    assert (finished, state["questions"][0]["answer"]) == (None, "A dog.")


def test_when_time_is_up_what_stands_there_counts_and_the_report_comes(dojo, interview) -> None:
    interview("--minutes", "8", stdin="It is the cat\np\n")
    change_state(dojo, lambda state: state["questions"][0].update(seconds=8 * 60 - 0.3))
    process = start_process(dojo, "--resume")  # its input stays open: only the clock can end it
    try:
        process.wait(timeout=DEADLINE_SECONDS)
        said, _ = process.communicate()
    finally:
        process.kill()
    assert process.returncode == 0, said
    assert "The time as a whole ran out" in said
    [(_, finished, state)] = kept(dojo)
    assert (bool(finished), state["ending"]) == (True, "time_over")
    assert state["questions"][0]["answer"] == "It is the cat"


def test_a_damaged_record_is_named_and_the_next_interview_begins(dojo, interview) -> None:
    interview("--minutes", "8", stdin="p\n")
    change_state(dojo, lambda state: state.pop("questions"))
    resumed = interview("--resume")
    assert resumed.returncode == 2
    assert "damaged" in resumed.stderr
    assert "Traceback" not in resumed.stderr
    assert list((dojo.root / "data").glob("interview-*.damaged.json"))
    assert interview("--minutes", "8", stdin="the cat\n.\n").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--minutes", "3"], "--minutes goes from 5 to 240"),
        (["--minutes", "6"], "it takes --minutes 7"),
        (["--track", "nowhere"], "There is no track 'nowhere'"),
        (["--resume"], "No interview is unfinished"),
        (["--abandon"], "No interview is unfinished"),
        (["--resume", "--abandon"], "don't go together"),
        (["--show", "never"], "No interview has been finished"),
        (["--report", "report.pdf"], ".html or .md"),
        (["--report", "taken.md"], "won't be overwritten"),
        (["--workspace", "taken.md", "--minutes", "8"], "Name another folder"),
    ],
)
def test_what_cannot_be_done_says_what_to_do(dojo, interview, arguments, said) -> None:
    dojo.write("taken.md", "mine")
    done = interview(*arguments)
    assert done.returncode == 2, done.stdout
    assert said in done.stderr
    assert kept(dojo) == []
    assert (dojo.here / "taken.md").read_text() == "mine"


def test_a_list_without_interviews_says_how_to_begin(dojo, interview) -> None:
    assert "mmdojo interview" in interview("--list").stdout
    assert json.loads(interview("--list", "--format", "json").stdout) == []


def test_the_report_goes_where_it_is_asked_to_as_well(dojo, interview) -> None:
    done = interview("--minutes", "8", "--report", "mine.html", stdin="the cat\n.\n")
    assert done.returncode == 0, done.stderr
    assert (dojo.here / "mine.html").read_text().startswith("<!doctype html>")
    assert interview("--show", "last", "--report", "again.md").returncode == 0
    assert (dojo.here / "again.md").read_text().startswith("# Mock interview report")


def on_a_screen(dojo, *arguments: str) -> Terminal:
    command = shlex.join([sys.executable, "-m", "grader", "interview", *arguments])
    # In two parts, so that the command itself doesn't show the words.
    return Terminal(dojo, f"{command}; echo THE' END'", width=100, height=60)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("tmux") is None, reason="needs tmux")
def test_real_keys_in_a_real_terminal(dojo) -> None:
    first = on_a_screen(dojo, "--minutes", "8", "--lang", "zh")
    try:
        first.wait("准备好了就按回车")
        first.press("Enter")
        first.wait("本题剩")  # the clock below the answer
        first.press("-l", "是一只狗")
        first.press("BSpace", "BSpace", "Enter")
        first.press("-l", "还是狗")
        first.wait("还是狗")
        first.press("C-c")
        assert "已暂停" in first.wait("THE END")
    finally:
        first.close()
    second = on_a_screen(dojo, "--resume")
    try:
        second.wait("还是狗")  # what was typed stands there, to be edited
        second.press("Enter", ".", "Enter")
        text = second.wait("追问 1")
        # Only once the clock below shows is Ctrl-D a key: the terminal itself takes it before.
        waited_for(second.text, "总共", after=text.index("追问 1"))
        second.press("-l", "猫。")
        second.press("C-d")
        text = second.wait("THE END")
        assert "补上了" in text
        assert "总评 50%" in text
    finally:
        second.close()
    [(_, finished, state)] = kept(dojo)
    assert finished
    assert state["questions"][0]["answer"] == "是一\n还是狗"
