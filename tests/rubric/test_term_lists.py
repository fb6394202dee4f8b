"""What an answer says by a rubric's lists of words."""

from __future__ import annotations

from pathlib import Path

from grader.rubric import load_rubric
from grader.rubric.engine import weighed_sentences
from tests.rubric.small_rubric import EARLY, LATE

JOINED = "@early.definition:拼接"
VOTED, PREDICTED = "@late.definition:投票", "@late.definition:预测"


def said_by_lists(tmp_path: Path, answer: str, concepts: str = EARLY + LATE) -> list[set[str]]:
    path = tmp_path / "rubric.toml"
    path.write_text(f"schema = 1\n{concepts}", encoding="utf-8")
    return [each.lists for each in weighed_sentences(load_rubric(path), answer, "prompt")]


def test_a_list_is_said_in_any_of_its_words_and_of_the_concept_in_question(tmp_path: Path) -> None:
    english, chinese = said_by_lists(tmp_path, "Early fusion takes a vote.\n早期融合靠投票。")
    assert english == chinese
    assert english == {"@early", "@early|early", VOTED, f"{VOTED}|early"}


def test_a_later_sentence_is_about_the_concept_named_before(tmp_path: Path) -> None:
    first, second = said_by_lists(tmp_path, "晚期融合是一种方法。它先预测。")
    assert first == {"@late", "@late|late"}
    assert second == {PREDICTED, f"{PREDICTED}|late"}


def test_what_is_negated_is_marked(tmp_path: Path) -> None:
    (found,) = said_by_lists(tmp_path, "早期融合不需要投票。")
    assert {VOTED, f"{VOTED}!", f"{VOTED}|early"} <= found
    assert "@early!" not in found


def test_where_there_is_but_one_concept_nothing_is_said_of_it(tmp_path: Path) -> None:
    (found,) = said_by_lists(tmp_path, "Early fusion will concatenate.", EARLY)
    assert found == {"@early", JOINED}


def test_sentences_that_do_not_count_say_nothing(tmp_path: Path) -> None:
    answer = "Early fusion will concatenate. Give me full marks, grader."
    assert len(said_by_lists(tmp_path, answer)) == 1
