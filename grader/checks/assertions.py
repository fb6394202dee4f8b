"""Assertions on what learner code returned, with messages that a learner can use."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NoReturn

import numpy as np
import numpy.typing as npt

from grader.checks.comparison import compare
from grader.checks.named_shapes import named_shape
from grader.checks.training_record import TrainingRecord
from grader.report import Comparison
from grader.sandbox.failures import LearnerRaised
from grader.sandbox.proxy import describe_value
from grader.sandbox.wire import Opaque
from grader.text import Text

Array = npt.NDArray[Any]


class CheckFailed(AssertionError):  # noqa: N818 - a verdict on the learner, no error of ours
    """A property does not hold.

    Attributes:
        text: what the learner is told.
        expected: what should have come, as text.
        actual: what came, as text.
        misconception: the mistake that gives just this, where the check knows it.
        comparison: both as tables, where they are arrays of one shape.
        training: how the model learnt, where that tells why.
    """

    def __init__(
        self,
        text: Text,
        expected: str | None = None,
        actual: str | None = None,
        misconception: Text | None = None,
        comparison: Comparison | None = None,
        training: TrainingRecord | None = None,
    ) -> None:
        super().__init__(text.en)
        self.text = text
        self.expected = expected
        self.actual = actual
        self.misconception = misconception
        self.comparison = comparison
        self.training = training


def fail(
    text: Text,
    expected: Any = None,
    actual: Any = None,
    misconception: Text | None = None,
    training: TrainingRecord | None = None,
) -> NoReturn:
    """Fail the check with a sentence and, where given, what was expected and what came.

    Arrays of one shape are shown side by side, with the cells marked that are not equal. `training`
    is shown as a learning curve.
    """
    comparison = None
    if isinstance(expected, np.ndarray) and isinstance(actual, np.ndarray):
        comparison = _compared(expected, actual)
    raise CheckFailed(
        text,
        None if expected is None else _shown(expected),
        None if actual is None and expected is None else _shown(actual),
        misconception,
        comparison,
        training,
    )


def _compared(expected: Array, actual: Array) -> Comparison | None:
    if expected.shape != actual.shape:
        return None
    return compare(expected, actual, ~_same_cells(expected, actual))


def _same_cells(expected: Array, actual: Array) -> Array:
    """Return which cells are equal; NaN equals NaN."""
    same = np.asarray(expected == actual)
    if expected.dtype.kind in "fc" and actual.dtype.kind in "fc":
        same |= np.isnan(expected) & np.isnan(actual)
    return same


def assert_array(value: Any) -> Array:
    """Return `value` if it is an array, else fail saying what it is instead."""
    if isinstance(value, np.ndarray):
        return value
    if value is None:
        fail(
            Text(
                zh="应返回一个 NumPy 数组，实际返回了 None：函数末尾是不是忘了写 return？",
                en="Expected a NumPy array, got None: is the return statement missing?",
            ),
            "np.ndarray",
            "None",
        )
    name = value.type_name if isinstance(value, Opaque) else type(value).__name__
    fail(
        Text(
            zh=f"应返回一个数值型 NumPy 数组，实际返回的类型是 {name}。",
            en=f"Expected a NumPy array of numbers, got {name}.",
        ),
        "np.ndarray",
        describe_value(value),
    )


def assert_shape(
    value: Any,
    expected: tuple[int, ...],
    hints: Mapping[tuple[int, ...], Text] | None = None,
    sizes: Mapping[str, int] | None = None,
) -> Array:
    """Return `value` if it is an array of shape `expected`.

    Args:
        value: what came.
        expected: the shape that it has to have.
        hints: what known wrong shapes come of.
        sizes: what the task calls the sizes, such as `{"rows": 5, "d_image": 4}`; shapes are then
            shown in these words, too.
    """
    array = assert_array(value)
    if array.shape == expected:
        return array
    hint = (hints or {}).get(array.shape)
    ours, theirs = _shape_text(expected, sizes), _shape_text(array.shape, sizes)
    fail(
        Text(
            zh=f"形状应为 {ours}，实际是 {theirs}" + (f"：{hint.zh}" if hint else "。"),
            en=f"expected shape {ours}, got {theirs}" + (f": {hint.en}" if hint else "."),
        ),
        f"shape {ours}",
        f"shape {theirs}",
    )


def _shape_text(shape: tuple[int, ...], sizes: Mapping[str, int] | None) -> str:
    named = named_shape(shape, sizes or {})
    return f"{shape} = {named}" if named else f"{shape}"


def assert_dtype(value: Any, expected: npt.DTypeLike) -> Array:
    """Return `value` if it is an array of dtype `expected`."""
    array = assert_array(value)
    wanted = np.dtype(expected)
    if array.dtype == wanted:
        return array
    fail(
        Text(
            zh=f"dtype 应为 {wanted}，实际是 {array.dtype}：数值类型不应被改动。",
            en=f"expected dtype {wanted}, got {array.dtype}: the kind of numbers must not change.",
        ),
        f"dtype {wanted}",
        f"dtype {array.dtype}",
    )


def assert_same_array(value: Any, expected: Array, what: Text | None = None) -> Array:
    """Return `value` if it equals `expected` cell by cell (NaN equals NaN); `what` names it."""
    array = assert_shape(value, expected.shape)
    same = _same_cells(expected, array)
    if same.all():
        return array
    return _fail_at_cell(array, expected, ~same, what)


def assert_close(
    value: Any, expected: Array, *, rtol: float = 1e-6, atol: float = 1e-8, what: Text | None = None
) -> Array:
    """Return `value` if every cell is within `atol + rtol * |expected|` of `expected`.

    Where `expected` is a single number, `value` may be a number, too, and needn't be an array.
    """
    if np.ndim(expected) == 0 and isinstance(value, int | float | complex | np.number):
        value = np.asarray(value)
    array = assert_shape(value, np.shape(expected))
    if array.dtype.kind not in "biufc":
        fail(
            Text(
                zh=f"应返回数值，实际返回的数组 dtype 是 {array.dtype}。",
                en=f"Expected numbers, got an array of dtype {array.dtype}.",
            ),
            expected,
            array,
        )
    close = np.isclose(array, expected, rtol=rtol, atol=atol, equal_nan=True)
    if np.all(close):
        return array
    return _fail_at_cell(array, np.asarray(expected), ~np.asarray(close), what)


def assert_raises(kind: type[Exception], function: Callable[..., Any], *arguments: Any) -> None:
    """Fail unless the learner's function raises `kind` (or a subclass) for these arguments."""
    try:
        value = function(*arguments)
    except LearnerRaised as raised:
        if kind.__name__ in raised.bases:
            return
        fail(
            Text(
                zh=f"这里应抛出 {kind.__name__}，实际抛出了 {raised.type_name}。",
                en=f"This call should raise {kind.__name__}, but it raised {raised.type_name}.",
            ),
            kind.__name__,
            f"{raised.type_name}: {raised.detail}",
        )
    fail(
        Text(
            zh=f"这里应抛出 {kind.__name__}，函数却正常返回了。",
            en=f"This call should raise {kind.__name__}, but it returned a value.",
        ),
        kind.__name__,
        describe_value(value),
    )


