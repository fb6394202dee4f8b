from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import msgspec

from grader.report import Report

RIGHT = "def double(x):\n    return 2 * x\n"
WRONG = "def double(x):\n    return x\n"


def rows(out: Path) -> dict[tuple[str, str], dict[str, str]]:
    with (out / "results.csv").open(encoding="utf-8", newline="") as file:
        return {(row["student"], Path(row["file"]).name): row for row in csv.DictReader(file)}


def test_a_class_gets_one_valid_report_each_and_a_table(
    dojo, as_notebook: Callable[[str], str]
) -> None:
    dojo.write("class/ann/doubling.py", RIGHT)
    dojo.write("class/bob/doubling.ipynb", as_notebook(WRONG))
    dojo.write("class/赵/doubling.py", RIGHT)
    dojo.write("class/eve__doubling.py", "while True print\n")
    dojo.write("class/ann/pets.md", "It is the cat.\n")
    dojo.write("class/ann/README.md", "not an answer")
    out = dojo.here / "out"
    done = dojo.run("grade", "class", "--out", out, "--jobs", 2)
    assert done.returncode == 0, done.stderr
    table = rows(out)
    assert {key: row["verdict"] for key, row in table.items()} == {
        ("ann", "doubling.py"): "pass",
        ("ann", "pets.md"): "pass",
        ("bob", "doubling.ipynb"): "fail",
        ("eve", "eve__doubling.py"): "fail",
        ("赵", "doubling.py"): "pass",
    }
    reports = list(out.glob("*.json"))
    assert len(reports) == 5
    for path in reports:
        msgspec.json.decode(path.read_bytes(), type=Report)
    assert "README.md" in done.stderr
    assert dojo.statuses()["doubling"] == "new"


def test_what_cannot_be_graded_is_a_row_and_costs_nobody_else(dojo) -> None:
    dojo.write("class/ann/doubling.py", RIGHT)
    unnamed = dojo.write("class/bob/dubling.py", RIGHT)
    (dojo.here / "class" / "cat").mkdir()
    (dojo.here / "class" / "cat" / "doubling.py").symlink_to(dojo.here / "class/ann/doubling.py")
    out = dojo.here / "out"
    done = dojo.run("grade", "class", unnamed, "--out", out)
    assert done.returncode == 3
    table = rows(out)
    assert table["ann", "doubling.py"]["verdict"] == "pass"
    assert table["cat", "doubling.py"]["verdict"] == "error"
    assert table["bob", "dubling.py"]["verdict"] == "error"
    assert "dubling" in table["bob", "dubling.py"]["message"]


def test_a_second_run_grades_only_what_has_changed(dojo) -> None:
    for student in ("ann", "bob"):
        dojo.write(f"class/{student}/doubling.py", RIGHT)
    out = dojo.here / "out"
    command = ("grade", "class", "--out", out)
    dojo.run(*command)
    times = {path.name: path.stat().st_mtime_ns for path in out.glob("*.json")}
    dojo.write("class/bob/doubling.py", WRONG)
    dojo.run(*command)
    changed = {
        path.name for path in out.glob("*.json") if path.stat().st_mtime_ns != times[path.name]
    }
    assert changed == {"bob__doubling.py.json"}
    assert rows(out)["bob", "doubling.py"]["verdict"] == "fail"
    assert rows(out)["ann", "doubling.py"]["verdict"] == "pass"


def test_changed_checks_and_a_torn_journal_are_graded_again(dojo) -> None:
    dojo.write("class/ann/doubling.py", RIGHT)
    out = dojo.here / "out"
    command = ("grade", "class", "--out", out)
    dojo.run(*command)
    checks = dojo.content / "exercises" / "trial" / "doubling" / "checks.py"
    checks.write_text(checks.read_text("utf-8").replace("== 6", "== 7"), encoding="utf-8")
    dojo.run(*command)
    assert rows(out)["ann", "doubling.py"]["verdict"] == "fail"
    journal = out / "graded.jsonl"
    journal.write_bytes(journal.read_bytes()[:-20])
    (out / "ann__doubling.py.json").write_text("{", encoding="utf-8")
    assert dojo.run(*command).returncode == 0
    report = json.loads((out / "ann__doubling.py.json").read_text(encoding="utf-8"))
    assert report["verdict"] == "fail"


def test_a_spreadsheet_runs_nothing_from_the_table(dojo) -> None:
    dojo.write("class/=cmd|x/doubling.py", RIGHT)
    out = dojo.here / "out"
    dojo.run("grade", "class", "--out", out)
    with (out / "results.csv").open(encoding="utf-8", newline="") as file:
        students = [row["student"] for row in csv.DictReader(file)]
    assert students == ["'=cmd|x"]
    assert len(list(out.glob("*.json"))) == 1


def test_students_whose_names_look_alike_keep_apart(dojo) -> None:
    dojo.write("class/a b/doubling.py", RIGHT)
    dojo.write("class/a_b/doubling.py", WRONG)
    out = dojo.here / "out"
    dojo.run("grade", "class", "--out", out)
    verdicts = sorted(json.loads(path.read_text())["verdict"] for path in out.glob("*.json"))
    assert verdicts == ["fail", "pass"]


def test_nothing_to_grade_is_wrong_usage(dojo) -> None:
    (dojo.here / "empty").mkdir()
    assert dojo.run("grade", "empty", "--out", "out").returncode == 2
    assert dojo.run("grade", "absent", "--out", "out").returncode == 2
    assert dojo.run("grade", "empty").returncode == 2
