"""Where sentences end that were written in one."""

from __future__ import annotations

from typing import Any

import pytest

from grader.rubric.clauses import read
from grader.rubric.sentence_ends import SentenceEnds, divide, places

BARE = (
    "early fusion puts the raw inputs together before any model sees them "
    "it works best when the modalities are much alike "
    "late fusion trains a model for each of them and averages what they say"
)
RUN_ON = (
    "数据级融合是在最开始就把各个模态的原始数据拼接到一起,然后送进同一个模型里训练,"
    "特征级融合则是各自先提取特征,再把这些特征合并起来,决策级融合是每个模态单独训练一个模型,"
    "最后再对各自的输出做投票"
)


def sentences(answer: str) -> list[str]:
    document = read(answer)
    return [document.text[each.start : each.end].strip() for each in document.sentences]


def raw(**weights: float) -> dict[str, Any]:
    model = {"bias": -1.0, "weights": {term.replace("_", "|"): w for term, w in weights.items()}}
    scripts = {"chinese": model, "latin": model}
    return {"schema": 1, "unmarked": scripts, "comma": scripts}


def test_english_without_marks_is_divided_where_sentences_begin() -> None:
    found = sentences(BARE)
    assert len(found) >= 3
    assert any(each.startswith("it works best") for each in found)
    assert any(each.startswith("late fusion trains") for each in found)


def test_chinese_with_commas_for_full_stops_is_divided_too() -> None:
    found = sentences(RUN_ON)
    assert any(each.startswith("特征级融合则是") for each in found)
    assert any(each.startswith("决策级融合是每个") for each in found)


@pytest.mark.parametrize("answer", [BARE, RUN_ON])
def test_nothing_is_lost_and_no_word_is_cut(answer: str) -> None:
    document = read(answer)
    parts = [document.text[each.start : each.end] for each in document.sentences]
    assert "".join(parts) == document.text
    assert divide(answer, 0, len(answer)) == sorted(set(divide(answer, 0, len(answer))))
    for start in divide(answer, 0, len(answer)):
        assert not (answer[start - 1].isascii() and answer[start - 1].isalnum())


@pytest.mark.parametrize(
    "answer",
    [
        "Early fusion puts the raw inputs together before any model sees them.",
        "特征级融合各自提取特征,再拼接,然后送进分类器。",
        "| late fusion trains a model for each of them and averages what they say | it copes with "
        "a missing one and it works best when the modalities are not much alike |",
    ],
)
def test_what_is_short_or_a_row_of_a_table_stays_one_sentence(answer: str) -> None:
    assert len(sentences(answer)) == 1


def test_the_odds_are_the_bias_and_what_the_words_beside_a_place_weigh() -> None:
    (place,) = [each for each in places("we are done now then", 0, 20) if each.after[0] == "now"]
    assert list(place.terms()) == ["done|", "|now", "done|now", "are done|", "|now then"]
    ends = SentenceEnds(raw(done_=0.5, _now=2.0, _then=9.0))
    assert ends.odds(place, "unmarked") == pytest.approx(1.5)


def test_another_version_is_refused() -> None:
    with pytest.raises(ValueError, match="schema 2, not 1"):
        SentenceEnds(raw() | {"schema": 2})
