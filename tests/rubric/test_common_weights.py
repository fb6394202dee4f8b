"""Weights for any question: those that are shipped, and files that are none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from grader.rubric.common_weights import SCHEMA, CommonSums, CommonWeights, load_common_weights
from grader.rubric.weight_table import Tables, as_text
from grader.rubric.word_weights import terms


def sums(sentence: str) -> CommonSums:
    tables = Tables(load_common_weights().table)
    return CommonSums(*tables.log_odds(tables.numbers(tables.total(terms(sentence)))))


def falsehood(sentence: str) -> float:
    return sums(sentence).falsehood


def vagueness(sentence: str) -> float:
    return sums(sentence).vagueness


def disorder(sentence: str) -> float:
    tables = Tables(load_common_weights().table)
    [found] = tables.log_odds(tables.numbers(tables.total(terms(sentence))), 1)
    return found


@pytest.mark.parametrize(
    ("bold", "sober"),
    [
        ("it always works and never needs any", "it works well when both are there"),
        ("任何情况都完全不需要", "在这种情况下通常需要"),
    ],
)
def test_bold_claims_sound_more_often_false(bold: str, sober: str) -> None:
    assert falsehood(bold) > falsehood(sober)


@pytest.mark.parametrize(
    ("vague", "plain"),
    [
        ("it should be adapted somehow", "the visual encoder is fine tuned on our photos"),
        ("要根据需要做一些处理", "用自己的图文对微调视觉编码器"),
    ],
)
def test_vague_words_are_told_from_plain_ones(vague: str, plain: str) -> None:
    assert vagueness(vague) > vagueness(plain)


@pytest.mark.parametrize(
    ("strewn", "said"),
    [
        (
            "of one the modality each own its and model the vote them of at end",
            "each modality has a model of its own and at the end the models vote",
        ),
        (
            "的结果一个训练它们每种各自模型放在把一起最后投票",
            "每种模态各自训练一个模型，最后把它们的结果放在一起投票",
        ),
    ],
)
def test_words_in_no_order_are_told_from_a_sentence(strewn: str, said: str) -> None:
    assert disorder(strewn) > 0 > disorder(said)


def test_every_row_that_is_shipped_can_be_read() -> None:
    load_common_weights().table.read_all()


@pytest.mark.parametrize(
    "contents",
    [
        {"schema": 0, "parts": {"sentence": {"biases": [0, 0], "rows": {}}}},
        {"schema": SCHEMA, "parts": {"answer": {"biases": [0, 0], "rows": {}}}},
        {"schema": SCHEMA, "parts": {"sentence": {"biases": [0], "rows": {}}}},
        {"schema": SCHEMA, "parts": {"sentence": {"biases": [0, 0], "rows": {}}}},
    ],
)
def test_what_is_no_such_file_is_refused(contents: dict[str, Any]) -> None:
    text = as_text(contents)
    with pytest.raises(ValueError, match=rf"schema 0, not {SCHEMA}|there should be"):
        CommonWeights.from_bytes(text.encode(), Path("x"))
