from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import msgspec
import pytest

from grader.report import Report

RIGHT = "def double(x):\n    return 2 * x\n"
WRONG = "def double(x):\n    return x\n"
SCHEMA = json.loads(
    (Path(__file__).parents[2] / "docs" / "report.schema.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize(
    ("source", "status", "verdict"),
    [
        (RIGHT, 0, "pass"),
        (WRONG, 1, "fail"),
        ("def double(x):\n    raise NotImplementedError\n", 1, "not_attempted"),
        ("def dooble(x):\n    return 2 * x\n", 1, "fail"),
        ("def double(x)\n    return 2 * x\n", 1, "fail"),
    ],
)
def test_the_exit_status_is_the_verdict_and_stdout_one_valid_object(
    dojo, source: str, status: int, verdict: str
) -> None:
    path = dojo.write("answer.py", source)
    done = dojo.run("check", "doubling", "--file", path, "--format", "json")
    assert done.returncode == status, done.stderr
    report = json.loads(done.stdout)
    assert report["verdict"] == verdict
    jsonschema.validate(report, SCHEMA)
    assert msgspec.json.decode(done.stdout, type=Report).exercise == "doubling"


def test_a_free_text_report_is_valid_too(dojo) -> None:
    path = dojo.write("answer.md", "It is a cat, as everybody in the room could see at once.\n")
    report = dojo.json("check", "pets", "--file", path)
    jsonschema.validate(report, SCHEMA)
    assert [point["id"] for point in report["rubric"]] == ["cat.name"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "dubling"),
        ("check", "doubling"),
        ("check", "doubling", "--file", "absent.py"),
        ("check", "doubling", "--file", "."),
        ("check", "doubling", "--no-such-option"),
        ("check", "doubling", "--lang", "fr"),
        ("--lang", "fr", "check", "doubling"),
        ("check",),
        ("check", "doubling", "extra"),
    ],
)
def test_wrong_usage_is_status_2_and_still_one_valid_object(dojo, arguments) -> None:
    done = dojo.run(*arguments, "--format", "json")
    assert done.returncode == 2
    report = json.loads(done.stdout)
    jsonschema.validate(report, SCHEMA)
    assert report["verdict"] == "error"
    assert report["message"]
    assert "Traceback" not in done.stderr
    plain = dojo.run(*arguments)
    assert (plain.returncode, plain.stdout) == (2, "")
    assert "mmdojo" in plain.stderr


def test_a_misspelt_exercise_gets_the_near_name(dojo) -> None:
    assert "doubling" in dojo.run("check", "dubling").stderr
    assert dojo.json("check", "dubling")["exercise"] == "dubling"


def test_the_exercise_is_named_although_options_come_first(dojo) -> None:
    done = dojo.run("--lang", "zh", "check", "--format", "json", "dubling")
    assert json.loads(done.stdout)["exercise"] == "dubling"
    assert "没有" in json.loads(done.stdout)["message"]


def test_a_format_that_does_not_exist_is_wrong_usage(dojo) -> None:
    assert dojo.run("check", "doubling", "--format", "yaml").returncode == 2


def test_broken_checks_are_status_3_and_not_a_zero_of_the_learner(dojo) -> None:
    checks = dojo.content / "exercises" / "trial" / "doubling" / "checks.py"
    checks.write_text("1 / 0\n", encoding="utf-8")
    done = dojo.run("check", "doubling", "--file", dojo.write("a.py", RIGHT), "--format", "json")
    assert done.returncode == 3
    jsonschema.validate(json.loads(done.stdout), SCHEMA)
    assert json.loads(done.stdout)["verdict"] == "error"


