"""Names of files and folders, and what a program says, are text for the command line too."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import unicodedata
from pathlib import Path
from xml.etree import ElementTree

import msgspec
import pytest

from grader.render.sanitise import one_line
from grader.report import Report

RIGHT = "def double(x):\n    return 2 * x\n"
LOUD = r"""
def double(x):
    print("\x1b[2J\x9b31m\u202e[red]printed[/red]<script>")
    raise ValueError("\x1b]0;title\x07\ud800 [bold]said[/bold] :bomb:\n\u2713 Passed  9/9")
"""
NAMES = {
    "colours": "\x1b[31mred\x1b[0m",
    "window title": "\x1b]0;owned\x07title",
    "two lines": "a\n✓ Passed  doubling",
    "carriage return": "a\rb",
    "right to left": "\u202egpj.exe",
    "tag characters": "a\U000e0041\U000e0042",
    "no text": os.fsdecode(b"caf\xe9 \xff"),
    "C1 controls": "\x9b31m",
    "line separator": "a\u2028b",
    "rich markup": "[red]x[link=http:evil]y[",
    "emoji code": ":bomb:",
    "html": "<img src=x onerror=alert(1)>&amp;",
    "formula": "=cmd|' C calc'!A0",
    "formula of small signs": "﹣2+3",
    "option": "--help",
    "quotes": "'\";,`$(touch owned)",
    "long": "长" * 70,
}


def assert_inert(done: subprocess.CompletedProcess[str]) -> None:
    for said in (done.stdout, done.stderr):
        assert "Traceback" not in said
        for character in set(said):
            assert character in "\n\t" or unicodedata.category(character) not in ("Cc", "Zl", "Zp")
            assert unicodedata.bidirectional(character) not in ("RLO", "LRO", "RLE", "LRE", "PDF")
            assert not "\U000e0000" <= character <= "\U000e007f"


def packed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_the_name_of_a_checked_file_is_shown_as_text(dojo, name: str) -> None:
    file = dojo.write(f"{name}.py", LOUD)
    done = dojo.run("check", "doubling", "--file", file)
    assert done.returncode == 1
    assert_inert(done)
    assert packed(one_line(f"{name}.py")) in packed(done.stdout)
    for said in ("[red]printed[/red]<script>", "[bold]said[/bold]:bomb:"):
        assert said in packed(done.stdout)
    assert not [line for line in done.stdout.splitlines() if line.startswith("✓ Passed")]


@pytest.mark.parametrize(
    "name", ["window title", "two lines", "no text", "C1 controls", "right to left", "html"]
)
def test_the_name_of_a_checked_file_leaves_json_and_junit_whole(dojo, name: str) -> None:
    name = NAMES[name]
    file = dojo.write(f"{name}.py", LOUD)
    done = dojo.run("check", "doubling", "--file", file, "--format", "json")
    assert done.returncode == 1
    assert_inert(done)
    report = msgspec.json.decode(done.stdout, type=Report)
    assert report.verdict == "fail"
    assert packed(one_line(name)) in packed(one_line(report.checks[0].message))
    done = dojo.run("check", "doubling", "--file", file, "--format", "junit")
    assert done.returncode == 1
    assert_inert(done)
    failure = ElementTree.fromstring(done.stdout).find("testsuite/testcase/failure")
    assert failure is not None
    assert packed(one_line(name)) in packed(failure.get("message", ""))


@pytest.mark.parametrize("name", ["colours", "no text", "two lines", "rich markup", "emoji code"])
@pytest.mark.parametrize("form", ["text", "json", "junit"])
def test_a_file_that_is_not_there_is_named_as_text(dojo, name: str, form: str) -> None:
    file = dojo.here / f"{NAMES[name]}.py"
    done = dojo.run("check", "doubling", "--file", file, "--format", form)
    assert done.returncode == 2
    assert_inert(done)
    said = json.loads(done.stdout)["message"] if form == "json" else done.stdout + done.stderr
    assert packed(one_line(file.name)) in packed(one_line(said))


@pytest.mark.slow
def test_the_names_of_students_are_text_in_every_file_of_a_class(dojo) -> None:
    for name in NAMES.values():
        dojo.write(f"class/{name}/doubling.py", RIGHT)
        dojo.write(f"class/{name}/{name}.md", "not an exercise")
    out = dojo.here / "out"
    done = dojo.run("grade", "class", "--out", out, "--jobs", 2)
    assert done.returncode == 0, done.stderr
    assert_inert(done)
    assert done.stderr.count("\n") == 1
    rows = list(csv.DictReader(io.StringIO((out / "results.csv").read_text(encoding="utf-8"))))
    assert {row["verdict"] for row in rows} == {"pass"}
    assert {row["student"].lstrip("'") for row in rows} == {
        one_line(name).lstrip("'") for name in NAMES.values()
    }
    for row in rows:
        for text in row.values():
            assert not unicodedata.normalize("NFKC", text[:1]).startswith(("=", "+", "-", "@"))
    reports = sorted(out.glob("*.json"))
    assert len(reports) == len(NAMES)
    for report in reports:
        msgspec.json.decode(report.read_bytes(), type=Report)
    assert graded_again(dojo, out, reports) == []


def graded_again(dojo, out: Path, reports: list[Path]) -> list[str]:
    """Return the reports that another run, which has nothing to do, writes anew."""
    before = {report: report.stat().st_mtime_ns for report in reports}
    assert dojo.run("grade", "class", "--out", out).returncode == 0
    return [report.name for report in reports if report.stat().st_mtime_ns != before[report]]


def test_the_names_of_submissions_themselves_are_text(dojo) -> None:
    """They are no exercises, and each is told so in a row of its own."""
    files = [dojo.write(f"class/{name}__nothing.py", RIGHT) for name in NAMES.values()]
    out = dojo.here / "out"
    done = dojo.run("grade", *files, "--out", out)
    assert done.returncode == 3
    assert_inert(done)
    rows = list(csv.DictReader(io.StringIO((out / "results.csv").read_text(encoding="utf-8"))))
    assert len(rows) == len(files)
    for row in rows:
        for text in row.values():
            assert not unicodedata.normalize("NFKC", text[:1]).startswith(("=", "+", "-", "@"))


def test_the_title_of_an_exercise_is_text_in_the_table_of_all(dojo) -> None:
    path = dojo.content / "exercises" / "trial" / "doubling" / "exercise.toml"
    title = r"\u001b[31m[red]Title[/red] :bomb: \u202e\u009b2J"
    path.write_text(
        path.read_text(encoding="utf-8").replace("Title of doubling", title), encoding="utf-8"
    )
    for form in ("table", "json"):
        done = dojo.run("list", "--format", form, COLUMNS="120")
        assert done.returncode == 0, done.stderr
        assert_inert(done)
        assert "[red]Title[/red] :bomb:" in done.stdout
