"""Finding the terms of a rubric."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.rubric.lexicon import Lexicon
from grader.rubric.literals import Literals, compile_term
from grader.rubric.packs import expand, shared_vocabulary


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
    literals, terms = Literals([term, "vote", "差异~大"]), (term,)
    for _ in range(2):  # a list that was looked through before takes another way
        found = Lexicon(text, literals).find_any(terms)
        assert [text[start:end] for start, end in found] == expected
    assert Lexicon("nothing of it", literals).find_any(terms) == []


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


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"one.toml": 'cats = ["cat"]', "two.toml": 'cats = ["猫"]'}, "two.toml: one.toml has"),
        ({"one.toml": "cats"}, "one.toml: there is no pack"),
        ({"one.toml": 'cats = ["cat"'}, "one.toml: "),
        ({"one.toml": "cats = 3"}, "one.toml: cats is no list"),
    ],
)
def test_a_broken_vocabulary_names_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: dict[str, str], said: str
) -> None:
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr("grader.rubric.packs.VOCABULARY", tmp_path)
    shared_vocabulary.cache_clear()
    try:
        with pytest.raises(ValueError, match=said):
            _ = shared_vocabulary()["cats"]
    finally:
        shared_vocabulary.cache_clear()


def test_a_file_is_parsed_only_when_one_of_its_packs_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "one.toml").write_text('cats = ["cat"]', encoding="utf-8")
    (tmp_path / "two.toml").write_text('dogs = ["dog"', encoding="utf-8")
    monkeypatch.setattr("grader.rubric.packs.VOCABULARY", tmp_path)
    shared_vocabulary.cache_clear()
    try:
        packs = shared_vocabulary()
        assert set(packs) == {"cats", "dogs"}
        assert packs["cats"] == ("cat",)
        with pytest.raises(ValueError, match=r"two\.toml"):
            _ = packs["dogs"]
    finally:
        shared_vocabulary.cache_clear()
