"""Judge the values that a learner states: shapes, counts, sizes with a unit."""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Mapping
from typing import Any

import numpy as np

from grader.checks.assertions import fail
from grader.sandbox.proxy import describe_value
from grader.text import Text

Expected = int | tuple[int, ...] | str
Mistakes = Mapping[Expected, Text]

# "38.5 GB" stands for 38.46…: what is rounded to two digits is right.
_RELATIVE = 0.005
_QUANTITY = re.compile(r"\s*[-+]?[\d.,_]+(e[-+]?\d+)?\s*[A-Za-zµ%]")


def assert_stated(
    answers: Any, key: str, expected: Expected, mistakes: Mistakes | None = None
) -> None:
    """Fail unless `answers[key]` states the expected value.

    Args:
        answers: what the learner's function returned; a dict.
        key: which of the values.
        expected: a count (393_216), a shape ((2, 6)), a size with its unit ("38.5 GB"), which any
            unit of the same kind may state and which may be half a percent off, or a word
            ("error").
        mistakes: for values that known mistakes give, the mistake.
    """
    if not isinstance(answers, dict):
        fail(
            Text(
                zh=f"应返回一个字典，实际返回的是 {describe_value(answers)}。",
                en=f"Expected a dict, got {describe_value(answers)}.",
            )
        )
    if answers.get(key) is None:
        fail(
            Text(
                zh=f"还没有填 {key!r} 的值。",
                en=f"There is no value for {key!r} yet.",
            )
        )
    stated = answers[key]
    if _agrees(stated, expected):
        return
    _complain_of_form(key, stated, expected)
    lesson = next(
        (text for value, text in (mistakes or {}).items() if _agrees(stated, value)), None
    )
    fail(
        Text(
            zh=f"{key!r} 不是 {describe_value(stated)}。",
            en=f"{key!r} is not {describe_value(stated)}.",
        ),
        misconception=lesson,
    )


def _agrees(stated: Any, expected: Expected) -> bool:
    if isinstance(expected, tuple):
        return isinstance(stated, tuple | list) and tuple(map(_count, stated)) == expected
    if isinstance(expected, int):
        return _count(stated) == expected
    if not _QUANTITY.match(expected):
        return isinstance(stated, str) and stated.strip().casefold() == expected.casefold()
    ratio = _ratio(stated, expected)
    return ratio is not None and math.isclose(ratio, 1, rel_tol=_RELATIVE)


def _complain_of_form(key: str, stated: Any, expected: Expected) -> None:
    """Fail where what is stated is of another kind than what was asked for."""
    if isinstance(expected, tuple):
        known = isinstance(stated, tuple | list) or _is_word(stated)
        form = Text(zh="一个形状，例如 (2, 3)", en="a shape such as (2, 3)")
    elif isinstance(expected, int):
        known = _count(stated) is not None
        form = Text(zh="一个整数，例如 1024", en="a whole number such as 1024")
    elif _QUANTITY.match(expected):
        known = _ratio(stated, expected) is not None
        form = Text(
            zh='一个带单位的量，例如 "1.5 GB"（GB 是 10⁹ 字节，GiB 是 2³⁰ 字节）',
            en='a quantity with its unit such as "1.5 GB" (GB: 10⁹ bytes, GiB: 2³⁰ bytes)',
        )
    else:
        known = isinstance(stated, tuple | list) or _is_word(stated)
        form = Text(
            zh="一个形状，例如 (2, 3)，或题目里写的词",
            en="a shape such as (2, 3), or a word that the task names",
        )
    if not known:
        fail(
            Text(
                zh=f"{key!r} 应是{form.zh}，实际是 {describe_value(stated)}。",
                en=f"{key!r} should be {form.en}, but is {describe_value(stated)}.",
            )
        )


def _is_word(stated: Any) -> bool:
    return isinstance(stated, str) and stated.strip().isalpha()


def _count(stated: Any) -> int | None:
    """Return a whole number however it is written: 1024, 1024.0, "1,024"."""
    if isinstance(stated, bool):
        return None
    if isinstance(stated, int | np.integer):
        return int(stated)
    if isinstance(stated, float | np.floating):
        return int(stated) if math.isfinite(stated) and stated == int(stated) else None
    if isinstance(stated, str) and re.fullmatch(r"\s*\d[\d,_ ]*\s*", stated):
        return int(re.sub(r"[,_ ]", "", stated))
    return None


def _ratio(stated: Any, expected: str) -> float | None:
    """Return how many times the expected quantity is stated, None where units don't agree."""
    if not isinstance(stated, str) or len(stated) > 80 or not _QUANTITY.match(stated):
        return None
    units = _units()
    import pint

    try:
        quantity = units.Quantity(stated.replace(",", "").strip())
        return float((quantity / units.Quantity(expected)).to("dimensionless").magnitude)
    except (pint.PintError, ValueError, ArithmeticError, AttributeError, TypeError, SyntaxError):
        return None


@functools.cache
def _units() -> Any:
    import pint  # imported late: it takes half a second

    return pint.UnitRegistry()
