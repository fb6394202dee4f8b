from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from grader.errors import UsageError
from grader.interview.notes import InterviewReport
from grader.interview.report import report_html, report_markdown, write_report

EARLY = {
    "en": "Early fusion: extract the features, concatenate them and feed one model. "
    "It fits when the features are similar.",
    "zh": "特征级融合：提取各模态特征，拼接成一个向量，再输入一个模型，适合特征差异较小的场景。",
}
LATE = {
    "en": "Late fusion: each modality has its own model and the predictions are averaged.",
    "zh": "决策级融合：各模态先单独建模做出预测，再把预测加权平均。",
}
HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(2)> Early fusion: concatenate the "
    "features and feed one model.\n```\n</pre><style>body{display:none}</style>\n"
    "# A heading\n| a | b |\x1b[31m\u202e![x](http://evil.example/x.png)"
)


class Elements(HTMLParser):
    """Which elements a page has, with what attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def tags(self) -> set[str]:
        return {tag for tag, _ in self.found}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_report_says_what_was_there_what_came_when_asked_and_what_is_missing(
    interviewed, language
) -> None:
    report = interviewed("first", EARLY[language], LATE[language], language)
    question = report.questions[0]
    assert (question.unaided, question.final) == (round(3 / 9, 4), round(4 / 9, 4))
    assert question.strengths[0].evidence in EARLY[language]
    assert question.follow_ups[0].tone == "good"
    assert question.follow_ups[0].reply == LATE[language]
    titles = {
        "zh": ("说出模型级融合", "何时用决策级融合"),
        "en": ("Names model-level fusion", "When decision-level fusion fits"),
    }[language]
    assert set(titles) <= {gap.title for gap in question.gaps}
    assert report.practise[0].command.startswith("mmdojo ")
    for text in (report_html(report), report_markdown(report)):
        assert titles[0] in text
        assert question.follow_ups[0].question[:12] in text
        assert "mmdojo check fusion_methods" in text
        assert {"zh": "面试官会记下什么", "en": "What an interviewer would note"}[language] in text
        # What it shows in the other language would be a string without a pair.
        if language == "en":
            assert not re.search("[\u4e00-\u9fff]", text.replace("早期融合", ""))
    assert json.loads(report.to_json())["schema"] == 1


def test_an_empty_interview_is_not_praised(room) -> None:
    report = room.end(room.begin(room.state()))
    assert report.final == 0
    assert report.strengths == []
    assert report.result.startswith("Weak")
    assert report.questions[0].note == "Skipped, without an answer."
    assert "Strengths" not in report_html(report)


def test_nothing_of_the_learners_acts_in_the_page(interviewed) -> None:
    report = interviewed("first", HOSTILE, HOSTILE)
    html = report_html(report)
    elements = Elements(html)
    assert elements.tags().isdisjoint({"script", "img", "link", "iframe", "object", "base"})
    assert "&lt;script&gt;alert(1)" in html
    assert "body{display:none}</style>" not in html
    for _, attributes in elements.found:
        assert not any(name.startswith("on") or name in ("src", "href") for name in attributes)
    assert "\x1b" not in html
    assert "\u202e" not in html
    assert "http://evil.example" in html  # as text


def test_nothing_of_the_learners_acts_in_the_markdown(interviewed) -> None:
    report = interviewed("first", HOSTILE, HOSTILE)
    html = MarkdownIt("commonmark").enable("table").render(report_markdown(report))
    elements = Elements(html)
    assert elements.tags().isdisjoint({"script", "img", "style", "a"})
    assert "A heading" not in re.findall(r"<h\d>(.*?)</h\d>", html)


def test_the_page_asks_nobody_for_anything(interviewed) -> None:
    html = report_html(interviewed("first", EARLY["en"]))
    assert "default-src 'none'" in html
    assert not re.findall(r"url\(|@import|https?://", html.replace("http://www.w3.org", ""))


def test_plots_have_their_figures_in_words(interviewed) -> None:
    interviewed("first", EARLY["en"])
    report = interviewed("second", EARLY["en"], LATE["en"])
    html = report_html(report)
    described = re.search(r"<desc[^>]*>(.*?)</desc>", html, re.DOTALL)
    assert described is not None
    assert len(re.findall(r"\d+%", described[1])) == 2
    for tag, attributes in Elements(html).found:
        if tag == "svg":
            assert attributes.get("role") == "img" or attributes.get("aria-hidden") == "true"


def test_an_interview_is_compared_with_the_one_before(interviewed) -> None:
    first = interviewed("first", EARLY["en"])
    assert first.compared is None
    second = interviewed("second", EARLY["en"], LATE["en"])
    assert second.compared is not None
    assert second.compared.id == "first"
    assert second.compared.change == pytest.approx((second.final or 0) - (first.final or 0))
    assert any(note.startswith("Fusion: ") for note in second.compared.notes)
    assert [each.id for each in second.history] == ["first", "second"]


def test_a_report_is_never_written_over_a_file(interviewed, tmp_path: Path) -> None:
    report: InterviewReport = interviewed("first", EARLY["en"])
    for name in ("r.html", "r.md"):
        path = tmp_path / name
        write_report(report, path)
        before = path.read_bytes()
        with pytest.raises(UsageError, match="won't be overwritten"):
            write_report(report, path)
        assert path.read_bytes() == before
    for wrong in ("r.pdf", "nowhere/r.html"):
        with pytest.raises(UsageError):
            write_report(report, tmp_path / wrong)
