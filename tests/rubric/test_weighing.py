"""Weighing: what the words of one answer weigh, by sentence and in all."""

from __future__ import annotations

import pytest

from grader.rubric.lexicon import Span
from grader.rubric.weighing import IdleClause, Weighing
from tests.rubric.small_weights import common_weights, weights, word_weights

Rows = dict[str, tuple[int, ...]]


def weighing(
    text: str,
    spans: list[Span],
    rows: Rows | None = None,
    clauses: list[Span] | None = None,
) -> Weighing:
    common = common_weights({"never": (4, 0), "someho": (0, 5)}, {"glue them": -4})
    learnt = word_weights(weights(rows))
    return Weighing(learnt, common, text, spans, clauses or spans)


def test_an_answer_without_a_known_word_has_the_biases() -> None:
    found = weighing("xyz", [(0, 3)])
    assert (found.by_words.credit(0, 1), found.by_words.fault(0, 1)) == (0, -4)
    assert (found.answer_credit(1), found.answer_fault(1)) == (0, -4)
    assert (found.falsehood(0), found.vagueness(0)) == (-1, -2)
    assert found.topic() == 5
    assert found.words(0, 1) == []
    assert found.faulty_words(0, 1) == []


def test_each_point_has_its_best_and_its_worst_sentence() -> None:
    text = "glue them. a strip. else"
    found = weighing(text, [(0, 10), (11, 19), (20, 24)], {"glue": (3, 0), "strip": (1, 7)})
    assert (found.by_words.best(1), found.by_words.worst(1)) == (0, 1)
    assert found.by_words.worst_fault(1) == found.by_words.fault(1, 1) == 3
    assert [text[slice(*span)] for span in found.words(0, 1)] == ["glue"]
    assert [text[slice(*span)] for span in found.faulty_words(1, 1)] == ["strip"]
    assert [found.sentence_at(span) for span in ((12, 13), (9, 12), (24, 25))] == [1, 0, None]


def test_it_tells_how_much_of_an_answer_is_latin() -> None:
    assert weighing("glue them. glue", [(0, 10), (11, 15)]).latin_share == 1
    assert weighing("glue 胶水", [(0, 7)]).latin_share == pytest.approx(1 / 4)  # 胶, 水, 胶水


def test_it_tells_whether_an_answer_is_words_in_no_order() -> None:
    assert weighing("glue them", [(0, 9)]).disorder == -3 - 4
    assert weighing("them glue", [(0, 9)]).disorder == -3


def test_a_sentence_sounds_false_or_vague_whatever_it_is_about() -> None:
    found = weighing("it never fails. somehow", [(0, 15), (16, 23)])
    assert (found.falsehood(0), found.vagueness(0)) == (3, -2)
    assert (found.falsehood(1), found.vagueness(1)) == (-1, 3)


def test_a_clause_is_weighed_by_itself_and_so_are_those_that_a_stretch_touches() -> None:
    text = "glue them, a strip, never"
    clauses = [(0, 10), (11, 19), (20, 25)]
    found = weighing(text, [(0, 25)], {"glue": (4, 0), "strip": (-6, 8)}, clauses)
    assert found.by_words.credit(0, 1) < 0
    assert found.by_clauses.credit(found.by_clauses.best(1), 1) == 4
    assert (found.by_clauses.worst_fault(1), found.best_clause(1)) == (4, (0, 10))
    assert found.idle_clauses() == [IdleClause(0, 3, -1), IdleClause(0, 1, 3)]
    assert found.clause_terms == 3 + 3 + 1
    assert found.clauses_at((2, 5), 1) == ([(0, 10)], 4, -4, -1)
    assert found.clauses_at((14, 22), 1) == ([(11, 19), (20, 25)], -6, 4, 3)


@pytest.mark.parametrize(
    ("text", "cut", "both"),
    [
        ("it is so because of it", 9, "so becaus"),
        ("it is so, because of it", 9, None),
        ("它很快所以好", 3, "快所"),
        ("它很快,所以好", 4, None),
    ],
)
def test_a_term_across_two_clauses_counts_in_their_sentence_unless_a_mark_parts_them(
    text: str, cut: int, both: str | None
) -> None:
    whole = (0, len(text))
    found = weighing(text, [whole], {both or "never": (5, 0)}, [(0, cut), (cut, len(text))])
    assert found.terms_by_sentence == weighing(text, [whole]).terms_by_sentence
    assert (both in found.terms) == (both is not None)
    assert found.by_words.credit(0, 1) == (5 if both else 0)
    assert found.by_clauses.credit(0, 1) == found.by_clauses.credit(1, 1) == 0


def test_a_word_said_in_two_clauses_counts_once_where_these_are_weighed_together() -> None:
    rows: Rows = {"red": (5, 0)}
    found = weighing("red fox, red dog.", [(0, 17)], rows, [(0, 9), (9, 17)])
    assert found.by_words.credit(0, 1) == weighing("red", [(0, 3)], rows).by_words.credit(0, 1) == 5
    assert found.clauses_at((0, 17), 1).credit == 5