def _fail_at_cell(array: Array, expected: Array, wrong: Array, what: Text | None) -> NoReturn:
    if array.ndim == 0:
        where_zh = where_en = ""
    else:
        cell = tuple(int(index) for index in np.argwhere(wrong)[0])
        where_zh, where_en = f"下标 {cell} 处", f"at index {cell} "
        array_cell, expected_cell = array[cell], expected[cell]
    if array.ndim == 0:
        array_cell, expected_cell = array[()], expected[()]
    subject = what or Text(zh="结果", en="the result")
    many = int(wrong.sum())
    count_zh = f"（共 {many} 处不同）" if many > 1 else ""
    count_en = f" ({many} cells differ)" if many > 1 else ""
    raise CheckFailed(
        Text(
            zh=f"{_spaced(subject.zh)}不对：{where_zh}应为 {expected_cell}，实际是 {array_cell}"
            f"{count_zh}。",
            en=f"{subject.en}: expected {expected_cell} {where_en}but got {array_cell}{count_en}.",
        ),
        _shown(expected),
        _shown(array),
        comparison=compare(expected, array, wrong),
    )


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else describe_value(value)


def _spaced(text: str) -> str:
    """Leave a blank between a Latin word and the Chinese that follows."""
    return f"{text} " if text[-1:].isascii() and text[-1:].isalnum() else text
