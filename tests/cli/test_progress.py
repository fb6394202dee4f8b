from __future__ import annotations

import json

import pytest

RIGHT = "def double(x):\n    return 2 * x\n"
WRONG = "def double(x):\n    return x\n"


def test_progress_in_words_numbers_and_bars(dojo) -> None:
    dojo.run("hint", "doubling")
    dojo.run("check", "doubling", "--file", dojo.write("a.py", WRONG))
    dojo.run("check", "doubling", "--file", dojo.write("a.py", RIGHT))
    out = dojo.run("progress", "--lang", "en").stdout
    assert "1 of 3 passed · streak 1 day" in out
    assert "Due today 0, tomorrow" in out
    assert "█████░░░" in out
    assert "Title of doubling: 1 failed answer, 1 hint" in out
    chinese = dojo.run("progress", "--lang", "zh").stdout
    assert "已通过 1/3 · 连续练习 1 天" in chinese
    assert "题目 doubling：1 个答案没过，看了 1 条提示" in chinese


def test_a_program_gets_the_same_as_json(dojo) -> None:
    dojo.run("check", "doubling", "--file", dojo.write("a.py", RIGHT))
    found = dojo.json("progress")
    assert (found["passed"], found["total"], found["streak"]) == (1, 3, 1)
    assert found["tracks"] == [
        {
            "track": "trial", "name": "trial", "total": 3, "passed": 1, "started": 0, "new": 2,
            "mastery": 0.3333,
        }
    ]  # fmt: skip
    assert len(found["forecast"]) == 14
    assert sum(each["count"] for each in found["forecast"]) == 1
    assert [day["graded"] for day in found["activity"]] == [1]
    assert found["hardest"] == found["interviews"] == []


def test_the_page_goes_into_the_practice_folder_and_is_renewed(dojo) -> None:
    dojo.run("start")
    done = dojo.run("progress", "--html", "--lang", "zh")
    page = dojo.here / "practice" / "progress.html"
    assert done.returncode == 0, done.stderr
    assert str(page) in done.stdout
    assert 'lang="zh-CN"' in page.read_text(encoding="utf-8")
    assert dojo.run("progress", "--html", "--lang", "en").returncode == 0
    assert 'lang="en"' in page.read_text(encoding="utf-8")


def test_a_file_that_is_not_our_page_is_left_alone(dojo) -> None:
    path = dojo.write("mine.html", "<p>mine")
    done = dojo.run("progress", "--html", path)
    assert done.returncode == 2
    assert "overwritten" in done.stderr
    assert path.read_text(encoding="utf-8") == "<p>mine"
    link = dojo.here / "link.html"
    link.symlink_to(path)
    assert dojo.run("progress", "--html", link).returncode == 2
    assert path.read_text(encoding="utf-8") == "<p>mine"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--html", "no/such/folder.html"), "Can't write"),
        (("file.html",), "mmdojo progress --html file.html"),
        (("--html", "--export", "a.json"), "at a time"),
        (("--import", "no_such.json"), "no_such.json"),
    ],
)
def test_wrong_usage_says_what_to_do(dojo, arguments: tuple[str, ...], words: str) -> None:
    done = dojo.run("progress", *arguments, "--lang", "en")
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_progress_moves_to_another_machine_and_back(dojo) -> None:
    dojo.run("check", "doubling", "--file", dojo.write("a.py", RIGHT))
    written = dojo.json("progress", "--export", "mine.json")
    assert written["entries"] >= 1
    elsewhere = {"MMDOJO_DATA_DIR": str(dojo.root / "elsewhere")}
    done = dojo.run("progress", "--import", "mine.json", "--lang", "en", **elsewhere)
    assert done.returncode == 0, done.stderr
    assert "Imported" in done.stdout
    assert json.loads(dojo.run("progress", "--format", "json", **elsewhere).stdout)["passed"] == 1
    again = dojo.json("progress", "--import", "mine.json")
    assert again["added"] == 0


def test_questions_become_an_anki_deck(dojo) -> None:
    pytest.importorskip("genanki")
    done = dojo.json("progress", "--anki", "deck.apkg")
    assert done["notes"] == 1
    assert (dojo.here / "deck.apkg").stat().st_size > 0
