"""Two programs did the same bit by bit, or but for the last bits, or they didn't."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from grader.sandbox.outcomes import Likeness, Outcome, likeness, outcome_of
from grader.sandbox.wire import Handle


def of(value: Any) -> Outcome:
    found = outcome_of({"value": value, "arguments": None, "aliases": None})
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (np.array([0.1, np.nan]), np.array([0.1, np.nan]), "exact"),
        (np.array([0.3, np.nan]), np.array([0.1 + 0.2, np.nan]), "near"),
        (np.array([1e9, 0.0]), np.array([1e9, 1e-7]), "near"),
        (np.array([1.0, np.inf]), np.array([1.0, -np.inf]), None),
        (np.array([0.3]), np.array([0.3001]), None),
        (np.array([0.25]), np.array([0.25], "float32"), "near"),
        (np.array([0.3]), np.array(["0.3"]), None),
        (np.array([0.3]), np.array([[0.3]]), None),
        (np.array([3]), np.array([3]), "exact"),
        (np.array([3]), np.array([4]), None),
        ([0.3, "a"], [0.1 + 0.2, "a"], "near"),
        ([0.3, "a"], [0.3], None),
        ({"x": 0.3}, {"y": 0.3}, None),
        (float("nan"), float("nan"), "exact"),
        (1, True, "near"),
        (1, (1,), None),
        ((1, "a"), [1.0, "a"], "near"),
        (2**70, 2**70, "exact"),
        (2**70, 2**71, None),
        ("1", 1, None),
        (None, None, "exact"),
    ],
)
def test_values_are_compared_up_to_the_order_of_summation(
    one: Any, other: Any, expected: Likeness | None
) -> None:
    assert likeness(of(one), of(other)) == expected
    assert likeness(of(other), of(one)) == expected


def test_failures_are_alike_when_they_are_of_one_kind() -> None:
    value, key = Outcome(None, "ValueError"), Outcome(None, "KeyError")
    assert likeness(value, Outcome(None, "ValueError")) == "exact"
    assert likeness(value, key) is None
    assert likeness(value, of(None)) is None
    assert likeness(None, None) is None


def test_what_the_check_does_to_a_result_afterwards_changes_nothing() -> None:
    array = np.array([1.0])
    kept = of(array)
    array[0] = 2
    assert likeness(kept, of(np.array([1.0]))) == "exact"


def test_models_and_huge_results_are_not_compared() -> None:
    assert outcome_of({"value": [Handle(1, "model")]}) is None
    assert outcome_of({"value": np.zeros(5_000_000)}) is None
