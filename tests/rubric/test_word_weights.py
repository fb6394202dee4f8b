"""Word weights: what is read from a file, what words then decide, and what they never do."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from grader.catalog import load_catalog
from grader.errors import CatalogError
from grader.rubric import PointJudgement, judge, load_rubric
from grader.rubric.agreement import load_labelled
from grader.rubric.lint import lint
from grader.rubric.word_weights import FILE_NAME, places, terms
from tests.rubric.small_rubric import EARLY
from tests.rubric.small_weights import POINTS, text_of, weights

RUBRIC = f"""
schema = 1
topic = [["融合", "fusion"]]
{EARLY}
stands_alone = true
"""
ANSWER = "Early fusion. You glue the descriptors of both into one long strip."
Verdicts = Callable[..., dict[str, PointJudgement]]


@pytest.fixture
def judged(tmp_path: Path) -> Verdicts:
    path = tmp_path / "rubric.toml"
    path.write_text(RUBRIC, encoding="utf-8")

    def judge_with(answer: str, contents: object) -> dict[str, PointJudgement]:
        text = text_of(contents) if isinstance(contents, dict) else str(contents)
        (tmp_path / FILE_NAME).write_text(text, encoding="utf-8")
        return {each.id: each for each in judge(load_rubric(path), answer, "")}

    return judge_with


@pytest.mark.parametrize(
    "contents",
    [
        "",
        "[]",
        "{}",
        text_of(weights() | {"schema": 1}),
        text_of(weights() | {"points": POINTS[:1]}),
        text_of(weights() | {"points": "early.name"}),
        text_of(weights()).replace('"sentence"', '"other"'),
        text_of(weights({"glue": (9, 0)})).replace("018180898080", "01818089808x"),
        text_of(weights({"glue": (9, 0)})).replace("018180898080", "nine"),
        text_of(weights({"glue": (9, 0)})).replace("glue\t018180898080\n", ""),
    ],
)
def test_a_broken_file_is_named_with_what_to_do(judged: Verdicts, contents: str) -> None:
    with pytest.raises(CatalogError) as caught:
        judged(ANSWER, contents)
    for said in (caught.value.text.zh, caught.value.text.en):
        assert FILE_NAME in said
        assert "train_word_weights.py" in said


def test_the_linter_reads_every_row(tmp_path: Path) -> None:
    path = tmp_path / "rubric.toml"
    path.write_text(RUBRIC, encoding="utf-8")
    contents = text_of(weights({"never said": (9, 0)})).replace("018180898080", "01818089808x")
    (tmp_path / FILE_NAME).write_text(contents, encoding="utf-8")
    answers = {"zh": "早期融合把特征拼接起来。", "en": "Early fusion concatenates features."}
    with pytest.raises(CatalogError, match="never said"):
        lint(load_rubric(path), "", answers)  # type: ignore[arg-type]


def test_weights_for_other_points_are_not_used_and_the_linter_says_so(tmp_path: Path) -> None:
    path = tmp_path / "rubric.toml"
    path.write_text(RUBRIC, encoding="utf-8")
    contents = weights({"glue": (9, 0)}) | {"points": POINTS[::-1]}
    (tmp_path / FILE_NAME).write_text(text_of(contents), encoding="utf-8")
    rubric = load_rubric(path)
    assert judge(rubric, ANSWER, "")[1].verdict == "unsure"
    answers = {"zh": "早期融合把特征拼接起来。", "en": "Early fusion concatenates features."}
    found = {each.rule: each for each in lint(rubric, "", answers)}  # type: ignore[arg-type]
    assert found["word-weights-fit"].level == "error"


def test_a_changed_file_counts_at_once(judged: Verdicts) -> None:
    assert judged(ANSWER, weights())["early.definition"].verdict == "unsure"
    found = judged(ANSWER, weights({"glue": (9, 0), "strip": (4, 0)}))
    assert found["early.definition"].verdict == "covered"


def test_terms_are_short_runs_of_chinese_and_beginnings_of_latin_words() -> None:
    assert terms("把特征") == {"把", "特", "征", "把特", "特征", "把特征"}
    assert terms("we concatenate, then") == {"we", "concat", "we concat", "then"}
    assert terms("") == set()


@pytest.mark.parametrize(
    ("term", "words"),
    [
        ("特征", "特征"),
        ("concat", "concatenation"),
        ("the concat", "the concatenation"),
        ("featur all", None),
        ("a", None),
    ],
)
def test_a_term_is_found_where_it_stands(term: str, words: str | None) -> None:
    text = "all, 特征 and the concatenation of features. all"
    found = places({term, "nothing"}, text, (5, len(text)))
    assert {each: text[slice(*place)] for each, place in found.items()} == (
        {term: words} if words else {}
    )


@pytest.mark.parametrize(
    "exercise", [e for e in load_catalog() if not e.is_code], ids=lambda e: e.slug
)
def test_the_weights_that_are_shipped_fit_their_rubric(exercise: Any) -> None:
    rubric = load_rubric(exercise.rubric_path)
    assert rubric.word_weights is not None
    assert not rubric.has_stale_word_weights
    rubric.word_weights.read_all()


@pytest.mark.parametrize(
    "exercise", [e for e in load_catalog() if not e.is_code], ids=lambda e: e.slug
)
def test_the_words_named_stand_in_the_words_quoted(exercise: Any) -> None:
    rubric = load_rubric(exercise.rubric_path)
    path = Path(__file__).parent / "labelled" / exercise.slug / "development_fifth.toml"
    named = [
        (found, judgement.evidence or "")
        for answer in load_labelled(path, rubric)
        for judgement in judge(rubric, answer.text, exercise.prompt("zh"))
        if "常见于" in judgement.message.zh
        for found in re.findall("“([^”]+)”", judgement.message.zh.partition("引文里的")[2])
    ]
    assert named
    assert [pair for pair in named if pair[0] not in pair[1]] == []
