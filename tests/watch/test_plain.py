"""`mmdojo watch` without a terminal to draw on: lines out, lines in."""

from __future__ import annotations

import re
import shutil

import pytest

from grader.progress.store import ProgressStore, now
from tests.cli.conftest import RIGHT, WRONG
from tests.watch.conftest import left_behind


def test_a_save_is_graded_and_a_pass_moves_on(started, plain) -> None:
    watch = plain("--lang", "en")
    watch.wait("write your answer")
    started.write("practice/doubling.py", WRONG)
    said = watch.wait("mend the first")
    assert re.search("✗ fail +0/1 It doubles", said)
    assert "– skipped 0/1 Zero stays" in said
    started.write("practice/doubling.py", RIGHT)
    assert "✓ Passed: Title of doubling (2/2 points)" in watch.wait("Title of pets")
    watch.say("q")
    assert watch.ended() == 0
    assert started.statuses()["doubling"] == "passed"
    assert left_behind(started.root) == []


def test_whatever_becomes_of_the_file_it_goes_on(started, plain, as_notebook) -> None:
    watch = plain("doubling", "--lang", "en")
    watch.wait("write your answer")
    started.write("practice/doubling.py", "def double(x:\n")
    watch.wait("Syntax error in doubling.py, line 1")
    (started.here / "practice" / "doubling.py").write_bytes(b"\xff\xfe\x00\xd8")
    watch.wait("Not passed")
    (started.here / "practice" / "doubling.py").unlink()
    watch.wait("doubling.py is gone")
    (started.here / "practice" / "doubling.ipynb").unlink()
    watch.wait("There is no file for this exercise")
    started.write("practice/doubling.ipynb", as_notebook(WRONG))
    assert "doubling  0/2 points" in watch.wait("mend the first")
    shutil.rmtree(started.here / "practice")
    watch.wait("There is no file for this exercise")
    started.write("practice/doubling.py", RIGHT)
    watch.wait("Title of pets")


def test_of_many_quick_saves_the_last_decides(started, plain) -> None:
    watch = plain("doubling", "--lang", "en")
    watch.wait("write your answer")
    endless = "def double(x):\n    while True: pass\n"
    for number in range(30):
        started.write("practice/doubling.py", f"{endless}# {number}\n")
    started.write("practice/doubling.py", RIGHT)
    watch.wait("Title of pets")


def test_saving_another_exercise_switches_to_it_unless_it_is_untouched(started, plain) -> None:
    watch = plain("doubling", "--lang", "en")
    watch.wait("write your answer")
    stub = (started.here / "practice" / "pets.md").read_text(encoding="utf-8")
    started.write("practice/pets.md", stub)
    started.write("practice/doubling.py", WRONG)
    assert "pets" not in watch.wait("mend the first")
    started.write("practice/pets.md", "It is the dog.")
    assert "pets  0/1 points" in watch.wait("Press h")


def test_help_comes_by_lines(started, plain) -> None:
    watch = plain("doubling", "--lang", "en")
    watch.wait("write your answer")
    watch.say("hint")
    assert "hint 1 of doubling in en" in watch.wait("hint 1")
    watch.say("ｔ")  # an input method may be on
    watch.wait("Prompt en")
    watch.say("?")
    watch.wait("every save is graded")
    watch.say("r")
    watch.wait("Show the answer now?")
    watch.say("no")
    watch.wait("stays hidden")
    watch.say("r")
    watch.wait("Show the answer now?")
    watch.say("y")
    watch.wait("because, in en")
    watch.say("list")
    watch.wait("Title of pets")
    watch.say("3")
    watch.wait("pets.md")
    watch.say("p")
    watch.wait("Title of doubling")
    watch.say("nothing of the kind")
    watch.wait("There is no exercise “nothing of the kind”")
    watch.say("pets")
    watch.wait("pets.md")
    watch.say("q")
    assert watch.ended() == 0
    assert started.statuses()["doubling"] == "revealed"
    rows = started.run("progress", "--format", "json").stdout
    assert '"hints": 1' in rows


def test_chinese_is_chinese_throughout(started, plain) -> None:
    watch = plain("doubling", "--lang", "zh")
    watch.wait("写下你的答案")
    started.write("practice/doubling.py", WRONG)
    watch.wait("从第一个 ✗ 改起")
    watch.say("?")
    watch.wait("保存另一题的文件")
    watch.say("q")
    assert "下次接着练" in watch.wait("下次接着练")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(("nosuch",), "mmdojo list"), (("--workspace", "nowhere"), "mmdojo start")],
)
def test_wrong_usage_is_said_at_once(started, arguments, words) -> None:
    done = started.run("watch", *arguments)
    assert done.returncode == 2
    assert words in done.stderr


def test_there_is_no_help_with_what_an_interview_asks(started, plain) -> None:
    with ProgressStore(started.root / "data" / "progress.sqlite3") as store:
        store.write(
            "INSERT INTO interviews (id, started, state) VALUES ('1', ?, ?)",
            (now(), '{"questions": [{"slug": "doubling"}]}'),
        )
    watch = plain("doubling", "--lang", "en")
    watch.wait("write your answer")
    for key in ("h", "r"):
        watch.say(key)
        assert "hint 1" not in watch.wait("part of your mock interview")
    assert started.statuses()["doubling"] == "new"
