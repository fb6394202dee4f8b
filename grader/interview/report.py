"""Write the report of an interview as a page or as Markdown, everything of a learner's escaped."""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markdown_it import MarkdownIt
from markupsafe import Markup

from grader.atomic_files import write_new
from grader.errors import UsageError
from grader.interview.assessment import clock, percent
from grader.interview.charts import time_bars, trend
from grader.interview.notes import InterviewReport
from grader.render.page import page_html
from grader.render.sanitise import one_line, sanitise
from grader.render.templating import template_environment
from grader.text import Language, Text

SUFFIXES = (".html", ".md")
_LOWEST_HEADING = 4  # what is below a question's own heading
_MARKDOWN = re.compile(r"([\\`*_\[\]<>|&~$])")
LABELS = {
    "covered": Text(zh="说到", en="made"),
    "partial": Text(zh="只说了一半", en="half made"),
    "missing": Text(zh="没有说到", en="missing"),
    "wrong": Text(zh="说错", en="wrong"),
    "unsure": Text(zh="说得不明确", en="unclear"),
    "pass": Text(zh="成立", en="holds"),
    "fail": Text(zh="不成立", en="fails"),
    "skipped": Text(zh="未能检查", en="not reached"),
    "error": Text(zh="检查出错", en="check broke"),
}
TONES = {"covered": "good", "pass": "good", "wrong": "bad", "fail": "bad"}
SIGNS = {"good": "✓", "warn": "◐", "bad": "✗", "dim": "○"}


def tone_of(verdict: str) -> str:
    """Return the tone of a verdict: good, bad, warn or dim."""
    return TONES.get(verdict, "dim" if verdict in ("missing", "skipped", "error") else "warn")


def report_html(report: InterviewReport) -> str:
    """Return the report as one self-contained page."""
    days = [local_day(result.finished) for result in report.history]
    return page_html(
        "interview.html.j2",
        report.language,
        report=report,
        times=time_bars([(each.seconds, 60 * each.minutes) for each in report.questions]),
        trend=trend(report.history, days),
        typeset=_typeset,
        **_shared(),
    )


def report_markdown(report: InterviewReport) -> str:
    """Return the report as Markdown."""
    template = _markdown_environment(report.language).get_template("interview.md.j2")
    return template.render(report=report, fenced=_fenced, lowered=_lowered, **_shared())


def write_report(report: InterviewReport, path: Path) -> None:
    """Write the report to a file, in the form that its suffix names.

    Raises:
        UsageError: the suffix is another, a file is there already, or none can be written.
    """
    check_target(path)
    text = report_html(report) if path.suffix.lower() == ".html" else report_markdown(report)
    try:
        made = write_new(path, text.encode("utf-8", "replace"))
    except OSError as error:
        raise UsageError(
            Text(
                zh=f"无法写入 {path}（{error.strerror}）。请换一个位置。",
                en=f"Can't write {path} ({error.strerror}). Name another place.",
            )
        ) from error
    if not made:
        raise _is_there(path)


def check_target(path: Path) -> None:
    """Refuse a place where a report can't go, before an hour has gone into it.

    Raises:
        UsageError: the suffix is not that of a report, or something is there already.
    """
    if path.suffix.lower() not in SUFFIXES:
        raise UsageError(
            Text(
                zh=f"报告只能写成 .html 或 .md，而不是 {path.name}。",
                en=f"A report is an .html or .md file, not {path.name}.",
            )
        )
    if path.exists() or path.is_symlink():
        raise _is_there(path)
    if not path.absolute().parent.is_dir():
        raise UsageError(
            Text(
                zh=f"没有文件夹 {path.absolute().parent}。请先创建，或换一个位置。",
                en=f"There is no folder {path.absolute().parent}. Make it, or name another place.",
            )
        )


def local_day(moment: str) -> str:
    """Return the day of a kept time, where the learner is."""
    return local_time(moment)[:10]


def local_time(moment: str) -> str:
    """Return a kept time to the minute, where the learner is."""
    try:
        return datetime.fromisoformat(moment).astimezone().strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return moment


def _is_there(path: Path) -> UsageError:
    return UsageError(
        Text(
            zh=f"{path} 已经存在，不会覆盖。请换一个文件名。",
            en=f"{path} is there already and won't be overwritten. Choose another name.",
        )
    )


def _shared() -> dict[str, Any]:
    return {
        "label": lambda verdict: LABELS[verdict],
        "tone": tone_of,
        "sign": lambda tone: SIGNS[tone],
        "percent": percent,
        "clock": clock,
        "local_time": local_time,
    }


def _typeset(markdown: str) -> Markup:
    """Return Markdown of ours as HTML; raw HTML in it is shown, not obeyed."""
    tokens = _parser().parse(sanitise(markdown))
    top = min((int(token.tag[1]) for token in tokens if token.type == "heading_open"), default=1)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(6, int(token.tag[1]) - top + _LOWEST_HEADING)}"
    parser = _parser()
    return Markup(parser.renderer.render(tokens, parser.options, {}))


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table").disable(["image", "link"])


@cache
def _markdown_environment(language: Language) -> Environment:
    def shown(value: Any) -> Any:
        if isinstance(value, Text):
            value = value.in_language(language)
        if isinstance(value, Markup):
            return str(value)
        return _MARKDOWN.sub(r"\\\1", one_line(value)) if isinstance(value, str) else value

    environment = template_environment(escapes=False, finalize=shown)
    environment.globals |= {"text": lambda zh, en: Markup(zh if language == "zh" else en)}
    return environment


def _lowered(markdown: str) -> Markup:
    """Return Markdown of ours with its headings below those of a question."""
    lines, fenced = [], False
    for line in sanitise(markdown).split("\n"):
        fenced ^= line.lstrip().startswith("```")
        if not fenced and (heading := re.match(r"(#{1,6}) ", line)):
            line = "#" * min(6, len(heading[1]) + _LOWEST_HEADING) + line[len(heading[1]) :]
        lines.append(line)
    return Markup("\n".join(lines))


def _fenced(text: str, language: str = "") -> Markup:
    """Return text as a block of code that nothing in it can end."""
    shown = sanitise(text).strip("\n")
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", shown) or [""]))
    return Markup(f"{fence}{language}\n{shown}\n{fence}")
