"""What axe-core finds on the card, the interview's report and the progress page."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from grader.catalog import load_catalog
from grader.interview.assessment import assess
from grader.interview.report import report_html
from grader.interview.state import InterviewState, Question
from grader.interview.storage import Kept
from grader.progress.history import HardExercise
from grader.render.card import report_card_html
from grader.render.progress_page import progress_page
from grader.report import CheckResult, Counterexample, PointResult, Report
from grader.text import Language
from tests.render.test_page import a_history

playwright = pytest.importorskip("playwright.sync_api")
axe = pytest.importorskip("axe_playwright_python.sync_playwright")

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("chrome")
PHONE = {"width": 375, "height": 800}
pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on the PATH"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM)
        yield opened
        opened.close()


def points(verdicts: list[str]) -> list[PointResult]:
    return [
        PointResult(
            id=f"feature_level.{number}",
            title=f"Point {number}",
            verdict=verdict,  # type: ignore[arg-type]
            points=float(verdict == "covered"),
            max_points=1,
            evidence="words of the answer" if verdict == "covered" else None,
            message="what to say",
        )
        for number, verdict in enumerate(verdicts)
    ]


def a_report(**parts: Any) -> Report:
    known = {
        "exercise": "fuse_features",
        "verdict": "fail",
        "score": 0.5,
        "points": 1,
        "max_points": 2,
        "isolation": "partial",
        "duration_seconds": 0.1,
        "message": "1 of 2 checks passed.",
    }
    return Report(**(known | parts))


def card(language: Language) -> str:
    checks = [
        CheckResult(name="test_a", title="It holds", verdict="pass", points=1, max_points=1,
                    message=""),
        CheckResult(
            name="test_b", title="It doesn't", verdict="fail", points=0, max_points=1,
            message="Expected 1, got 2.", reason="assertion", misconception="A wrong idea.",
            counterexample=Counterexample(call="f(1)", expected="1", actual="2"),
        ),
    ]  # fmt: skip
    coded = a_report(checks=checks, learner_output="printed\n" * 40, graded_source="def f(x): ...")
    written = a_report(
        exercise="pets", rubric=points(["covered", "partial", "missing", "wrong", "unsure"])
    )
    cards = "".join(report_card_html(each, language) for each in (coded, written))
    title = '<title>Cards</title><meta name="viewport" content="width=device-width">'
    head = f'<!doctype html><html lang="en"><head>{title}</head>'
    return f"{head}<body><main><h1>Cards</h1>{cards}</main></body>"


def interview(language: Language) -> str:
    report = a_report(exercise="fusion_methods", rubric=points(["covered", "missing", "wrong"]))
    question = Question(
        slug="fusion_methods", kind="qa", track="fusion", minutes=8, file="1.md", stage="done",
        answer="words of the answer", report=report, seconds=300,
    )  # fmt: skip
    state = InterviewState(
        id="1", language=language, level="mid", seed=1, minutes=45, folder="interview",
        questions=[question], ending="complete",
    )  # fmt: skip
    kept = Kept("2026-05-20T10:00:00+00:00", "2026-05-20T10:45:00+00:00", state)
    earlier = Kept(
        "2026-05-01T10:00:00+00:00",
        "2026-05-01T10:45:00+00:00",
        replace(state, id="0"),
    )
    return report_html(assess(kept, load_catalog(), [earlier], lambda _: False))


def progress(language: Language) -> str:
    exercises = list(load_catalog())
    hardest = [HardExercise(each, 3, 2, True, each is exercises[0]) for each in exercises[:3]]
    return progress_page(a_history(hardest=hardest), language)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("page", [card, interview, progress])
def test_nothing_stands_in_the_way_of_reading_it(
    browser: Any, tmp_path: Path, page: Any, language: Language, theme: str
) -> None:
    path = tmp_path / "page.html"
    path.write_text(page(language), encoding="utf-8")
    asked: list[str] = []
    context = browser.new_context(color_scheme=theme, viewport=PHONE)
    try:
        shown = context.new_page()
        shown.on("request", lambda request: asked.append(request.url))
        shown.goto(path.as_uri())
        for details in shown.locator("summary").all():
            details.click()
        assert asked == [path.as_uri()]
        wider = shown.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wider <= 0, f"{wider} px wider than a phone"
        found = axe.Axe().run(shown).response["violations"]
    finally:
        context.close()
    said = [(each["impact"], each["id"], each["nodes"][0]["html"][:200]) for each in found]
    assert said == []
