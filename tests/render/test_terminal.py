from __future__ import annotations

import io

import pytest
from msgspec import convert
from rich.cells import cell_len
from rich.console import Console

from grader.render.terminal import render_report
from grader.report import CheckResult, Counterexample, PointResult, Report
from grader.text import Language
from grader.verdicts import Verdict


def shown(report: Report, language: Language = "en", width: int = 80, **options: object) -> str:
    file = io.StringIO()
    render_report(report, Console(file=file, width=width, **options), language)  # type: ignore[arg-type]
    return file.getvalue()


def a_report(verdict: Verdict = "fail", **fields: object) -> Report:
    defaults: dict[str, object] = {
        "exercise": "doubling",
        "verdict": verdict,
        "score": 0.5,
        "points": 1,
        "max_points": 2,
        "isolation": "partial",
        "duration_seconds": 0.25,
        "message": "Summary.",
    }
    return convert(defaults | fields, Report)


def a_check(**fields: object) -> CheckResult:
    defaults: dict[str, object] = {
        "name": "test_it",
        "title": "It doubles",
        "verdict": "fail",
        "points": 0,
        "max_points": 1,
        "message": "expected 6, got 3",
    }
    return convert(defaults | fields, CheckResult)


def test_a_failure_shows_what_was_called_expected_and_got() -> None:
    example = Counterexample(call="double(3)", expected="6", actual="3")
    out = shown(a_report(checks=[a_check(counterexample=example, misconception="Adds one")]))
    for text in ("✗ Not passed", "It doubles", "0/1", "double(3)", "expected 6", "got", "Adds one"):
        assert text in out


def test_evidence_is_quoted_and_its_verdict_a_word() -> None:
    point = PointResult(
        id="cat.name",
        title="Names the cat",
        verdict="unsure",
        points=0,
        max_points=1,
        evidence="a furry thing",
        message="Is this the cat?",
    )
    out = shown(a_report(rubric=[point]))
    assert "“a furry thing”" in out
    assert "? unsure" in out


@pytest.mark.parametrize("width", [60, 80])
def test_chinese_is_wrapped_and_never_cut(width: int) -> None:
    """Rich cuts a long run without blanks short, and Chinese has no blanks."""
    message = "每个模态先各自做什么最后合并的又是什么完整的回答会说明这两件事" * 4
    out = shown(a_report(checks=[a_check(title="标题" * 40, message=message)]), "zh", width)
    assert message in "".join(out.split())
    assert max(cell_len(line) for line in out.splitlines()) <= width


@pytest.mark.parametrize(
    ("verdict", "advice"),
    [
        ("pass", "mmdojo solution doubling"),
        ("fail", "mmdojo hint doubling"),
        ("not_attempted", "mmdojo check doubling"),
        ("error", "mmdojo doctor"),
    ],
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_last_lines_say_what_to_do(verdict: Verdict, advice: str, language: Language) -> None:
    assert advice in "".join(shown(a_report(verdict), language).splitlines()[-2:])


def test_a_learners_text_neither_colours_moves_nor_marks_up_anything() -> None:
    hostile = "[red]x[/red]\x1b[2J\x1b]0;title\x07\u202egnp.exe[/]"
    out = shown(
        a_report(
            checks=[a_check(title=hostile, message=hostile)],
            learner_output=hostile,
            notes=[hostile],
            message=hostile,
        ),
        force_terminal=True,
    )
    assert "\x1b[2J" not in out
    assert "\x1b]" not in out
    assert "\u202e" not in out
    assert out.count("[red]x[/red]") >= 4


def test_skipped_checks_give_their_reason_once() -> None:
    skipped = [a_check(verdict="skipped", message="Not checked.") for _ in range(3)]
    assert shown(a_report(checks=[a_check(), *skipped])).count("Not checked.") == 1


def test_long_output_is_cut_and_says_so() -> None:
    out = shown(a_report(learner_output="\n".join(f"line {n}" for n in range(50))))
    assert "line 11" in out
    assert "line 12" not in out
    assert "38 more lines" in out


def test_notes_are_shown_with_every_verdict() -> None:
    for verdict in ("pass", "fail", "not_attempted", "error"):
        assert "remember this" in shown(a_report(verdict, notes=["remember this"]))  # type: ignore[arg-type]
