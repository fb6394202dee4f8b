"""Two arrays side by side, and shapes in the task's own words."""

from __future__ import annotations

import numpy as np
import pytest

from grader.checks.assertions import CheckFailed, assert_close, assert_same_array, assert_shape
from grader.checks.named_shapes import named_shape
from grader.report import Comparison

SIZES = {"rows": 5, "d_image": 4, "d_text": 3}


def comparison(expected: np.ndarray, actual: np.ndarray) -> Comparison:
    with pytest.raises(CheckFailed) as caught:
        assert_same_array(actual, expected)
    assert caught.value.comparison is not None
    return caught.value.comparison


def test_cells_that_differ_are_marked_and_those_that_don_t_are_not() -> None:
    expected = np.array([[1.0, np.nan], [3.0, 4.0]])
    found = comparison(expected, np.array([[1.0, np.nan], [3.5, 4.0]]))
    assert found.wrong == [(1, 0)]
    assert found.actual == [["1", "nan"], ["3.5", "4"]]
    assert (found.place, found.expected_type) == ("", "float64 (2, 2)")


def test_as_many_digits_are_shown_as_tell_the_numbers_apart() -> None:
    found = comparison(np.array([1.0, 2.0]), np.array([1.0, 2.0000001]))
    assert found.expected[0][1] != found.actual[0][1]


def test_of_a_large_array_the_part_around_the_first_difference_is_shown() -> None:
    expected = np.zeros((2, 30, 40))
    actual = expected.copy()
    actual[1, 20, 33] = 7
    found = comparison(expected, actual)
    assert (len(found.actual), len(found.actual[0])) == (8, 8)
    [(row, column)] = found.wrong
    assert found.actual[row][column] == "7"
    assert found.place == "[1, 16:24, 29:37]"


def test_numbers_alone_need_no_table() -> None:
    with pytest.raises(CheckFailed) as caught:
        assert_close(2.5, np.float64(3))
    assert caught.value.comparison is None
    assert caught.value.actual == "np.array(2.5)"
    assert assert_close(3, np.float64(3)) == 3


@pytest.mark.parametrize(
    ("shape", "name"),
    [
        ((5, 7), "(rows, d_image + d_text)"),
        ((5, 4), "(rows, d_image)"),
        ((5, 12), "(rows, d_image·d_text)"),
        ((10, 3), "(2·rows, d_text)"),
        ((5,), "(rows,)"),
        ((1, 4), "(1, d_image)"),
        ((5, 11), ""),
        ((), ""),
    ],
)
def test_a_shape_is_named_where_each_length_has_one_name(shape: tuple[int, ...], name: str) -> None:
    assert named_shape(shape, SIZES) == name


def test_a_length_with_two_names_is_not_guessed() -> None:
    assert named_shape((3, 6), {"rows": 3, "d_text": 3}) == ""


def test_a_wrong_shape_is_told_in_the_task_s_words() -> None:
    with pytest.raises(
        CheckFailed, match=r"\(5, 7\) = \(rows, d_image \+ d_text\), got \(5, 4\) ="
    ):
        assert_shape(np.zeros((5, 4)), (5, 7), sizes=SIZES)
