"""Reading rubrics, and what stands beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.errors import CatalogError
from grader.rubric import load_rubric
from tests.rubric.small_rubric import EARLY

GOOD = f"schema = 1\n{EARLY}"


def test_a_rubric_is_read_anew_once_it_has_changed(tmp_path: Path) -> None:
    path = tmp_path / "rubric.toml"
    path.write_text(GOOD, encoding="utf-8")
    first = load_rubric(path)
    assert load_rubric(path) is first
    path.write_text(GOOD.replace('zh = "做法"', 'zh = "怎么做"'), encoding="utf-8")
    assert load_rubric(path).points["early.definition"].title.zh == "怎么做"
    phrase = '[[adopted]]\npoint = "early.definition"\nphrase = "glue the codes"\n'
    (tmp_path / "adopted.toml").write_text(phrase, encoding="utf-8")
    assert load_rubric(path).points["early.definition"].also


def test_a_missing_rubric_is_named(tmp_path: Path) -> None:
    with pytest.raises(CatalogError) as caught:
        load_rubric(tmp_path / "rubric.toml")
    assert caught.value.rule == "complete"


def test_bytes_that_are_not_utf_8_are_named(tmp_path: Path) -> None:
    path = tmp_path / "rubric.toml"
    path.write_bytes(GOOD.encode("gbk"))
    with pytest.raises(CatalogError) as caught:
        load_rubric(path)
    assert caught.value.rule == "utf-8"
