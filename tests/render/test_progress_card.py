from __future__ import annotations

import pytest
from msgspec import convert

from grader.render.progress_card import Progress, progress_as_text, progress_card_html

HOSTILE = "<script>alert(1)</script>\x1b[31m\u202e"


def progress(name: str = "Fusion", **counts: int) -> Progress:
    track = {"track": "x", "name": name, "mastery": 0.5, "total": 8}
    track |= {"passed": 4, "started": 2, "new": 2} | counts
    return convert(
        {"day": "2030-01-01", "passed": 4, "total": 8, "due_today": 3, "streak": 1}
        | {"tracks": [track]},
        Progress,
    )


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["4 of 8 passed", "3 due today", "streak 1 day", "Fusion"]),
        ("zh", ["已通过 4/8", "今天该复习 3 题", "连续练习 1 天", "Fusion"]),
    ],
)
def test_both_forms_say_how_far_one_is(language: str, words: list[str]) -> None:
    html = progress_card_html(progress(), language)  # type: ignore[arg-type]
    plain = progress_as_text(progress(), language)  # type: ignore[arg-type]
    for word in words:
        assert word in html
        assert word in plain
    assert "████████▒▒▒▒░░░░" in plain
    assert '<th scope="row">Fusion</th>' in html


def test_a_track_without_exercises_divides_nothing_by_zero() -> None:
    empty = progress(total=0, passed=0, started=0, new=0)
    assert "0/0" in progress_card_html(empty, "en")
    assert "0/0" in progress_as_text(empty, "en")


def test_a_name_is_text_in_both_forms() -> None:
    html, plain = (
        progress_card_html(progress(HOSTILE), "en"),
        progress_as_text(progress(HOSTILE), "en"),
    )
    assert "<script" not in html
    for shown in (html, plain):
        assert "\x1b" not in shown
        assert "\u202e" not in shown
