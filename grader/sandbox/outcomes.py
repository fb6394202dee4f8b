"""What came of a call, kept so that it can be compared with what comes of another program's."""

from __future__ import annotations

import copy
import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from grader.sandbox import wire

Likeness = Literal["exact", "near"]

# Sums in another order differ in the last bits, misconceptions by far more.
_RELATIVE, _OF_THE_LARGEST = 1e-6, 1e-9
_MOST_BYTES = 32 * 2**20


@dataclass(frozen=True)
class Outcome:
    """A reply's plain values, or how the program failed instead."""

    reply: dict[str, Any] | None
    failure: str = ""


def outcome_of(reply: dict[str, Any]) -> Outcome | None:
    """Return a reply's outcome, None where it holds what can't be compared or too much of it."""
    seen = {key: reply.get(key) for key in ("value", "arguments", "aliases")}
    # A copy: the check may change what it got.
    return Outcome(copy.deepcopy(seen)) if 0 <= _bytes(seen) <= _MOST_BYTES else None


def likeness(one: Outcome | None, other: Outcome | None) -> Likeness | None:
    """Say whether two programs did the same: bit by bit, or in numbers.

    Near are numbers that differ in the last bits, as sums in another order do, or in their dtype,
    and a list in place of a tuple.
    """
    if one is None or other is None or one.failure != other.failure:
        return None
    if _equal(one.reply, other.reply):
        return "exact"
    return "near" if _near(one.reply, other.reply) else None


def _equal(one: Any, other: Any) -> bool:
    if type(one) is not type(other):
        return False
    if isinstance(one, np.ndarray):
        same_kind = one.shape == other.shape and one.dtype == other.dtype
        return bool(same_kind and one.tobytes() == other.tobytes())
    if isinstance(one, dict | list | tuple):
        return _all_pairs(one, other, _equal)
    if isinstance(one, float) and math.isnan(one):
        return math.isnan(other)
    return bool(one == other)


def _near(one: Any, other: Any) -> bool:
    if isinstance(one, dict | list | tuple):
        return _all_pairs(one, other, _near)
    if _is_numeric(one) and _is_numeric(other):
        return _near_numbers(np.asarray(one), np.asarray(other))
    return _equal(one, other)


def _all_pairs(one: Any, other: Any, same: Callable[[Any, Any], bool]) -> bool:
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(same, one, other))
    return False


def _is_numeric(value: Any) -> bool:
    if isinstance(value, np.ndarray):
        return value.dtype.kind in "biufc"
    return isinstance(value, bool | int | float | complex)


def _near_numbers(one: np.ndarray[Any, Any], other: np.ndarray[Any, Any]) -> bool:
    if one.shape != other.shape or one.dtype.kind == "O" or other.dtype.kind == "O":
        return False  # an integer may be too large for any dtype
    finite = np.abs(one[np.isfinite(one)])
    atol = _OF_THE_LARGEST * (float(finite.max()) if finite.size else 0.0)
    return bool(np.isclose(one, other, rtol=_RELATIVE, atol=atol, equal_nan=True).all())


def _bytes(value: Any) -> int:
    """Return about how much a value takes, less than nothing where it can't be compared."""
    if isinstance(value, wire.Handle):
        return -(2**62)
    if isinstance(value, np.ndarray):
        return value.nbytes
    if isinstance(value, dict):
        return sum(map(_bytes, value.values()))
    if isinstance(value, list | tuple):
        return sum(map(_bytes, value)) + 8 * len(value)
    return len(value) if isinstance(value, str | bytes) else 8
