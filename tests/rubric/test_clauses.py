"""Folding and splitting of answers, with the way back to the original words."""

from __future__ import annotations

import pytest

from grader.rubric.clauses import MAX_SENTENCES, Document, read
from grader.rubric.folding import fold


def _sentences(document: Document) -> list[str]:
    return [document.text[s.start : s.end].strip() for s in document.sentences]


def _clauses(document: Document) -> list[str]:
    return [document.text[c.start : c.end].strip(" \x1f\n") for c in document.clauses]


def test_folding_makes_different_spellings_alike() -> None:
    assert fold("Ｆeature-Level  Fusion") == "feature level fusion"
    assert fold("特徵級融合") == "特征级融合"
    assert fold("特征 级\u200b融合") == "特征级融合"


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        ("one two\nthree", "one two\nthree\n"),
        ("one  two", "one two\n"),
        ("特征 融合 is good", "特征融合 is good\n"),
        ("- 特征\n-  x", "特征\nx\n"),
    ],
)
def test_of_blanks_only_those_are_kept_that_part_words(answer: str, text: str) -> None:
    document = read(answer)
    assert document.text == text
    letters = [(at, c) for at, c in enumerate(document.text) if not c.isspace()]
    assert all(answer[document.offsets[at]] == c for at, c in letters)


@pytest.mark.parametrize(
    "answer", ["**特征**级ﬁ融合，好", "a \x00\u202eＢ  c", "① 早期融合\r\n② 晚期"]
)
def test_a_quotation_is_verbatim(answer: str) -> None:
    document = read(answer)
    for clause in document.clauses:
        assert document.quote(clause.start, clause.end) in answer


def test_the_offsets_still_hold_after_a_slip_was_mended() -> None:
    answer = "We concatinate the Feture vectors. Then a classifier."
    document = read(answer, {"concatenate", "feature"})
    assert "concatenate the feature vectors" in document.text
    start = document.text.index("feature")
    assert document.quote(start, start + len("feature")) == "Feture"
    assert _sentences(document)[1] == "then a classifier."


def test_an_inflected_word_is_not_taken_for_a_slip() -> None:
    assert "classified" in read("It is classified.", {"classifier"}).text


def test_chinese_and_english_punctuation_ends_sentences_and_clauses() -> None:
    document = read("先拼接，再输入模型。Then, e.g. average 3.5 scores. 完！")
    assert _sentences(document) == [
        "先拼接,再输入模型。",
        "then, e.g. average 3.5 scores.",
        "完!",
    ]
    assert _clauses(document)[:2] == ["先拼接,", "再输入模型。"]


@pytest.mark.parametrize("piece", ["a. ", "a\n", "融合。"])
def test_beyond_so_many_sentences_nothing_counts(piece: str) -> None:
    document = read(piece * 3_000 + "the end.")
    assert len(document.sentences) == MAX_SENTENCES
    assert "end" not in document.text
    assert len(document.offsets) == len(document.text) >= document.sentences[-1].end


def test_a_line_wrapped_in_the_middle_of_a_sentence_is_joined() -> None:
    long = "Early fusion puts the feature vectors of all modalities side\nby side. Done."
    assert _sentences(read(long))[0].endswith("side by side.")


def test_bullets_headings_and_numbers_begin_new_sentences() -> None:
    document = read("# 方法\n1. 早期融合\n2. 晚期融合\n- 投票\n- 平均")
    assert _sentences(document) == ["方法", "早期融合", "晚期融合", "投票", "平均"]
    assert [s.heading for s in document.sentences] == [True, False, False, False, False]
    assert [s.numbered for s in document.sentences] == [False, True, True, False, False]


def test_cells_of_a_table_know_their_column() -> None:
    document = read("| 方法 | 做法 |\n|---|---|\n| 早期 | 拼接特征 |")
    assert [s.header for s in document.sentences] == [True, False]
    row = [(c.column, document.text[c.start : c.end].strip(" \x1f\n")) for c in document.clauses]
    assert (1, "早期") in row
    assert (2, "拼接特征") in row


@pytest.mark.parametrize("rule", ["| - | - |", "|---|---|"])
def test_only_the_first_row_of_a_table_is_a_header_whatever_rules_stand_below(rule: str) -> None:
    rows = ["| 方法 | 做法 |", rule, "| 早期 | 拼接特征 |", rule, "| 晚期 | 投票 |", rule]
    document = read("\n".join([*rows, "", *rows]))
    assert [s.header for s in document.sentences] == [True, False, False] * 2


def test_blanks_between_chinese_words_end_a_clause() -> None:
    assert _clauses(read("早期融合拼接特征 晚期融合投票")) == ["早期融合拼接特征", "晚期融合投票"]


def test_comments_and_struck_out_words_are_no_text() -> None:
    document = read("<!-- 特征级融合 -->\n~~投票~~ 平均 <b>加权</b>")
    assert "融合" not in document.text
    assert "投票" not in document.text
    assert "平均" in document.text
    assert "加权" in document.text


def test_a_comment_that_is_never_closed_hides_nothing() -> None:
    assert "早期融合" in read("<!-- 名称？ 早期融合").text
