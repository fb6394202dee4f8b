"""Reading rubric.toml, and the rules it must keep."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.errors import CatalogError
from grader.rubric import load_rubric

GOOD = """
schema = 1
[[concepts]]
id = "early"
name = { zh = "早期融合", en = "early fusion" }
aliases = ["early fusion"]
[[concepts.points]]
id = "early.definition"
title = { zh = "做法", en = "How" }
look_for = { zh = "怎么做？", en = "How does it work?" }
reference = { zh = "拼接。", en = "Concatenate." }
needs = [["@concatenate"], ["feature"]]
"""


def _rubric(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "rubric.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_rubric_that_keeps_the_rules_is_read(tmp_path: Path) -> None:
    rubric = load_rubric(_rubric(tmp_path, GOOD))
    assert list(rubric.points) == ["early.definition"]


def test_equal_lists_are_one_and_others_are_not(tmp_path: Path) -> None:
    needs = 'needs = [["@concatenate"], ["feature"]]'
    more = f'{needs}\nalso = [[["feature"], ["early fusion"]], [["feature", "early fusion"]]]'
    rubric = load_rubric(_rubric(tmp_path, GOOD.replace(needs, more)))
    first, second, third = rubric.points["early.definition"].ways
    assert first[1] is second[0]
    assert second[1] is rubric.concepts[0].aliases
    assert third == [["feature", "early fusion"]]


@pytest.mark.parametrize(
    ("change", "rule", "said"),
    [
        (("schema = 1", "schema = = 1"), "valid-toml", "rubric.toml"),
        (("schema = 1", "schema = 2"), "rubric", "schema"),
        (("needs =", "neeeds ="), "rubric", "neeeds"),
        (("@concatenate", "@unheard_of"), "rubric", "@unheard_of"),
        (('needs = [["@concatenate"], ["feature"]]', ""), "rubric", "needs"),
        (('["feature"]]', '["~"]]'), "rubric", "empty part"),
        (('zh = "做法", ', ""), "rubric", "zh"),
        (('needs = [["@', 'excludes = ["late.when"]\nneeds = [["@'), "rubric", "late.when"),
    ],
)
def test_a_broken_rule_is_named(
    tmp_path: Path, change: tuple[str, str], rule: str, said: str
) -> None:
    with pytest.raises(CatalogError) as caught:
        load_rubric(_rubric(tmp_path, GOOD.replace(*change)))
    assert caught.value.rule == rule
    assert said in caught.value.text.en


def test_two_points_can_not_share_an_id(tmp_path: Path) -> None:
    twice = GOOD + GOOD[GOOD.index("[[concepts.points]]") :]
    with pytest.raises(CatalogError, match="share an id"):
        load_rubric(_rubric(tmp_path, twice))
