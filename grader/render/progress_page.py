"""The progress page: one self-contained HTML file."""

from __future__ import annotations

from grader.progress.history import History, weeks_before
from grader.render.charts import Cell, calendar, columns, share_line
from grader.render.page import page_html
from grader.text import Language

#: Stands in every page that we wrote, so that it can be told from a file of the learner's.
MARK = "mmdojo progress"
_WEEKS = 26
_LATEST_INTERVIEWS = 20
# The days in between go without saying.
_WEEKDAYS = {
    "zh": ("一", "", "三", "", "五", "", "日"),
    "en": ("Mon", "", "Wed", "", "Fri", "", "Sun"),
}
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def progress_page(history: History, language: Language) -> str:
    """Return the page."""
    start = weeks_before(history.today, _WEEKS)
    recent = [day for day in history.days if start <= day.day <= history.today]
    scored = [(past.day, past.score) for past in history.interviews if past.score is not None]
    return page_html(
        "progress.html.j2",
        language,
        generator=MARK,
        history=history,
        weeks=_WEEKS,
        recent=recent,
        calendar=calendar({day.day: day.graded for day in recent}, start, history.today),
        coming=columns(history.coming, history.today),
        interviews=share_line(scored[-_LATEST_INTERVIEWS:]),
        weekdays=_WEEKDAYS[language],
        month_name=lambda month: f"{month}月" if language == "zh" else _MONTHS[month - 1],
        describe=lambda cell: _describe(cell, language),
        percent=lambda share: f"{share:.0%}",
    )


def _describe(cell: Cell, language: Language) -> str:
    if language == "zh":
        return f"{cell.day}：检查 {cell.count} 次"
    return f"{cell.day}: {cell.count} graded"
