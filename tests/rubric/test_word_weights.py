"""Word weights: what is read from a file, what words then decide, and what they never do."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from grader.catalog import load_catalog
from grader.errors import CatalogError
from grader.rubric import PointJudgement, judge, load_rubric
from grader.rubric.agreement import load_labelled
from grader.rubric.lint import lint
from grader.rubric.word_weights import FILE_NAME, Weighing, WordWeights, place_of, terms
from tests.rubric.small_rubric import EARLY

RUBRIC = f"""
schema = 1
topic = [["融合", "fusion"]]
{EARLY}
stands_alone = true
"""
POINTS = ["early.name", "early.definition"]
ANSWER = "Early fusion. You glue the descriptors of both into one long strip."
Verdicts = Callable[..., dict[str, PointJudgement]]


def weights(
    sentence: Mapping[str, tuple[int, ...]] | None = None,
    answer: Mapping[str, tuple[int, ...]] | None = None,
    *,
    topic: float = 5.0,
) -> dict[str, Any]:
    """Return a file's contents: by term, weights for credit and for faults in the definition."""
    return {
        "schema": 1,
        "points": POINTS,
        "sentence": {"biases": [0, 0, -9, -4], "rows": rows(sentence, 0)},
        "answer": {"biases": [0, 0, -9, -4, topic], "rows": rows(answer, 1)},
    }


def rows(of: Mapping[str, tuple[int, ...]] | None, more: int) -> dict[str, str]:
    return {
        term: " ".join(map(str, (1, 0, credit, 0, fault, *[0] * more)))
        for term, (credit, fault) in (of or {}).items()
    }


@pytest.fixture
def judged(tmp_path: Path) -> Verdicts:
    path = tmp_path / "rubric.toml"
    path.write_text(RUBRIC, encoding="utf-8")

    def judge_with(answer: str, contents: object) -> dict[str, PointJudgement]:
        text = contents if isinstance(contents, str) else json.dumps(contents)
        (tmp_path / FILE_NAME).write_text(text, encoding="utf-8")
        return {each.id: each for each in judge(load_rubric(path), answer, "")}

    return judge_with


def test_words_credit_what_rules_were_unsure_of_and_are_quoted(judged: Verdicts) -> None:
    found = judged(ANSWER, weights({"glue": (9, 0), "strip": (4, 0)}))["early.definition"]
    assert found.verdict == "covered"
    assert found.points == 1
    assert found.evidence is not None
    assert "glue the descriptors" in found.evidence
    assert "“glue”, “strip”" in found.message.en
    assert "“glue”" in found.message.zh


def test_where_no_word_weighs_by_itself_none_is_named(judged: Verdicts) -> None:
    found = judged(ANSWER, weights({"early": (-5, 0)}, {"glue": (20, 0)}))["early.definition"]
    assert found.verdict == "covered"
    assert found.message.en.endswith("the words quoted earned it.")


def test_words_that_say_little_leave_it_to_the_learner(judged: Verdicts) -> None:
    found = judged(ANSWER, weights({"glue": (1, 0)}))["early.definition"]
    assert (found.verdict, found.points) == ("unsure", 0)


def test_words_that_speak_of_a_fault_leave_it_to_the_learner(judged: Verdicts) -> None:
    found = judged(ANSWER, weights({"glue": (9, 0), "strip": (0, 60)}))["early.definition"]
    assert (found.verdict, found.points) == ("unsure", 0)


def test_words_never_credit_what_no_rule_has_found_a_trace_of(judged: Verdicts) -> None:
    found = judged("Early fusion.", weights({"early": (90, 0), "fusion": (90, 0)}))
    assert found["early.definition"].verdict == "missing"


def test_a_few_words_are_too_little_to_go_by(judged: Verdicts) -> None:
    few = weights({"glue": (90, 0), "strip": (90, 0)})
    assert judged("Early fusion. You glue the descriptors.", few)["early.definition"].points == 0
    assert judged(ANSWER, few)["early.definition"].points == 1


