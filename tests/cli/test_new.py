"""`new` writes all that an exercise needs; `validate` then says what is left."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Dojo

TITLES = ("--title-zh", "试一试", "--title-en", "Try it")


def files(dojo: Dojo) -> dict[str, str]:
    return {
        str(path.relative_to(dojo.content)): path.read_text(encoding="utf-8")
        for path in dojo.content.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("kind", ["coding", "debug", "predict", "qa", "case"])
def test_each_place_to_fill_in_is_listed_with_its_line(dojo: Dojo, kind: str) -> None:
    done = dojo.run("new", "fresh", "--kind", kind, "--track", "trial", *TITLES, "--lang", "en")
    assert done.returncode == 0, done.stderr
    written = [line for line in done.stdout.splitlines() if "/trial/fresh/" in line]
    assert all((dojo.content / name).is_file() for name in written)
    marks = sum(len(re.findall("<TODO ", text)) for text in files(dojo).values())
    proof = dojo.run("validate", "fresh", "--format", "json")
    assert proof.returncode == 1
    [certificate] = json.loads(proof.stdout)
    assert {problem["rule"] for problem in certificate["problems"]} == {"filled-in"}
    assert len(certificate["problems"]) == marks > 10


def test_the_arguments_named_stand_in_every_file(dojo: Dojo) -> None:
    options = ("--kind", "coding", "--track", "trial", *TITLES, "--arguments", "image, text")
    assert dojo.run("new", "fresh", *options).returncode == 0
    texts = {name: text for name, text in files(dojo).items() if "/fresh/" in name}
    code = [text for name, text in texts.items() if name.endswith(".py") and "checks" not in name]
    assert len(code) == 4
    assert all("def fresh(image, text):" in text for text in code)
    for language in ("zh", "en"):
        prompt = texts[f"exercises/trial/fresh/prompt.{language}.md"]
        assert "| `image` |" in prompt
        assert "| `text` |" in prompt
    assert "submission.fresh(image, text)" in texts["exercises/trial/fresh/checks.py"]


@pytest.mark.parametrize("names", ["image, 2b", "x, x", "for", ""])
def test_what_can_be_no_argument_is_refused(dojo: Dojo, names: str) -> None:
    options = ("--kind", "coding", "--track", "trial", *TITLES, "--arguments", names)
    refused = dojo.run("new", "fresh", *options, "--lang", "en")
    assert refused.returncode == 2
    assert "--arguments image,text" in refused.stderr
    assert not any("/fresh/" in name for name in files(dojo))


def test_a_track_that_nobody_knows_is_pointed_out(dojo: Dojo) -> None:
    done = dojo.run("new", "fresh", "--kind", "qa", "--track", "fusin", *TITLES, "--lang", "en")
    assert done.returncode == 0
    assert "fusion" in done.stderr


def test_once_filled_in_the_code_runs_and_answers_are_asked_for(dojo: Dojo) -> None:
    dojo.run("new", "fresh", "--kind", "coding", "--track", "trial", *TITLES)
    for name, text in files(dojo).items():
        filled = re.sub("<TODO [^>]*>", "done", text)
        (dojo.content / name).write_text(filled, encoding="utf-8")
    [certificate] = json.loads(dojo.run("validate", "fresh", "--format", "json").stdout)
    assert certificate["matrix"]["solution.py"] == {"test_shape": "pass", "test_values": "pass"}
    assert {problem["rule"] for problem in certificate["problems"]} == {
        "enough-right-answers",
        "enough-wrong-answers",
        "every-check-can-fail",
    }


def test_what_is_there_stays_as_it_is(dojo: Dojo) -> None:
    before = files(dojo)
    done = dojo.run("new", "doubling", "--kind", "coding", "--track", "other", *TITLES)
    assert done.returncode == 2
    assert "doubling" in done.stderr
    assert files(dojo) == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("Fresh", "--kind", "qa", "--track", "trial", *TITLES), "lower-case"),
        (("../out", "--kind", "qa", "--track", "trial", *TITLES), "lower-case"),
        (("fresh", "--kind", "qa", "--track", "a/b", *TITLES), "lower-case"),
        (("fresh", "--kind", "essay", "--track", "trial", *TITLES), "essay"),
        (("fresh", "--track", "trial", *TITLES), "--kind (coding, debug, predict, qa, case)"),
        (("fresh", "--kind", "qa", "--track", "trial"), "--title-zh"),
    ],
)
def test_bad_use_is_status_2_and_writes_nothing(
    dojo: Dojo, arguments: tuple[str, ...], words: str
) -> None:
    before = files(dojo)
    done = dojo.run("new", *arguments, "--lang", "en")
    assert done.returncode == 2
    assert words in done.stderr
    assert files(dojo) == before


def test_the_matrix_is_drawn(dojo: Dojo, tmp_path: Path) -> None:
    picture = tmp_path / "matrix.svg"
    dojo.run("validate", "doubling", "--picture", picture)
    assert "</svg>" in picture.read_text(encoding="utf-8")
    assert dojo.run("validate", "--picture", picture).returncode == 2
    assert dojo.run("validate", "doubling", "--picture", tmp_path / "matrix.doc").returncode == 2
