"""Finding the terms of a rubric."""

from __future__ import annotations

import pytest

from grader.rubric.lexicon import Lexicon, compile_term, expand, shared_vocabulary


def _found(term: str, text: str) -> list[str]:
    return [text[start:end] for start, end in Lexicon(text).find(term)]


@pytest.mark.parametrize(
    ("term", "text", "expected"),
    [
        ("vote", "they vote, votes count, voted", ["vote", "votes"]),
        ("concat*", "concatenation of concat", ["concatenation", "concat"]),
        ("late", "relate late", ["late"]),
        ("拼接", "先拼接再拼接", ["拼接", "拼接"]),
        ("差异~小", "差异比较小,差异,小", ["差异比较小"]),
        ("one~model", "one unified model. one, model", ["one unified model"]),
        ("early-fusion", "early fusion", ["early fusion"]),
        (
            "适合|适用于~差异大|悬殊",
            "适合差异大,适用于模态悬殊,适合",
            ["适合差异大", "适用于模态悬殊"],
        ),
        ("fits|suits~alike|close*", "it suits those closely tied", ["suits those closely"]),
        (
            "late|last*~fus*",
            "lately fused, lasting fusion, late fuse",
            ["lasting fusion", "late fuse"],
        ),
        ("a|b~c|d~e", "a c e. b d x e", ["a c e", "b d x e"]),
        ("Late, i.e.~stacked", "late,i.e. raw pixels are stacked", []),
        ("i.e~stacked", "i.e. raw pixels are stacked", ["i.e. raw pixels are stacked"]),
    ],
)
def test_a_term_is_found_where_it_stands(term: str, text: str, expected: list[str]) -> None:
    assert _found(term, text) == expected


@pytest.mark.parametrize("term", ["差异~", "差异~小|", "|差异", "差异~~小"])
def test_a_term_with_an_empty_part_is_refused(term: str) -> None:
    with pytest.raises(ValueError, match="empty part"):
        compile_term(term)


def test_a_pack_may_be_one_of_the_alternatives() -> None:
    text = "separately, by majority. as soloists, by majority"
    assert _found("@separately|soloists~majority", text.replace(", by", " by")) == [
        "separately by majority",
        "soloists by majority",
    ]
    with pytest.raises(ValueError, match="two parts"):
        compile_term("@concatenate~feature")
    with pytest.raises(KeyError, match="no_such_pack"):
        compile_term("@no_such_pack~feature")


def test_every_shared_pack_can_be_expanded() -> None:
    for name in shared_vocabulary():
        assert all(compile_term(term) for term in expand([f"@{name}"]))


def test_an_unknown_pack_is_named() -> None:
    with pytest.raises(KeyError, match="no_such_pack"):
        expand(["@no_such_pack"])