def test_a_list_of_the_right_words_is_no_statement(judged: Verdicts) -> None:
    found = judged("Early fusion: glue, strip, descriptors", weights({"glue": (90, 0)}))
    assert found["early.definition"].verdict != "covered"


def test_words_doubt_but_never_accuse(judged: Verdicts) -> None:
    answer = (
        "Early fusion concatenates the features, and it always wins. We tried it on two data sets "
        "last spring, with a small network and a larger one, and looked at how it did on each "
        "of them over several weeks of training."
    )
    assert judged(answer, weights())["early.definition"].verdict == "covered"
    found = judged(answer, weights({"always": (0, 60)}))["early.definition"]
    assert (found.verdict, found.points) == ("unsure", 0)
    assert "judge for yourself" in found.message.en
    assert found.evidence is not None
    short = "Early fusion concatenates the features, always."
    assert judged(short, weights({"always": (0, 60)}))["early.definition"].verdict == "covered"


def test_words_decide_whether_an_answer_is_about_the_question(judged: Verdicts) -> None:
    unsaid = "Concatenate the features into one vector."
    assert judged(unsaid, weights(topic=-1))["early.definition"].verdict == "unsure"
    assert judged(unsaid, weights(topic=5))["early.definition"].verdict == "covered"
    said = "Early fusion: concatenate the features into one vector."
    assert judged(said, weights(topic=-1))["early.definition"].verdict == "covered"
    assert judged(said, weights(topic=-9))["early.definition"].verdict == "unsure"


@pytest.mark.parametrize(
    "contents",
    [
        "",
        "[]",
        "{}",
        '{"schema": 2}',
        '{"schema": 1, "points": ["early.name"], "sentence": {}, "answer": {}}',
        json.dumps(weights() | {"points": POINTS[:1]}),
        json.dumps(weights({"glue": (9, 0)})).replace("1 0 9 0 0", "1 0 9"),
        json.dumps(weights({"glue": (9, 0)})).replace("1 0 9 0 0", "1 0 nine 0 0"),
        json.dumps(weights()).replace("-9", '"much"'),
    ],
)
def test_a_broken_file_is_named_with_what_to_do(judged: Verdicts, contents: str) -> None:
    with pytest.raises(CatalogError) as caught:
        judged(ANSWER, contents)
    for said in (caught.value.text.zh, caught.value.text.en):
        assert FILE_NAME in said
        assert "train_word_weights.py" in said


def test_weights_for_other_points_are_not_used_and_the_linter_says_so(tmp_path: Path) -> None:
    path = tmp_path / "rubric.toml"
    path.write_text(RUBRIC, encoding="utf-8")
    contents = weights({"glue": (9, 0)}) | {"points": POINTS[::-1]}
    (tmp_path / FILE_NAME).write_text(json.dumps(contents), encoding="utf-8")
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
        ("a", None),
    ],
)
def test_a_term_is_found_where_it_stands(term: str, words: str | None) -> None:
    text = "特征 and the concatenation of all"
    place = place_of(term, text, (0, len(text)))
    assert (text[slice(*place)] if place else None) == words


def test_an_answer_without_a_known_word_has_the_biases() -> None:
    weighing = Weighing(WordWeights.from_json(weights(), Path(FILE_NAME)), "xyz", [(0, 3)])
    assert weighing.credit("early.definition") == 0
    assert weighing.fault("early.definition") == -8
    assert weighing.words("early.definition") == []


@pytest.mark.parametrize(
    "exercise", [e for e in load_catalog() if not e.is_code], ids=lambda e: e.slug
)
def test_the_weights_that_are_shipped_fit_their_rubric(exercise: Any) -> None:
    rubric = load_rubric(exercise.rubric_path)
    assert rubric.word_weights is not None
    assert not rubric.has_stale_word_weights


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