def test_broken_content_is_status_3_with_a_message_and_a_traceback_only_when_asked(dojo) -> None:
    (dojo.content / "exercises" / "trial" / "doubling" / "exercise.toml").write_text("slug = 1")
    done = dojo.run("check", "doubling", "--format", "json")
    assert (done.returncode, done.stderr) == (3, "")
    assert json.loads(done.stdout)["verdict"] == "error"
    for asked in (
        dojo.run("--debug", "check", "doubling"),
        dojo.run("check", "doubling", "--debug"),
        dojo.run("check", "doubling", MMDOJO_DEBUG="1"),
    ):
        assert asked.returncode == 3
        assert "Traceback" in asked.stderr


def test_an_exercise_that_needs_tensorflow_says_in_one_line_what_to_install(
    dojo_without_tensorflow,
) -> None:
    dojo = dojo_without_tensorflow
    path = dojo.write("answer.py", RIGHT)
    done = dojo.run("check", "model", "--file", path)
    assert done.returncode == 2
    assert "pip install 'mmdojo[tensorflow]'" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert dojo.json("check", "model", "--file", path)["verdict"] == "error"
    assert dojo.run("check", "doubling", "--file", path).returncode == 0


@pytest.mark.parametrize("before", [True, False])
def test_the_language_may_stand_before_or_after_the_command(dojo, before: bool) -> None:
    path = dojo.write("answer.py", RIGHT)
    command = ["check", "doubling", "--file", path]
    arguments = ["--lang", "zh", *command] if before else [*command, "--lang", "zh"]
    assert "通过" in dojo.run(*arguments).stdout
    assert "Passed" in dojo.run(*command).stdout
    assert "通过" in dojo.run(*command, LANG="zh_CN.UTF-8").stdout


def test_junit_says_pass_or_fail_in_well_formed_xml(dojo) -> None:
    for source, failures in ((RIGHT, 0), (WRONG, 2)):
        path = dojo.write("answer.py", source)
        done = dojo.run("check", "doubling", "--file", path, "--format", "junit")
        assert int(ElementTree.fromstring(done.stdout).attrib["failures"]) == failures
    usage = dojo.run("check", "nothing", "--format", "junit")
    assert usage.returncode == 2
    assert ElementTree.fromstring(usage.stdout).attrib["errors"] == "1"


def test_what_the_learner_prints_reaches_neither_json_nor_terminal_raw(dojo) -> None:
    path = dojo.write(
        "answer.py",
        "def double(x):\n    print('\\x1b]0;owned\\x07\\x1b[31m[bold]{}')\n    return 2 * x\n",
    )
    assert dojo.json("check", "doubling", "--file", path)["verdict"] == "pass"
    plain = dojo.run("check", "doubling", "--file", path, FORCE_COLOR="1").stdout
    assert "\x1b]" not in plain
    assert "[bold]{}" in plain


def test_output_is_plain_in_a_pipe_and_no_color_wins_over_force_color(dojo) -> None:
    path = dojo.write("answer.py", WRONG)
    command = ("check", "doubling", "--file", path)
    assert "\x1b" not in dojo.run(*command).stdout
    assert "\x1b" in dojo.run(*command, FORCE_COLOR="1").stdout
    assert "\x1b" not in dojo.run(*command, FORCE_COLOR="1", NO_COLOR="1").stdout


def test_chinese_survives_a_pipe_that_claims_to_be_ascii(dojo) -> None:
    path = dojo.write("answer.py", RIGHT)
    done = dojo.run("check", "doubling", "--file", path, "--lang", "zh", PYTHONIOENCODING="ascii")
    assert "通过" in done.stdout


def test_the_learners_own_file_is_found_from_any_folder(dojo, tmp_path: Path) -> None:
    assert dojo.run("start", "--workspace", dojo.root / "mine").returncode == 0
    (dojo.root / "mine" / "doubling.py").write_text(RIGHT, encoding="utf-8")
    (dojo.root / "mine" / "doubling.ipynb").unlink()
    done = dojo.run("check", "doubling", cwd=tmp_path)
    assert done.returncode == 0
    assert str(dojo.root / "mine" / "doubling.py") in done.stderr.replace("\n", "")


