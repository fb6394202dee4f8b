from __future__ import annotations

import io
import re

import pytest
from rich.console import Console

from grader.render.card import report_card_html
from grader.render.marked_text import marked_as_text, marked_runs
from grader.render.terminal import render_report
from grader.report import PointResult, Report
from grader.verdicts import PointVerdict

SIGNS = {"covered": "+", "wrong": "-", "missing": "0", "partial": "~", "unsure": "?"}
TEXT = "Early fusion joins features."


def report(
    text: str, *spans: tuple[int, int] | None, verdicts: tuple[PointVerdict, ...] = ()
) -> Report:
    verdicts = verdicts or ("covered",) * len(spans)
    return Report(
        exercise="pets",
        verdict="fail",
        score=0,
        points=0,
        max_points=len(spans),
        isolation="full",
        duration_seconds=0,
        message="Not yet.",
        rubric=[
            PointResult(
                id=f"a.p{number}",
                title=f"Title {number}",
                verdict=verdict,
                points=0,
                max_points=1,
                evidence=text[slice(*span)] if span else None,
                span=span,
                message=f"Message {number}",
            )
            for number, (span, verdict) in enumerate(zip(spans, verdicts, strict=True), start=1)
        ],
        graded_source=text,
    )


def test_words_apart_are_bracketed_with_their_sign_and_number() -> None:
    marked = report(TEXT, (0, 12), None, (13, 27), verdicts=("covered", "missing", "wrong"))
    assert marked_as_text(marked, SIGNS) == "[+1 Early fusion] [-3 joins features]."


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([(0, 5), (0, 5)], "[+1 [+2 Early]] fusion joins features."),
        ([(0, 28), (6, 12)], "[+1 Early [+2 fusion]2 joins features.]1"),
        ([(0, 12), (6, 18)], "[+1 Early [+2 fusion]1 joins]2 features."),
        ([(0, 12), (12, 18)], "[+1 Early fusion][+2  joins] features."),
    ],
    ids=["the same words", "one inside the other", "crossing", "side by side"],
)
def test_overlapping_words_are_told_apart(spans: list[tuple[int, int]], expected: str) -> None:
    assert marked_as_text(report(TEXT, *spans), SIGNS) == expected


def test_nothing_but_empty_lines_around_the_text_is_left_out() -> None:
    text = "\n\n  早期融合\n拼接特征\n \n"
    assert "".join(run.text for run in marked_runs(report(text, (4, 6)))) == "  早期融合\n拼接特征"


@pytest.mark.parametrize("span", [(0, 99), (5, 5), (7, 3), (-4, 2)])
def test_words_that_are_not_in_the_text_are_not_marked(span: tuple[int, int]) -> None:
    assert marked_runs(report(TEXT, span)) == []


def test_the_card_shows_the_text_with_marks_and_numbers_its_points() -> None:
    html = report_card_html(
        report(TEXT, (0, 12), (13, 18), None, verdicts=("covered", "wrong", "missing")), "en"
    )
    assert re.findall(r'<mark class="(\w+)">(.*?)</mark>', html) == [
        ("good", "Early fusion"),
        ("bad", "joins"),
    ]
    # A mark is told by its sign and its number, and to a screen reader in words.
    assert 'aria-label="Covered 1">✓1<' in html
    assert 'aria-label="Differs 2">✗2<' in html
    assert "2. Title 2" in html
    assert "Message 1" not in html
    assert "Message 2" in html
    assert "What was graded" not in html


def test_words_that_earn_one_point_and_lose_another_are_marked_as_neither() -> None:
    html = report_card_html(report(TEXT, (0, 12), (0, 12), verdicts=("covered", "wrong")), "zh")
    assert '<mark class="warn">Early fusion</mark>' in html


def test_markup_in_a_learners_text_stays_text_wherever_a_mark_cuts_it() -> None:
    text = "<script>alert(1)</script><img src=x onerror=alert(1)>\x1b[31m\u202e"
    for cut in range(1, len(text)):
        html = report_card_html(report(text, (0, cut), (cut // 2, len(text))), "en")
        assert "<script" not in html
        assert "<img" not in html
        assert "\x1b" not in html
        assert "\u202e" not in html


def test_a_text_too_long_to_read_with_marks_is_shown_folded_as_before() -> None:
    html = report_card_html(report("a" * 20_001, (0, 3)), "en")
    assert "<mark" not in html
    assert "What was graded" in html


def test_the_terminal_shows_the_marks_as_brackets() -> None:
    buffer = io.StringIO()
    marked = report(TEXT, (0, 12), (13, 27), verdicts=("covered", "wrong"))
    render_report(marked, Console(file=buffer, width=80, color_system=None), "zh")
    assert "[✓1 Early fusion] [✗2 joins features]." in buffer.getvalue()
    assert "2. Title 2" in buffer.getvalue()
