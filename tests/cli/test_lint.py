"""`mmdojo lint`: statuses, output for people and programs, and watching."""

from __future__ import annotations

import contextlib
import json
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import grader

EXAMPLE = """
[[examples]]
text = "猫。"
expect = { "cat.name" = "covered" }
"""
FAULT = """
[[examples]]
text = "狗。"
expect = { "cat.name" = "covered" }
"""

with_ctrl_c = pytest.mark.skipif(sys.platform == "win32", reason="sends SIGINT")


def _rubric(dojo, slug: str = "pets") -> Path:
    return dojo.content / "solutions" / "trial" / slug / "rubric.toml"


def _add(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def _second_exercise(dojo) -> None:
    for side in ("exercises", "solutions"):
        folder = dojo.content / side / "trial"
        shutil.copytree(folder / "pets", folder / "plants")
    metadata = dojo.content / "exercises" / "trial" / "plants" / "exercise.toml"
    metadata.write_text(metadata.read_text(encoding="utf-8").replace("pets", "plants"), "utf-8")


@contextlib.contextmanager
def _watching(dojo, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "grader", "lint", "--watch", *arguments]
    with subprocess.Popen(
        command,
        cwd=dojo.here,
        env=dojo.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def _read_until(process: subprocess.Popen[str], wanted: str) -> str:
    """Return what is printed up to the line that holds `wanted`."""
    assert process.stdout is not None
    lines = []
    for line in process.stdout:
        lines.append(line)
        if wanted in line:
            return "".join(lines)
    raise AssertionError(f"{wanted!r} never came: {lines}")


def _interrupt(process: subprocess.Popen[str]) -> int:
    process.send_signal(signal.SIGINT)
    return process.wait(timeout=60)


def test_a_rubric_with_nothing_to_mend_is_ok(dojo) -> None:
    _add(_rubric(dojo), EXAMPLE)
    done = dojo.run("lint")
    assert done.stdout == "pets: ok\n"
    assert done.returncode == 0
    assert dojo.json("lint") == []


def test_a_warning_is_shown_and_no_failure(dojo) -> None:
    done = dojo.run("lint", "pets")
    assert done.returncode == 0
    assert done.stdout.startswith("pets:\n  warning  every-point-exemplified  cat.name  No entry")


def test_an_error_is_status_1(dojo) -> None:
    _add(_rubric(dojo), EXAMPLE + FAULT)
    done = dojo.run("lint")
    assert done.returncode == 1
    assert "error  example-expectation  examples[1]" in done.stdout


def test_json_has_one_object_for_each_finding(dojo) -> None:
    _add(_rubric(dojo), EXAMPLE + FAULT)
    [finding] = dojo.json("lint", "pets")
    assert list(finding) == ["exercise", "rule", "level", "place", "message"]
    message = finding.pop("message")
    assert "cat.name should be covered" in message
    assert finding == {
        "exercise": "pets",
        "rule": "example-expectation",
        "level": "error",
        "place": "examples[1]",
    }


def test_findings_speak_chinese_too(dojo) -> None:
    _add(_rubric(dojo), FAULT)
    done = dojo.run("lint", "--lang", "zh")
    assert "错误  example-expectation  examples[0]  cat.name 应当是 covered" in done.stdout
    [finding] = dojo.json("lint", "--lang", "zh")
    assert "应当是 covered" in finding["message"]


def test_an_unknown_exercise_is_status_2(dojo) -> None:
    done = dojo.run("lint", "pet")
    assert done.returncode == 2
    assert "pets" in done.stderr


@pytest.mark.parametrize(("language", "said"), [("en", "no rubric"), ("zh", "没有评分规则")])
def test_a_coding_exercise_is_status_2(dojo, language: str, said: str) -> None:
    done = dojo.run("lint", "pets", "doubling", "--lang", language)
    assert done.returncode == 2
    assert said in done.stderr
    assert done.stdout == ""


def test_a_rubric_that_can_not_be_read_is_status_3_and_the_others_are_linted(dojo) -> None:
    _second_exercise(dojo)
    _rubric(dojo, "pets").write_text("schema = = 1", encoding="utf-8")
    _add(_rubric(dojo, "plants"), FAULT)
    done = dojo.run("lint")
    assert done.returncode == 3
    assert "error  valid-toml  rubric.toml" in done.stdout
    assert "error  example-expectation  examples[0]" in done.stdout
    rows = dojo.json("lint")
    assert [(row["exercise"], row["rule"]) for row in rows] == [
        ("pets", "valid-toml"),
        ("plants", "example-expectation"),
    ]
    assert dojo.run("lint", "plants").returncode == 1


def test_a_missing_model_answer_is_status_3_and_named(dojo) -> None:
    (_rubric(dojo).parent / "answer.en.md").unlink()
    done = dojo.run("lint")
    assert done.returncode == 3
    assert "error  complete  answer.en.md" in done.stdout


def test_a_named_exercise_is_linted_once_and_alone(dojo) -> None:
    _second_exercise(dojo)
    _add(_rubric(dojo, "plants"), EXAMPLE)
    assert dojo.run("lint", "plants", "plants").stdout == "plants: ok\n"


@with_ctrl_c
def test_watching_lints_again_at_each_change_until_ctrl_c(dojo) -> None:
    rubric = _rubric(dojo)
    good = rubric.read_text(encoding="utf-8") + EXAMPLE
    rubric.write_text(good, encoding="utf-8")
    with _watching(dojo) as process:
        assert _read_until(process, "ok") == "pets: ok\n"
        rubric.write_text(good + FAULT, encoding="utf-8")
        _read_until(process, "example-expectation")
        rubric.write_text("schema = = 1", encoding="utf-8")
        _read_until(process, "valid-toml")
        rubric.write_text(good, encoding="utf-8")
        _read_until(process, "pets: ok")
        assert _interrupt(process) == 0


@with_ctrl_c
@pytest.mark.parametrize(
    ("side", "name", "text", "rule"),
    [
        ("solutions", "answer.zh.md", "它叫狗。", "model-answer-passes"),
        ("exercises", "prompt.en.md", "It is not the cat.", "prompt-earns-nothing"),
    ],
)
def test_answers_and_prompts_are_watched_and_may_be_replaced(
    dojo, side: str, name: str, text: str, rule: str
) -> None:
    _add(_rubric(dojo), EXAMPLE)
    with _watching(dojo, "pets") as process:
        _read_until(process, "pets: ok")
        fresh = dojo.write("fresh.md", text)
        fresh.replace(dojo.content / side / "trial" / "pets" / name)
        _read_until(process, rule)
        assert _interrupt(process) == 0


def test_watching_for_a_program_gives_one_array_at_each_change(dojo) -> None:
    _add(_rubric(dojo), EXAMPLE)
    with _watching(dojo, "--format", "json") as process:
        assert json.loads(_read_until(process, "]")) == []
        _add(_rubric(dojo), FAULT)
        text = ""
        while not text.endswith("\n]\n"):
            text += _read_until(process, "]")
        assert [row["rule"] for row in json.loads(text)] == ["example-expectation"]


@with_ctrl_c
def test_a_change_of_the_shared_vocabulary_is_seen(dojo) -> None:
    package = dojo.root / "copy" / "grader"
    ignored = shutil.ignore_patterns("__pycache__", "_content")
    shutil.copytree(Path(grader.__file__).parent, package, ignore=ignored)
    dojo.environment["PYTHONPATH"] = str(package.parent)
    vocabulary = package / "rubric" / "vocabulary" / "shared.toml"
    packs = vocabulary.read_text(encoding="utf-8")
    rubric = _rubric(dojo)
    text = rubric.read_text(encoding="utf-8").replace('["猫", "cat"]', '["@kitties"]')
    rubric.write_text(text + EXAMPLE, encoding="utf-8")
    with _watching(dojo) as process:
        _read_until(process, "no pack @kitties")
        vocabulary.write_text(packs + '\nkitties = ["cat", "喵"]\n', encoding="utf-8")
        _read_until(process, "example-expectation")
        vocabulary.write_text(packs + "\nkitties = 3\n", encoding="utf-8")
        _read_until(process, "error  vocabulary  vocabulary")
        vocabulary.write_text(packs + '\nkitties = ["cat", "猫"]\n', encoding="utf-8")
        _read_until(process, "pets: ok")
        assert _interrupt(process) == 0
