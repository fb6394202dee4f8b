"""Clues: what is read from an answer before anything is decided."""

from __future__ import annotations

from math import log, sqrt
from pathlib import Path

import pytest

from grader.rubric import Rubric, load_rubric
from grader.rubric.clues import FEATURES, NOTHING, Clues
from grader.rubric.engine import clues
from grader.rubric.word_weights import SCHEMA
from tests.rubric.small_rubric import EARLY, LATE
from tests.rubric.small_weights import common_weights, weights, word_weights

RUBRIC = f"""
schema = 1
topic = [["融合", "fusion"]]
{EARLY}
"""
ANSWER = "Early fusion concatenates the features. It always wins.\n\nglue, tape"


@pytest.fixture
def rubric(tmp_path: Path) -> Rubric:
    path = tmp_path / "rubric.toml"
    path.write_text(RUBRIC, encoding="utf-8")
    contents = weights({"concat": (4, 0), "always": (0, 9)}, {"tape": (-3, 0)})
    common = common_weights({"always": (4, 0), "glue": (0, 5)}, {"fusion concat": -4, "tape": 6})
    return load_rubric(path).with_word_weights(word_weights(contents), common=common)


def value(of: Clues, name: str) -> float:
    return of.values[FEATURES.index(name)]


def test_words_are_weighed_by_sentence_and_in_all(rubric: Rubric) -> None:
    found = clues(rubric, ANSWER, "")["early.definition"]
    assert found.state == "covered covered"
    assert value(found, "best_credit") == value(found, "quoted_credit") == 4
    assert value(found, "best_credit_of_others") == 0  # the name's
    assert value(found, "quoted_fault") == -4
    assert value(found, "worst_fault") == value(found, "worst_fault_of_any_point") == 5
    assert (value(found, "answer_credit"), value(found, "answer_fault")) == (-3, -4)
    assert value(found, "quoted_is_best") == 1
    assert value(found, "log_sentences") == pytest.approx(log(4))
    assert value(found, "statements") == pytest.approx(2 / 3)
    assert value(found, "best_is_statement") == 1


def test_a_point_of_which_nothing_is_quoted_has_no_clue_there(rubric: Rubric) -> None:
    found = clues(rubric, "Early fusion.", "")["early.definition"]
    assert found.state == "missing missing"
    assert value(found, "quoted_credit") == NOTHING
    assert value(found, "quoted_is_best") == 0


def test_a_sentence_is_weighed_for_what_it_sounds_like_whatever_it_is_about(
    rubric: Rubric,
) -> None:
    found = clues(rubric, ANSWER, "")["early.definition"]
    assert (value(found, "best_falsehood"), value(found, "quoted_falsehood")) == (-1, -1)
    assert value(found, "worst_falsehood") == value(found, "greatest_falsehood") == 3
    assert (value(found, "best_vagueness"), value(found, "quoted_vagueness")) == (-2, -2)


def test_words_in_no_order_are_a_clue(rubric: Rubric) -> None:
    found = clues(rubric, ANSWER, "")["early.definition"]
    assert value(found, "answer_disorder") == pytest.approx(-3 + (6 - 4) / sqrt(2))


def test_points_that_share_a_sentence_know_it(rubric: Rubric) -> None:
    together = clues(rubric, "Early fusion concatenates the features.", "")
    assert value(together["early.definition"], "quoted_for_others") == 1  # the name
    apart = clues(rubric, "This is early fusion. It concatenates the features.", "")
    assert value(apart["early.definition"], "quoted_for_others") == 0


def test_what_a_clause_says_is_not_lost_in_a_long_sentence(rubric: Rubric) -> None:
    long = "early fusion, which I met in spring, concatenates the features, and it always wins"
    found = clues(rubric, long, "")["early.definition"]
    assert value(found, "quoted_credit") < value(found, "quoted_clauses_credit") == 4
    assert value(found, "worst_fault") < value(found, "worst_clause_fault") == 5
    assert value(found, "quoted_falsehood") == 3
    assert value(found, "quoted_clauses_falsehood") == -1


