"""Telling statements from lists of keywords."""

from __future__ import annotations

import pytest

from grader.rubric.anchors import Segment
from grader.rubric.clauses import read
from grader.rubric.statements import Prose, is_long, is_prose


@pytest.mark.parametrize(
    "text",
    [
        "把各模态的特征拼接起来再送进分类器",
        "we join the features of both and classify the result",
        "特征先拼接再用softmax做分类",
    ],
)
def test_what_is_tied_into_a_statement_is_prose(text: str) -> None:
    assert is_prose(text)
    assert is_long(text)


@pytest.mark.parametrize(
    "text", ["特征拼接,预测投票,注意力", "feature vector, classifier, softmax", "", "42"]
)
def test_bare_words_are_none(text: str) -> None:
    assert not is_prose(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("拼接,投票", False),
        ("拼接特征好", True),
        ("join, vote", False),
        ("join all features", True),
    ],
)
def test_an_item_longer_than_a_keyword_is_long(text: str, expected: bool) -> None:
    assert is_long(text) == expected


def test_names_are_left_out_of_what_is_looked_at() -> None:
    document = read("the way of early fusion, late fusion. they vote in the end")
    names = [(11, 23), (25, 36)]
    prose = Prose(document, names)
    assert prose.without_names(0, 37) == "the way of  ,  ."
    assert prose.without_names(38, 58) == "they vote in the end"
    named, told = Segment(11, 36, 0, "early"), Segment(38, 58, 1, "late")
    assert not prose.is_statement([named])
    assert prose.is_statement([named, told])
    assert not prose.is_statement([])
