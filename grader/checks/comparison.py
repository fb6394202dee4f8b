"""Lay what was expected and what came side by side, cell by cell, for a person to look at."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from grader.report import Comparison

Array = npt.NDArray[Any]

# More than a screen holds side by side.
_MOST_ROWS, _MOST_COLUMNS = 8, 8
_DIGITS = (4, 6, 9, 17)


def compare(expected: Array, actual: Array, wrong: Array) -> Comparison | None:
    """Return the part of two arrays of one shape around the first cell that differs.

    Of more than two axes, the last two are shown at the place of that cell; of long ones, a window.
    None for single numbers, which need no table.

    Args:
        expected: what should have come.
        actual: what came, of the same shape.
        wrong: booleans of that shape, True where they differ.
    """
    if expected.ndim == 0 or not wrong.any():
        return None
    first = tuple(int(index) for index in np.argwhere(wrong)[0])
    outer = first[:-2]
    rows = 1 if expected.ndim == 1 else expected.shape[-2]
    columns = expected.shape[-1]
    down = _window(first[-2] if expected.ndim > 1 else 0, rows, _MOST_ROWS)
    across = _window(first[-1], columns, _MOST_COLUMNS)
    sides = [np.reshape(each[outer], (rows, columns))[down, across] for each in (expected, actual)]
    marks = np.reshape(wrong[outer], (rows, columns))[down, across]
    texts = _texts(sides[0], sides[1], marks)
    whole = not outer and (rows, columns) == marks.shape
    return Comparison(
        expected=texts[0],
        actual=texts[1],
        wrong=[(int(row), int(column)) for row, column in np.argwhere(marks)],
        place="" if whole else _place(outer, down, across, expected.ndim),
        expected_type=f"{expected.dtype} {expected.shape}",
        actual_type=f"{actual.dtype} {actual.shape}",
    )


def _window(at: int, length: int, most: int) -> slice:
    begin = max(0, min(at - most // 2, length - most))
    return slice(begin, min(begin + most, length))


def _place(outer: tuple[int, ...], down: slice, across: slice, dimensions: int) -> str:
    """Return as an index which part of the array is shown."""
    inner = [f"{part.start}:{part.stop}" for part in (down, across)]
    return f"[{', '.join([*map(str, outer), *(inner if dimensions > 1 else inner[1:])])}]"


def _texts(expected: Array, actual: Array, wrong: Array) -> tuple[list[list[str]], list[list[str]]]:
    """Write the numbers with as few digits as show every difference."""
    for digits in _DIGITS:
        ours, theirs = _written(expected, digits), _written(actual, digits)
        if all(ours[row][column] != theirs[row][column] for row, column in np.argwhere(wrong)):
            break
    return ours, theirs


def _written(array: Array, digits: int) -> list[list[str]]:
    if array.dtype.kind in "fc":
        return [[f"{cell:.{digits}g}" for cell in row] for row in array]
    return [[str(cell) for cell in row] for row in array]
