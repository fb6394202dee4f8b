"""Values that a learner states are judged by what they mean, not by how they are written."""

from __future__ import annotations

from typing import Any

import pytest

from grader.checks.assertions import CheckFailed
from grader.checks.stated_values import assert_stated
from grader.text import Text

FORGOT = Text(zh="忘了偏置。", en="The bias is missing.")


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        (896, 896),
        (896.0, 896),
        ("1,577,088", 1_577_088),
        ((2, 6), (2, 6)),
        ([2, 6], (2, 6)),
        ("error", "error"),
        (" Error ", "error"),
        ("38.5 GB", "38.5 GB"),
        ("35.86 GiB", "38.5 GB"),
        ("38500000000 bytes", "38.5 GB"),
        ("308 Gbit", "38.5 GB"),
        ("0.0385 TB", "38.5 GB"),
        ("40 ms", "0.04 s"),
    ],
)
def test_any_way_to_write_the_value_is_right(stated: Any, expected: Any) -> None:
    assert_stated({"it": stated}, "it", expected)


@pytest.mark.parametrize(
    ("stated", "expected", "words"),
    [
        (864, 896, "is not 864"),
        (True, 1, "whole number"),
        ("many", 896, "whole number"),
        ((6, 2), (2, 6), "is not"),
        ("(2, 6)", (2, 6), "a shape such as"),
        (12, (2, 6), "a shape such as"),
        ((2, 6), "error", "is not"),
        (7, "error", "a word that the task names"),
        ("38.5", "38.5 GB", "with its unit"),
        (38.5, "38.5 GB", "with its unit"),
        ("38.5 kg", "38.5 GB", "with its unit"),
        ("38.5 nonsense", "38.5 GB", "with its unit"),
        ("38.5 GiB", "38.5 GB", "is not"),
        ("9**9**9 GB", "38.5 GB", "with its unit"),
        (None, 896, "no value"),
    ],
)
def test_a_wrong_value_or_form_is_told(stated: Any, expected: Any, words: str) -> None:
    with pytest.raises(CheckFailed) as caught:
        assert_stated({"it": stated}, "it", expected)
    assert words in caught.value.text.en


def test_a_value_that_a_known_mistake_gives_names_the_mistake() -> None:
    with pytest.raises(CheckFailed) as caught:
        assert_stated({"it": 864}, "it", 896, {864: FORGOT})
    assert caught.value.misconception == FORGOT
    with pytest.raises(CheckFailed) as caught:
        assert_stated({"it": 865}, "it", 896, {864: FORGOT})
    assert caught.value.misconception is None


@pytest.mark.parametrize("answers", [None, 7, [896], {"other": 896}, {}])
def test_what_is_no_answer_fails(answers: Any) -> None:
    with pytest.raises(CheckFailed):
        assert_stated(answers, "it", 896)
