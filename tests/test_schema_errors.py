from __future__ import annotations

from pathlib import Path

import pytest

from grader.catalog import Metadata
from grader.errors import CatalogError
from grader.rubric.format import Rubric
from grader.schema_files import read_toml

GOOD = """
slug = "pets"
kind = "qa"
track = "animals"
difficulty = 1
minutes = 8
title = { zh = "宠物", en = "Pets" }
source = "none"
pass_score = 0.6
"""


def told(path: Path, text: str) -> tuple[str, str]:
    """Return what an author is told of an exercise.toml, without what stands before the place."""
    path.write_text(text, "utf-8")
    with pytest.raises(CatalogError) as caught:
        read_toml(path, Metadata, "metadata")
    name = str(path)
    said = caught.value.text
    return said.zh.partition(f"{name}：")[2], said.en.partition(f"{name}: ")[2]


@pytest.mark.parametrize(
    ("before", "after", "zh", "en"),
    [
        ('kind = "qa"', "", "exercise：缺少 kind，请补上", "exercise: kind is missing; add it"),
        (
            "pass_score",
            "pas_score",
            "exercise：没有 pas_score 这个键（是不是 pass_score？），请改名或删除",
            "exercise: there is no key pas_score (did you mean pass_score?); rename or remove it",
        ),
        (
            'en = "Pets"',
            'en = "Pets", xyz = 1',
            "title：没有 xyz 这个键，请改名或删除",
            "title: there is no key xyz; rename or remove it",
        ),
        (
            '"qa"',
            '"quiz"',
            "kind：'quiz' 不在允许的值里，可选：'case', 'coding', 'debug', 'predict', 'qa'",
            "kind: 'quiz' is none of what may stand here: 'case', 'coding', 'debug', 'predict', "
            "'qa'",
        ),
        (
            "= 8",
            '= "8"',
            "minutes：应为整数，而不是文字",
            "minutes: should be a whole number, not text",
        ),
        (
            "= 8",
            "= 8.5",
            "minutes：应为整数，而不是小数",
            "minutes: should be a whole number, not one with a decimal point",
        ),
        (
            "= 0.6",
            "= true",
            "pass_score：应为数或空，而不是true 或 false",
            "pass_score: should be a number or nothing, not true or false",
        ),
        ("= 8", "= 800", "minutes：应当 <= 240", "minutes: should be <= 240"),
        ('"none"', '"  "', "source：不能留空", "source: may not be blank"),
        (
            '"pets"',
            '"Pets"',
            "slug：应当符合正则表达式 ^[a-z][a-z0-9_]*$",
            "slug: should match the regular expression ^[a-z][a-z0-9_]*$",
        ),
    ],
)
def test_an_author_is_told_where_and_what_and_what_to_do(
    tmp_path: Path, before: str, after: str, zh: str, en: str
) -> None:
    assert before in GOOD
    assert told(tmp_path / "exercise.toml", GOOD.replace(before, after, 1)) == (zh, en)


RUBRIC = """
schema = 1
[[concepts]]
id = "cat"
name = { zh = "猫", en = "cat" }
[[concepts.points]]
id = "cat.sound"
kind = "fact"
title = { zh = "叫声", en = "sound" }
look_for = { zh = "喵", en = "miaow" }
reference = { zh = "猫会喵喵叫。", en = "A cat miaows." }
needs = [["miaow"], []]
"""


def test_a_place_deep_in_a_rubric_is_named(tmp_path: Path) -> None:
    path = tmp_path / "rubric.toml"
    path.write_text(RUBRIC, "utf-8")
    with pytest.raises(CatalogError, match=r"points\[0\]\.kind: 'fact' is none of .*'idea'"):
        read_toml(path, Rubric, "rubric")
    path.write_text(path.read_text("utf-8").replace('"fact"', '"idea"'), "utf-8")
    with pytest.raises(CatalogError, match=r"points\[0\]\.needs\[1\]: its length should be >= 1"):
        read_toml(path, Rubric, "rubric")


@pytest.mark.parametrize(
    ("before", "after", "zh", "en"),
    [
        (
            'needs = [["miaow"]]',
            "",
            "concepts[0].points[0]：cat.sound：这类得分点（idea）需要 needs，写明必须说到什么",
            "concepts[0].points[0]: cat.sound: an idea needs `needs`, what has to be said",
        ),
        (
            '"miaow"]',
            '"@kitties"]',
            "concepts[0].points[0]：grader/rubric/vocabulary/ 里没有词包 @kitties；请补上或改名",
            "concepts[0].points[0]: no pack @kitties in grader/rubric/vocabulary/; "
            "add or rename it",
        ),
        (
            '"miaow"]',
            '"miaow~"]',
            "concepts[0].points[0]：词条 'miaow~' 里有空的部分；请改写",
            "concepts[0].points[0]: the term 'miaow~' has an empty part; rewrite it",
        ),
        (
            'needs = [["miaow"]]',
            'needs = [["miaow"]]\nexcludes = ["cat.fur"]',
            "rubric：没有这个得分点：cat.fur；请改正或删除",
            "rubric: no such point: cat.fur; correct or remove it",
        ),
    ],
)
def test_a_rule_that_no_schema_can_say_is_told_in_both_languages(
    tmp_path: Path, before: str, after: str, zh: str, en: str
) -> None:
    path = tmp_path / "rubric.toml"
    good = RUBRIC.replace('"fact"', '"idea"').replace(", []]", "]")
    assert before in good
    path.write_text(good.replace(before, after, 1), "utf-8")
    with pytest.raises(CatalogError) as caught:
        read_toml(path, Rubric, "rubric")
    said = caught.value.text
    assert said.zh.partition(f"{path}：")[2] == zh
    assert said.en.partition(f"{path}: ")[2] == en
