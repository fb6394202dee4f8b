from __future__ import annotations

from html.parser import HTMLParser

import pytest

from grader.render.card import message_card_html, report_card_html
from grader.report import CheckResult, Counterexample, PointResult, Report

HOSTILE = "<script>alert(1)</script>\"'&\x1b[31m\u202e<img src=x onerror=alert(1)>"


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes.update(name for name, _ in attrs)


def hostile_report(verdict: str = "fail") -> Report:
    return Report(
        exercise=HOSTILE,
        verdict=verdict,
        score=0,
        points=0,
        max_points=2,
        isolation="partial",
        duration_seconds=1,
        message=HOSTILE,
        checks=[
            CheckResult(
                name="test_a",
                title=HOSTILE,
                verdict="fail",
                points=0,
                max_points=1,
                message=HOSTILE,
                reason="assertion",
                counterexample=Counterexample(call=HOSTILE, expected=HOSTILE, actual=HOSTILE),
                misconception=HOSTILE,
            )
        ],
        rubric=[
            PointResult(
                id="a.b",
                title=HOSTILE,
                verdict="wrong",
                points=0,
                max_points=1,
                evidence=HOSTILE,
                message=HOSTILE,
            )
        ],
        learner_output=HOSTILE * 1000,
        graded_source=HOSTILE,
        notes=[HOSTILE],
    )


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_of_a_learner_becomes_markup_or_control(language: str) -> None:
    html = report_card_html(hostile_report(), language)  # type: ignore[arg-type]
    tags = Tags()
    tags.feed(html)
    assert not tags.names & {"script", "img"}
    assert not {name for name in tags.attributes if name.startswith("on")}
    assert "\x1b" not in html
    assert "\u202e" not in html
    assert len(html) < 60_000


def test_a_message_is_escaped_too() -> None:
    assert "<script>" not in message_card_html(HOSTILE, "en")


@pytest.mark.parametrize(
    ("verdict", "zh", "en"),
    [
        ("pass", "通过", "Passed"),
        ("fail", "未通过", "Not passed"),
        ("not_attempted", "尚未作答", "Not attempted"),
        ("error", "评分程序出错", "The grader failed"),
    ],
)
def test_a_verdict_is_said_in_words_in_both_languages(verdict: str, zh: str, en: str) -> None:
    report = hostile_report(verdict)
    assert zh in report_card_html(report, "zh")
    assert en in report_card_html(report, "en")
    assert 'lang="zh-CN"' in report_card_html(report, "zh")


def test_checks_that_wait_for_the_same_one_say_so_once_and_failures_always_speak() -> None:
    waits = "Not checked: first make the shape pass."
    slow = "No result within 5 s."
    checks = [
        CheckResult(
            name=f"test_{number}",
            title=f"Check {number}",
            verdict=verdict,
            points=0,
            max_points=1,
            message=message,
        )
        for number, (verdict, message) in enumerate(
            [("fail", slow), ("fail", slow), ("skipped", waits), ("skipped", waits)]
        )
    ]
    html = report_card_html(hostile_report().model_copy(update={"checks": checks}), "en")
    assert html.count(waits) == 1
    assert html.count(slow) == 2


@pytest.mark.parametrize(
    ("verdict", "step"),
    [("pass", "solution("), ("fail", "hint("), ("error", "mmdojo doctor` in a terminal")],
)
def test_a_card_says_what_to_run_next(verdict: str, step: str) -> None:
    assert step in report_card_html(hostile_report(verdict), "en")


def test_text_has_a_colour_of_its_own_on_every_page() -> None:
    """In VS Code's dark theme the card was once dark text on a dark page."""
    html = report_card_html(hostile_report(), "en")
    for colour in ("--vscode-foreground", "--vscode-editor-background", "prefers-color-scheme"):
        assert colour in html
