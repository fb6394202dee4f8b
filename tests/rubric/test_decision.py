"""The decision: what it computes, what it refuses, and what comes with the package."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp
from random import Random
from typing import Any

import pytest

from grader.rubric.clues import FEATURES, Clues
from grader.rubric.decision import LEAVES, Chances, by_value, load_decision
from tests.rubric.small_weights import STATES, decided, decision


def clues(state: str = "unsure half_met", **values: float) -> Clues:
    return Clues(state, tuple(values.get(name, 0.0) for name in FEATURES))


def logistic(odds: float) -> float:
    return 1 / (1 + exp(-odds))


def chances(raw: dict[str, Any], of: Clues) -> Chances:
    found = decided(raw).chances(of)
    assert found is not None
    return found


def test_chances_are_the_logistic_of_the_sum_of_the_trees() -> None:
    raw = decision(half=-2)
    raw["credit"]["trees"].append(1.5)
    some = clues(best_credit=0.5, worst_fault=-3)
    found = chances(raw, some)
    assert (found.credit, found.fault) == pytest.approx((logistic(1.4), logistic(-9)))
    assert found.half == pytest.approx(logistic(-2))
    assert chances(raw, clues(best_credit=0.6)).credit == pytest.approx(logistic(3.5))


def test_a_state_can_be_looked_at() -> None:
    raw = decision()
    at = len(FEATURES) + STATES.index("wrong denied")
    raw["credit"]["trees"] = [[at, 0.5, 1.0, -1.0]]
    assert chances(raw, clues("wrong denied")).credit == pytest.approx(logistic(-1))
    assert chances(raw, clues("unsure half_met")).credit == pytest.approx(logistic(1))
    assert decided(raw).chances(clues("unsure never_seen")) is None


def test_each_tree_comes_to_the_leaf_that_a_walk_down_would() -> None:
    random = Random(1)

    def grown(depth: int) -> Any:
        if depth == 0 or random.random() < 0.1:
            return round(random.uniform(-1, 1), 2)
        limit = round(random.uniform(-1, 1), 1)
        return [random.randrange(len(FEATURES)), limit, grown(depth - 1), grown(depth - 1)]

    def walked(tree: Any, values: Sequence[float]) -> float:
        while isinstance(tree, list):
            value, limit, first, second = tree
            tree = first if values[value] <= limit else second
        return float(tree)

    trees = [grown(5) for _ in range(40)]
    decision_of_trees = decided(decision() | {"credit": {"start": 0.5, "trees": trees}})
    for _ in range(50):
        values = tuple(round(random.uniform(-1, 1), 1) for _ in FEATURES)  # limits, too
        found = decision_of_trees.chances(Clues("unsure half_met", values))
        assert found is not None
        odds = 0.5 + sum(walked(tree, values) for tree in trees)
        assert found.credit == pytest.approx(logistic(odds))


def test_a_tree_of_too_many_leaves_is_refused() -> None:
    tree: Any = 0.0
    for limit in range(LEAVES):
        assert by_value(0.0, [tree])["leaves"] == [[0.0] * (limit + 1)]
        tree = [0, limit, 0.0, tree]
    with pytest.raises(ValueError, match="33 leaves"):
        by_value(0.0, [tree])


def test_what_was_made_for_other_features_is_refused() -> None:
    with pytest.raises(ValueError, match="train_decision"):
        decided(decision() | {"features": list(FEATURES[1:])})
    with pytest.raises(ValueError, match="train_decision"):
        decided(decision() | {"schema": 0})


def test_the_one_that_is_shipped_knows_every_common_state_and_goes_with_the_words() -> None:
    shipped = load_decision()
    assert set(STATES) <= shipped.states
    for state in ("covered covered", "unsure half_met", "unsure unknown_words"):
        weak, strong = (
            shipped.chances(
                clues(
                    state,
                    best_credit=credit,
                    quoted_credit=credit,
                    worst_fault=fault,
                    answer_fault=fault,
                    quoted_fault=fault,
                    best_clause_credit=credit,
                    quoted_clauses_credit=credit,
                    worst_clause_fault=fault,
                    own_credit=credit,
                    own_fault=fault,
                    quoted_clauses_fault=fault,
                    quoted_falsehood=fault,
                    quoted_clauses_falsehood=fault,
                    quoted_vagueness=-4,
                    log_terms=4.5,
                    log_sentences=1.5,
                    log_best_terms=3.5,
                    best_is_statement=1,
                    quoted_is_statement=1,
                    statements=1,
                )
            )
            for credit, fault in ((-4, 2), (4, -4))
        )
        assert weak is not None
        assert strong is not None
        assert strong.credit > 0.9 > 0.5 > weak.credit
        assert strong.fault < 0.1 < weak.fault