def test_of_a_notebook_and_a_file_the_one_worked_on_counts_and_is_named(
    dojo, as_notebook: Callable[[str], str]
) -> None:
    dojo.run("start")
    practice = dojo.here / "practice"
    (practice / "doubling.py").write_text(RIGHT, encoding="utf-8")
    os.utime(practice / "doubling.py", (1, 1))  # older than the untouched notebook
    done = dojo.run("check", "doubling")
    assert done.returncode == 0
    assert "doubling.py (not doubling.ipynb" in done.stderr.replace("\n", " ")
    (practice / "doubling.ipynb").write_text(as_notebook(WRONG), encoding="utf-8")
    done = dojo.run("check", "doubling")
    assert done.returncode == 1
    assert "(not doubling.py" in done.stderr.replace("\n", " ")


def test_attempts_are_recorded_unless_told_otherwise(dojo) -> None:
    path = dojo.write("answer.py", WRONG)
    dojo.run("check", "doubling", "--file", path, "--no-record")
    assert dojo.statuses()["doubling"] == "new"
    dojo.run("check", "doubling", "--file", path)
    assert dojo.statuses()["doubling"] == "attempted"
    dojo.run("check", "doubling", "--file", dojo.write("answer.py", RIGHT))
    assert dojo.statuses()["doubling"] == "passed"
    dojo.run("check", "doubling", "--file", dojo.write("answer.py", WRONG))
    assert dojo.statuses()["doubling"] == "passed"


def test_grading_goes_on_where_progress_cannot_be_kept(dojo) -> None:
    nowhere = dojo.write("file", "not a folder") / "data"
    path = dojo.write("answer.py", RIGHT)
    done = dojo.run(
        "check", "doubling", "--file", path, "--format", "json", MMDOJO_DATA_DIR=str(nowhere)
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "MMDOJO_DATA_DIR" in json.loads(done.stdout)["notes"][0]


def test_a_file_in_the_current_folder_cannot_pose_as_a_module(dojo) -> None:
    """A learner's own `json.py` once took the place of the library's."""
    dojo.write("json.py", "raise SystemExit(0)\n")
    path = dojo.write("answer.py", WRONG)
    command = [sys.executable, "-P", "-m", "grader", "check", "doubling", "--file", str(path)]
    done = subprocess.run(command, cwd=dojo.here, env=dojo.environment, capture_output=True)
    assert done.returncode == 1


@pytest.mark.skipif(sys.platform == "win32", reason="sends SIGINT")
def test_an_interrupt_ends_with_a_message_and_one_object(dojo, tmp_path: Path) -> None:
    marker = tmp_path / "started"
    checks = dojo.content / "exercises" / "trial" / "doubling" / "checks.py"
    checks.write_text(
        "from grader.checks import check\nimport pathlib, time\n"
        "@check(zh='等', en='wait')\ndef test_waits(submission):\n"
        f"    pathlib.Path({str(marker)!r}).touch()\n    time.sleep(60)\n",
        encoding="utf-8",
    )
    path = dojo.write("answer.py", RIGHT)
    process = subprocess.Popen(
        [sys.executable, "-m", "grader", "check", "doubling", "--file", path, "--format", "json"],
        cwd=dojo.here,
        env=dojo.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    deadline = time.monotonic() + 60
    while not marker.exists() and process.poll() is None:
        assert time.monotonic() < deadline
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert json.loads(out)["verdict"] == "error"
    assert b"Traceback" not in err
    assert dojo.statuses()["doubling"] == "new"


@pytest.mark.parametrize(("lang", "said"), [("zh", "请先写练习名"), ("en", "Name the exercise")])
def test_a_file_in_place_of_a_name_says_how_to_name_it(dojo, lang: str, said: str) -> None:
    dojo.write("doubling.py", RIGHT)
    done = dojo.run("check", "doubling.py", "--lang", lang)
    assert done.returncode == 2
    assert said in done.stderr
    assert "mmdojo check doubling --file doubling.py" in done.stderr
