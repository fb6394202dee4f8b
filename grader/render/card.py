"""Show a report as a compact HTML card, for notebooks."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from grader.render.sanitise import sanitise
from grader.report import Report
from grader.text import Language, Text

_MAX_SHOWN = 6_000
_LABELS = {
    "pass": Text(zh="通过", en="Passed"),
    "fail": Text(zh="未通过", en="Not passed"),
    "not_attempted": Text(zh="尚未作答", en="Not attempted"),
    "error": Text(zh="评分程序出错", en="The grader failed"),
    "skipped": Text(zh="未检查", en="Not checked"),
    "covered": Text(zh="答到", en="Covered"),
    "partial": Text(zh="部分答到", en="Partly covered"),
    "missing": Text(zh="缺少", en="Missing"),
    "wrong": Text(zh="有出入", en="Differs"),
    "unsure": Text(zh="不确定", en="Not sure"),
    "check_error": Text(zh="检查出错", en="Check broke"),
    "checks": Text(zh="检查", en="Checks"),
    "rubric": Text(zh="要点", en="Points"),
    "call": Text(zh="调用", en="Call"),
    "expected": Text(zh="应为", en="Expected"),
    "actual": Text(zh="实际", en="Got"),
    "evidence": Text(zh="你的原话", en="Your words"),
    "output": Text(zh="程序输出", en="Output of your program"),
    "graded": Text(zh="评分的内容", en="What was graded"),
    "isolation": Text(zh="隔离", en="isolation"),
    "seconds": Text(zh="秒", en="s"),
    "score": Text(zh="分", en="points"),
}
# Never colour alone: each verdict has a sign and a word too.
_SIGNS = {
    "pass": "✓",
    "covered": "✓",
    "fail": "✗",
    "wrong": "✗",
    "missing": "○",
    "skipped": "–",
    "partial": "◐",
    "unsure": "?",
    "error": "!",
    "not_attempted": "○",
}
_TONES = {
    "pass": "good",
    "covered": "good",
    "fail": "bad",
    "wrong": "bad",
    "error": "bad",
    "partial": "warn",
    "unsure": "warn",
}


def report_card_html(report: Report, language: Language) -> str:
    """Return the card for a report; everything in it is escaped and capped."""
    return _template("card.html.j2").render(
        report=report,
        label=lambda name: _LABELS[name].in_language(language),
        sign=lambda verdict: _SIGNS[verdict],
        tone=lambda verdict: _TONES.get(verdict, "dim"),
        safe=_safe,
        number=lambda value: f"{value:g}",
        lang="zh-CN" if language == "zh" else "en",
    )


def message_card_html(text: str, language: Language) -> str:
    """Return a card with one sentence."""
    lang = "zh-CN" if language == "zh" else "en"
    return _template("message.html.j2").render(text=_safe(text), lang=lang)


@cache
def _template(name: str) -> Template:
    environment = Environment(
        loader=PackageLoader("grader.render", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(name)


def _safe(value: Any) -> str:
    text = sanitise(str(value))
    return text if len(text) <= _MAX_SHOWN else text[:_MAX_SHOWN] + " …"
