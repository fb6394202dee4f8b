from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser

import pytest

from grader.progress.history import Day, History, PastInterview, TrackProgress
from grader.render.page import page_html
from grader.render.progress_page import progress_page
from grader.text import LANGUAGES, Language, Text

HOSTILE = "<script>alert(1)</script>\x1b[31m\u202e"


def a_history(**keys: object) -> History:
    known: dict[str, object] = {
        "today": date(2026, 5, 20),
        "tracks": [
            TrackProgress("fusion", Text(zh="融合", en="Fusion"), 3, 1, 2, 0.45),
            TrackProgress("own", Text.same(HOSTILE), 0, 0, 1, 0.0),
        ],
        "streak": 2,
        "retention": 0.875,
        "coming": [3, 1, *[0] * 12],
        "days": [Day(date(2026, 5, 18), 12, 3), Day(date(2020, 1, 1), 999, 0)],
        "interviews": [
            PastInterview(date(2026, 5, 1), 0.4),
            PastInterview(date(2026, 5, 9), None),
            PastInterview(date(2026, 5, 19), 0.6),
        ],
        "hardest": [],
    }
    return History(**(known | keys))  # type: ignore[arg-type]


class Structure(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_needs_nothing_from_elsewhere_and_runs_nothing(language: Language) -> None:
    html = progress_page(a_history(), language)
    page = Structure(html)
    assert not {"script", "link", "iframe", "img"} & {tag for tag, _ in page.tags}
    assert not {"src", "href", "onload"} & {name for _, named in page.tags for name in named}
    assert "default-src 'none'" in html
    assert "url(" not in html
    assert page.tags[0] == ("html", {"lang": {"zh": "zh-CN", "en": "en"}[language]})


def test_what_comes_from_elsewhere_is_text() -> None:
    html = progress_page(a_history(), "en")
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    assert "\x1b" not in html
    assert "\u202e" not in html


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh", ["学习进度", "练习日历", "接下来两周的复习", "模拟面试", "最难的题", "掌握", "88%"]),
        ("en", ["mmdojo progress", "Activity", "Mock interviews", "Mastery", "88%", "2 <small>"]),
    ],
)
def test_all_of_it_is_in_one_language(language: Language, words: list[str]) -> None:
    html = progress_page(a_history(), language)
    for word in words:
        assert word.replace("2 <small>", "2<small> days") in html
    shown = re.sub(r"(?s)<style>.*?</style>", "", html)
    assert language == "zh" or not re.search("[一-鿿]", shown.replace("融合", ""))


def test_each_plot_has_a_description_and_its_numbers_as_a_table() -> None:
    html = progress_page(a_history(), "en")
    plots = [named for tag, named in Structure(html).tags if named.get("role") == "img"]
    assert [plot["aria-label"] for plot in plots] == [
        "In the last 26 weeks: practice on 1 days, 12 gradings",
        "Exercises due on each of the next 14 days, 4 in all",
        "Results of the mock interviews, from 40% to 60%",
    ]
    assert '<tr><th scope="row">2026-05-18</th><td class="number">12</td>' in html
    assert html.count("2026-05-2") > 3  # the table of the coming days


def test_a_beginner_reads_sentences_in_place_of_empty_plots() -> None:
    empty = a_history(coming=[0] * 14, days=[], interviews=[], retention=None, streak=0)
    html = progress_page(empty, "en")
    for words in ("Nothing is due", "None yet", "Nothing has been hard"):
        assert words in html


COLOUR = re.compile(r"--([a-z0-9-]+): (#[0-9a-f]{6});")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_stands_out_from_what_is_behind_it(theme: str) -> None:
    """WCAG 2.2 asks for 4.5 to 1 of text, and 3 to 1 of what a plot says by its shape."""
    light, dark, _ = page_html("page.html.j2", "en").split("@media", 2)
    colours = dict(COLOUR.findall({"light": light, "dark": dark}[theme]))
    for behind in ("plain-page", "plain-field"):
        for name in ("plain-ink", "plain-dim", "good", "bad", "warn", "accent"):
            assert contrast(colours[name], colours[behind]) >= 4.5, (name, behind)
        assert contrast(colours["bar"], colours[behind]) >= 3
    steps = [contrast(colours[f"heat-{n}"], colours["plain-page"]) for n in (1, 2, 3, 4)]
    assert steps == sorted(steps)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2.2 defines it."""
    brighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(weight * p for weight, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_a_template_without_a_header_has_its_title_for_a_heading() -> None:
    html = page_html("page.html.j2", "en")
    assert "<h1></h1>" in html
