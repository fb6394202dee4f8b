from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from grader.checks import (
    CheckFailed,
    Text,
    assert_array,
    assert_close,
    assert_dtype,
    assert_raises,
    assert_same_array,
    assert_shape,
)
from grader.checks.declaration import check, declaration_of
from grader.sandbox.failures import LearnerRaised
from grader.sandbox.wire import Opaque


def message(function: Callable[..., Any], *arguments: Any, **options: Any) -> str:
    with pytest.raises(CheckFailed) as caught:
        function(*arguments, **options)
    assert caught.value.text.zh
    return caught.value.text.en


@pytest.mark.parametrize(
    ("value", "words"),
    [(None, "return statement"), ([1], "list"), (Opaque("foo.Bar"), "foo.Bar"), (3, "int")],
)
def test_what_is_no_array_is_named(value: object, words: str) -> None:
    assert words in message(assert_array, value)


def test_a_known_wrong_shape_comes_with_its_hint() -> None:
    hints = {(4, 3): Text(zh="按行了？", en="did you stack along rows?")}
    said = message(assert_shape, np.zeros((4, 3)), (2, 6), hints)
    assert said == "expected shape (2, 6), got (4, 3): did you stack along rows?"


def test_an_unknown_wrong_shape_is_stated_plainly() -> None:
    assert message(assert_shape, np.zeros(3), (2,)) == "expected shape (2,), got (3,)."


def test_the_first_differing_cell_is_shown() -> None:
    said = message(assert_same_array, np.array([[1, 2], [3, 5]]), np.array([[1, 2], [3, 4]]))
    assert "expected 4 at index (1, 1) but got 5" in said


def test_nan_equals_nan_but_no_number() -> None:
    expected = np.array([np.nan, 1.0])
    assert_same_array(expected.copy(), expected)
    message(assert_same_array, np.array([0.0, 1.0]), expected)
    message(assert_close, np.array([0.0, 1.0]), expected)


def test_closeness_has_a_limit() -> None:
    assert_close(np.array([1.0 + 1e-9]), np.array([1.0]))
    message(assert_close, np.array([1.001]), np.array([1.0]))


def test_scalars_compare_too() -> None:
    assert_close(np.array(1.0), np.array(1.0))
    assert "expected 1.0" in message(assert_close, np.array(2.0), np.array(1.0))


def test_another_dtype_is_named() -> None:
    assert "expected dtype int64, got float64" in message(assert_dtype, np.zeros(2), "int64")


def raising(*bases: str) -> Callable[[], None]:
    def function() -> None:
        raise LearnerRaised(bases[0], bases, "text")

    return function


def test_the_right_exception_or_a_subclass_of_it_passes() -> None:
    assert_raises(ValueError, raising("ValueError", "Exception"))
    assert_raises(ValueError, raising("AxisError", "ValueError", "Exception"))


def test_another_exception_or_none_fails() -> None:
    assert "raised KeyError" in message(assert_raises, ValueError, raising("KeyError"))
    assert "returned a value" in message(assert_raises, ValueError, lambda: 1)


def test_a_check_must_be_worth_something_and_follow_a_check() -> None:
    with pytest.raises(ValueError, match="points"):
        check(zh="甲", en="a", points=0)

    def plain() -> None: ...

    with pytest.raises(ValueError, match="is not a @check"):
        check(zh="甲", en="a", after=plain)(plain)
    assert declaration_of(plain) is None
