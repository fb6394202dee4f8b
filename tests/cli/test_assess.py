"""`assess`, `candidates` and `adopt`: a learner's own judgement, and what comes of it."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from grader.content import content_root
from tests.cli.conftest import Dojo

# Its definition is in words that neither rules nor weights know.
ANSWER = "早期融合：几摞纸先码进一只抽屉，之后才翻。晚期融合很常用。\n"
WORDS = "码进一只抽屉"
POINT = "feature_level.definition"


@pytest.fixture
def handbook(dojo: Dojo) -> Dojo:
    """A dojo with a copy of the real content, which a test may change."""
    shutil.rmtree(dojo.content)
    for name in ("exercises", "solutions"):
        shutil.copytree(content_root() / name, dojo.content / name)
    return dojo


def assess(dojo: Dojo, *options: str, stdin: str = "", form: str = "json") -> dict[str, object]:
    path = dojo.write("answer.md", ANSWER)
    line = ("assess", "fusion_methods", "--file", path, "--lang", "en", "--format", form, *options)
    done = dojo.run(*line, stdin=stdin)
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout)
    return found


def point(found: dict[str, object]) -> dict[str, object]:
    points = {each["id"]: each for each in found["points"]}  # type: ignore[attr-defined]
    return points[POINT]  # type: ignore[no-any-return]


def test_an_unsure_point_is_shown_beside_its_reference(handbook: Dojo) -> None:
    found = point(assess(handbook))
    assert found["verdict"] == "unsure"
    assert str(found["evidence"]) in ANSWER
    assert "Concatenate" in str(found["reference"])
    assert found["judged"] is None


def test_a_judgement_counts_beside_the_automatic_score_and_not_in_it(handbook: Dojo) -> None:
    before = assess(handbook)
    after = assess(handbook, "--judge", f"{POINT}=covered", "--words", f"{POINT}={WORDS}")
    assert after["automatic"] == before["automatic"]
    gained = after["self_assessed"]["points"] - before["self_assessed"]["points"]  # type: ignore[index]
    assert gained == 1
    assert point(after)["judged"] == "covered"
    report = handbook.json("check", "fusion_methods", "--file", handbook.write("answer.md", ANSWER))
    assert report["points"] == before["automatic"]["points"]  # type: ignore[index]
    assert report["possible_score"] > report["score"]


def test_each_open_point_is_asked_about_and_a_wrong_quotation_asked_again(handbook: Dojo) -> None:
    path = handbook.write("answer.md", ANSWER)
    keys = f"what\ny\nnot my words\n{WORDS}\n" + "n\n" * 9
    done = handbook.run("assess", "fusion_methods", "--file", path, "--lang", "en", stdin=keys)
    assert done.returncode == 0
    assert "not in your answer" in done.stdout
    assert "Reference: Concatenate" in done.stdout
    assert "With your own judgement" in done.stdout
    [candidate] = handbook.json("candidates")
    assert candidate == {
        "exercise": "fusion_methods",
        "point": POINT,
        "span": WORDS,
        "count": 1,
    }


def test_what_was_said_before_the_input_ended_is_kept(handbook: Dojo) -> None:
    path = handbook.write("answer.md", ANSWER)
    done = handbook.run("assess", "fusion_methods", "--file", path, "--lang", "zh", stdin="h\n")
    assert done.returncode == 0
    assert "加上自评" in done.stdout
    with sqlite3.connect(handbook.root / "data" / "progress.sqlite3") as progress:
        rows = progress.execute("SELECT verdict FROM self_assessments").fetchall()
    progress.close()
    assert rows == [("partial",)]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--judge", "nonsense=covered"], "no point nonsense"),
        (["--judge", f"{POINT}=excellent"], "covered, partial or missing"),
        (["--judge", f"{POINT}=covered", "--words", f"{POINT}=never said"], "not in your answer"),
        (["--point", "nonsense"], "no point nonsense"),
    ],
)
def test_bad_input_is_told_and_keeps_nothing(handbook: Dojo, options: list[str], said: str) -> None:
    path = handbook.write("answer.md", ANSWER)
    done = handbook.run("assess", "fusion_methods", "--file", path, "--lang", "en", *options)
    assert done.returncode == 2
    assert said in done.stderr
    assert handbook.json("candidates") == []


def test_a_coding_exercise_has_nothing_to_judge(dojo: Dojo) -> None:
    done = dojo.run("assess", "doubling", "--file", dojo.write("doubling.py", "x = 1"))
    assert done.returncode == 2
    assert "mmdojo check doubling" in done.stderr


def exported(dojo: Dojo, span: str, point: str = POINT) -> Path:
    entry = {"exercise": "fusion_methods", "point": point, "span": span, "count": 3}
    return dojo.write("candidates.json", json.dumps([entry], ensure_ascii=False))


def test_an_adopted_phrase_earns_the_point_from_then_on(handbook: Dojo) -> None:
    path = handbook.write("answer.md", ANSWER)
    line = ("check", "fusion_methods", "--file", path)

    def verdict() -> str:
        points = {each["id"]: each["verdict"] for each in handbook.json(*line)["rubric"]}
        return str(points[POINT])

    assert verdict() == "unsure"
    file = exported(handbook, WORDS)
    assert handbook.run("adopt", file, "--dry-run").returncode == 0
    assert verdict() == "unsure"
    [row] = handbook.json("adopt", file)
    assert row["adopted"] is True
    assert verdict() == "covered"
    [again] = handbook.json("adopt", file)
    assert again["adopted"] is False


@pytest.mark.parametrize(
    ("span", "point"),
    [
        ("先单独预测，再投票", POINT),  # an example of the rubric says that this is wrong
        ("融合", POINT),  # too short to mean only that
        ("anything", "no.such_point"),
    ],
)
def test_a_phrase_that_would_give_false_credit_is_refused(
    handbook: Dojo, span: str, point: str
) -> None:
    done = handbook.run("adopt", exported(handbook, span, point), "--lang", "en")
    assert done.returncode == 1
    assert done.stdout.startswith("✗")
    folder = handbook.content / "solutions" / "fusion" / "fusion_methods"
    assert not (folder / "adopted.toml").exists()


def test_a_phrase_too_short_or_too_long_is_refused_and_the_others_are_not(
    handbook: Dojo,
) -> None:
    spans = ["融", WORDS, "长" * 500]
    entries = [{"exercise": "fusion_methods", "point": POINT, "span": span} for span in spans]
    path = handbook.write("candidates.json", json.dumps(entries))
    done = handbook.run("adopt", path, "--lang", "zh")
    assert done.returncode == 1
    assert [line[0] for line in done.stdout.splitlines() if line] == ["✗", "✓", "✗"]
    assert done.stdout.count("短语须有 2 到") == 2


@pytest.mark.parametrize("text", ["", "{}", '[{"point": "x"}]', "[1]", "\udcff"])
def test_a_file_of_another_kind_is_refused(handbook: Dojo, text: str) -> None:
    path = handbook.here / "bad.json"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    done = handbook.run("adopt", path)
    assert done.returncode == 3
    assert "bad.json" in done.stderr
    assert "Traceback" not in done.stderr


def test_what_lacks_in_a_file_is_told_in_the_language_asked_for(handbook: Dojo) -> None:
    path = handbook.write("bad.json", '[{"exercise": "fusion_methods", "point": "x"}]')
    assert "candidates[0]：缺少 span" in handbook.run("adopt", path, "--lang", "zh").stderr
    assert "candidates[0]: span is missing" in handbook.run("adopt", path, "--lang", "en").stderr
