"""Why an answer doesn't earn a point by its lists, as the author of a rubric is told."""

from __future__ import annotations

import tomllib

import pytest
from msgspec import convert

from grader.rubric import Rubric
from grader.rubric.shortfalls import shortfall
from grader.verdicts import PointVerdict
from tests.rubric.small_rubric import EARLY, LATE

ALSO = EARLY.replace(
    'needs = [["拼接", "concat*"], ["特征", "feature"]]',
    'needs = [["拼接", "concat*"], ["特征", "feature"]]\nalso = [[["首尾相接", "end to end"]]]',
)
PROMPT = "What is early fusion? Say whether to concatenate the features of all modalities."


def _rubric(early: str = EARLY) -> Rubric:
    return convert(tomllib.loads("schema = 1\n" + early + LATE), Rubric)


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("With early fusion we concatenate the images.", "needs[1]: none of its words is there"),
        (
            "With early fusion we do not concatenate the features.",
            "needs[0]: “concatenate” is negated; needs[1]: “features” is negated",
        ),
        (
            "Late fusion needs features. With early fusion we concatenate all of it at once.",
            "needs[1]: “features” is outside the sentences about this concept",
        ),
        (
            "With early fusion we concatenate. It is old. It is fast. It makes use of features.",
            "needs[1]: “features” is too far from the rest",
        ),
        (
            "Early fusion is nice. Say whether to concatenate the features of all modalities.",
            "needs[0]: “concatenate” is in a sentence set aside",
        ),
        (
            "With early fusion we concatenate all. Some people say it stacks features; I disagree.",
            "needs[1]: “features” is only in a name, a heading or what others claim",
        ),
    ],
    ids=["absent", "negated", "elsewhere", "apart", "set aside", "others claim"],
)
def test_each_list_without_a_word_that_counts_is_told_with_the_words_and_why(
    answer: str, told: str
) -> None:
    said = shortfall(_rubric(), answer, PROMPT, "early.definition")
    assert said is not None
    assert told in said.en


def test_it_is_told_in_both_languages_in_the_words_of_the_answer() -> None:
    answer = "早期融合不會把特徵拼接起來。"
    said = shortfall(_rubric(), answer, "", "early.definition")
    assert said is not None
    assert said.zh == "needs[0]：“拼接”被否定了；needs[1]：“特徵”被否定了"
    assert said.en == "needs[0]: “拼接” is negated; needs[1]: “特徵” is negated"


def test_of_several_ways_the_one_that_lacks_least_is_told() -> None:
    said = shortfall(_rubric(ALSO), "Early fusion is nice.", "", "early.definition")
    assert said is not None
    assert said.en == "also[0][0]: none of its words is there"


@pytest.mark.parametrize("answer", ["早期融合把特征拼接。", "早期融合：拼接，特征"])
def test_nothing_is_told_where_every_list_has_a_word(answer: str) -> None:
    assert shortfall(_rubric(), answer, "", "early.definition") is None


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        ("partial", "partly[0][1]: none of its words is there"),
        ("wrong", "contradicts[0].needs[0]: “averages” is negated"),
        ("missing", None),
    ],
)
def test_what_leads_to_another_verdict_is_told_likewise(
    wanted: PointVerdict, told: str | None
) -> None:
    early = EARLY + (
        'partly = [[["average*"], ["rows"]]]\n'
        '[[concepts.points.contradicts]]\nneeds = [["average*"]]\n'
        'message = { zh = "不对。", en = "No." }\n'
    )
    answer = "Early fusion never averages what comes in."
    said = shortfall(_rubric(early), answer, "", "early.definition", wanted)
    assert (said and said.en.split("; ")[-1]) == told


def test_a_name_has_no_lists() -> None:
    assert shortfall(_rubric(), "I don't know.", "", "early.name") is None


def test_a_point_that_there_is_not_is_refused() -> None:
    with pytest.raises(KeyError):
        shortfall(_rubric(), "Early fusion.", "", "early.when")