def test_the_words_of_one_concept_said_of_another_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "rubric.toml"
    path.write_text(RUBRIC + LATE, encoding="utf-8")
    rows = {"concat": [1, 0, 4, 0, 0, 0, 0], "vote": [1, 0, 0, 4, 0, 0, 0]}
    contents = {
        "schema": SCHEMA,
        "points": ["early.name", "early.definition", "late.definition"],
        "parts": {
            "sentence": {"biases": [0, 0, 0, -9, -9, -9], "rows": rows},
            "answer": {"biases": [0, 0, 0, -9, -9, -9, 5], "rows": {}},
        },
    }
    both = load_rubric(path).with_word_weights(word_weights(contents))
    right = clues(both, "Early fusion will concatenate them. In late fusion they vote.", "")
    swapped = clues(both, "Late fusion will concatenate them. That is all.", "")
    for point in (right["early.definition"], right["late.definition"]):
        assert value(point, "own_is_named") == 1
        assert value(point, "best_names_own") == value(point, "best_is_of_own") == 1
        assert value(point, "best_names_other") == value(point, "best_is_of_other") == 0
        assert value(point, "own_credit") == 4
        assert value(point, "own_credit_of_siblings") == 0
        assert value(point, "own_fault") == -9
    early, late = swapped["early.definition"], swapped["late.definition"]
    assert (value(early, "own_is_named"), value(late, "own_is_named")) == (0, 1)
    assert value(early, "best_names_other") == value(early, "best_is_of_other") == 1
    assert value(early, "own_credit") == NOTHING
    assert value(late, "own_credit") == 0
    assert value(late, "own_credit_of_siblings") == 4


def test_the_other_points_of_a_concept_are_looked_at(rubric: Rubric) -> None:
    found = clues(rubric, ANSWER, "")
    name = found["early.name"]
    assert value(name, "mates_best_credit") == value(name, "mates_least_credit") == 4 - 3
    assert value(name, "mates_worst_fault") == 5
    assert value(found["early.definition"], "mates_best_credit") == 0
    assert value(found["early.definition"], "mates_worst_fault") == -9


def test_what_is_taken_from_the_prompt_is_counted(rubric: Rubric) -> None:
    none = clues(rubric, ANSWER, "")["early.definition"]
    some = clues(rubric, ANSWER, "Say when early fusion wins.")["early.definition"]
    assert value(none, "answer_from_prompt") == 0
    assert 0 < value(some, "quoted_from_prompt") < 1
    assert 0 < value(some, "answer_from_prompt") < value(some, "quoted_from_prompt")


def test_an_answer_off_the_topic_has_none(rubric: Rubric) -> None:
    contents = weights(topic=-9)
    off = rubric.with_word_weights(word_weights(contents))
    assert clues(off, "Bake it for an hour.", "") == {}


def test_without_word_weights_there_are_none_to_read(rubric: Rubric) -> None:
    with pytest.raises(ValueError, match="no word weights"):
        clues(rubric.with_word_weights(None), ANSWER, "")


@pytest.mark.parametrize(
    ("answer", "states"),
    [
        ("Early fusion.\nDefinition: concatenated feature vectors", 1),
        ("Early fusion.\nDefinition: concatenation", 0),
        ("Early fusion.\nConcatenated feature vectors", 0),
    ],
)
def test_what_stands_under_a_label_is_a_statement_unless_it_is_a_mere_word(
    rubric: Rubric, answer: str, states: int
) -> None:
    found = clues(rubric, answer, "")["early.definition"]
    assert value(found, "best_is_statement") == states


def test_negations_are_counted_where_they_may_turn_a_point_round(rubric: Rubric) -> None:
    told = "Early fusion concatenates the features, it isn't slow. It never wins, nor loses."
    found = clues(rubric, told, "")["early.definition"]
    assert value(found, "best_negations") == 1
    assert value(found, "quoted_negations") == value(found, "best_clause_negations") == 0
    denied = clues(rubric, "Early fusion can't concatenate features.", "")["early.definition"]
    assert value(denied, "best_clause_negations") == 1


def test_clauses_that_speak_for_no_point_are_idle(rubric: Rubric) -> None:
    found = clues(rubric, "Early fusion concatenates the features.", "")["early.definition"]
    assert value(found, "own_idle_terms") == value(found, "idle_share") == 0
    assert value(found, "own_idle_falsehood") == NOTHING
    found = clues(rubric, ANSWER, "")["early.definition"]
    assert value(found, "own_idle_terms") == pytest.approx(log(1 + 5 + 2))  # words and pairs
    assert value(found, "own_idle_falsehood") == 3
    assert 0 < value(found, "idle_share") < 1
