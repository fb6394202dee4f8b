"""What came of a call, kept so that it can be compared with what comes of another program's."""

from __future__ import annotations

import copy
import math
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
    """Say whether two programs did the same: bit by bit, or but for the order of summation."""
    if one is None or other is None or one.failure != other.failure:
        return None
    if _same(one.reply, other.reply, exactly=True):
        return "exact"
    return "near" if _same(one.reply, other.reply, exactly=False) else None


def _same(one: Any, other: Any, *, exactly: bool) -> bool:
    if type(one) is not type(other):
        return False
    if isinstance(one, np.ndarray):
        return _same_arrays(one, other, exactly)
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(
            _same(one[key], other[key], exactly=exactly) for key in one
        )
    if isinstance(one, list | tuple):
        pairs = zip(one, other, strict=False)
        return len(one) == len(other) and all(_same(*pair, exactly=exactly) for pair in pairs)
    if isinstance(one, float):
        near = math.isclose(one, other, rel_tol=_RELATIVE, abs_tol=_OF_THE_LARGEST)
        return one == other or (math.isnan(one) and math.isnan(other)) or (near and not exactly)
    return bool(one == other)


def _same_arrays(one: np.ndarray[Any, Any], other: np.ndarray[Any, Any], exactly: bool) -> bool:
    if one.shape != other.shape or one.dtype != other.dtype:
        return False
    if exactly:
        return one.tobytes() == other.tobytes()
    if one.dtype.kind not in "fc":
        return bool(np.array_equal(one, other))
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
