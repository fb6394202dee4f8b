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
