from __future__ import annotations

from html.parser import HTMLParser

import pytest
from msgspec.structs import replace

from grader.render.card import message_card_html, report_card_html
from grader.report import (
    CheckResult,
    Counterexample,
    LearningCurve,
    ModalityUse,
    PointResult,
    Report,
    TrainingReport,
)

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
                training=TrainingReport(
                    curve=LearningCurve(steps=[16], accuracy=[0.5]),
                    accuracy=0.5,
                    needed=0.9,
                    chance=0.25,
                    modalities=[ModalityUse(name=HOSTILE, accuracy_shuffled=0.5)],
                    predicted=[8, 0],
                    actual=[4, 4],
                ),
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
    html = report_card_html(replace(hostile_report(), checks=checks), "en")
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


def test_many_checks_that_wait_are_folded_away_behind_the_one_that_failed() -> None:
    checks = [
        CheckResult(
            name=f"test_{number}",
            title=f"Check {number}",
            verdict="fail" if number == 0 else "skipped",
            points=0,
            max_points=1,
            message="First mend the shape." if number else "The shape is wrong.",
        )
        for number in range(5)
    ]
    html = report_card_html(replace(hostile_report(), checks=checks), "en")
    before, folded = html.split("Not checked · 4</summary>")
    assert "The shape is wrong." in before
    assert "Check 1" not in before
    assert folded.count("First mend the shape.") == 1
    assert "Check 4" in folded.partition("</details>")[0]


def test_the_verdict_is_read_out_and_not_the_whole_card() -> None:
    html = report_card_html(hostile_report(), "en")
    status = html.partition('role="status">')[2].partition("</div>")[0]
    assert "Not passed" in status
    assert "<li>" not in status
