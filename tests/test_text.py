from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.text import Text, default_language

GRADER = Path(__file__).parents[1] / "grader"


def test_a_text_needs_both_languages() -> None:
    with pytest.raises(ValueError, match="both"):
        Text(zh="有", en="")


@pytest.mark.parametrize(
    ("locale", "language"),
    [("zh_CN.UTF-8", "zh"), ("zh_TW", "zh"), ("en_US.UTF-8", "en"), ("C.UTF-8", "en")],
)
def test_the_locale_decides_the_language(
    monkeypatch: pytest.MonkeyPatch, locale: str, language: str
) -> None:
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("LC_MESSAGES", raising=False)
    monkeypatch.setenv("LANG", locale)
    assert default_language() == language


CHINESE = re.compile("[\u4e00-\u9fff]")
WORD = re.compile("[A-Za-z]{3}")
LATIN = re.compile("[A-Za-z]")


def literal(node: ast.expr) -> str:
    """Return what a string literal says for sure."""
    if isinstance(node, ast.JoinedStr):
        return "".join(map(literal, node.values))
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def calls(path: Path) -> Iterator[tuple[str, str, dict[str | None, ast.expr]]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            named = {keyword.arg: keyword.value for keyword in node.keywords}
            name = node.func.id if isinstance(node.func, ast.Name) else ""
            yield f"{path.name}:{node.lineno}", name, named


def test_every_text_says_in_chinese_and_in_english_what_a_learner_reads() -> None:
    faults, count = [], 0
    for path in GRADER.rglob("*.py"):
        if "from grader.text import" not in path.read_text(encoding="utf-8"):
            continue
        for place, name, named in calls(path):
            if name != "Text" or not {"zh", "en"} <= named.keys():
                continue
            count += 1
            zh, en = literal(named["zh"]), literal(named["en"])
            if CHINESE.search(en) or (WORD.search(zh) and not CHINESE.search(zh)):
                faults.append((place, zh, en))
    assert faults == []
    assert count > 500


def test_the_help_of_every_option_is_in_both_languages() -> None:
    helps = [
        (place, literal(named["help"]))
        for path in (GRADER / "cli").glob("*.py")
        for place, _, named in calls(path)
        if "help" in named
    ]
    assert len(helps) > 50
    assert [each for each in helps if not (CHINESE.search(each[1]) and LATIN.search(each[1]))] == []
