"""End an interview: its report, written and looked up again."""

from __future__ import annotations

from pathlib import Path

from grader.catalog import Catalog
from grader.errors import UsageError
from grader.interview import storage
from grader.interview.assessment import assess
from grader.interview.notes import InterviewReport
from grader.interview.report import write_report
from grader.interview.storage import Kept
from grader.progress.store import ProgressStore, now
from grader.text import Text

LAST = "last"


def end(
    store: ProgressStore, kept: Kept, catalog: Catalog, target: Path | None
) -> tuple[InterviewReport, list[Path]]:
    """Keep an interview as ended and write its reports; return it and where they are.

    The answers that the report shows count as seen.
    """
    finished = Kept(kept.started or now(), now(), kept.state)
    storage.finish(store, kept.state)
    report = report_on(store, finished, catalog)
    folder = Path(kept.state.folder)
    targets = [folder / "report.html", folder / "report.md", *([target] if target else [])]
    written = []
    for path in targets:
        try:
            write_report(report, path)
            written.append(path)
        except UsageError as error:  # what was said must not be lost with the place to write it
            store.notes.append(error.text)
    for question in report.questions:
        if question.model_answer and store.status(question.slug) not in ("passed", "revealed"):
            store.record_reveal(question.slug)
    return report, written


def report_on(store: ProgressStore, kept: Kept, catalog: Catalog) -> InterviewReport:
    """Return the report on an interview that has ended."""
    earlier = [
        each
        for each in storage.assessed(store)
        if each.state.id != kept.state.id and (each.finished or "") <= (kept.finished or "")
    ]
    return assess(kept, catalog, earlier, lambda slug: store.status(slug) == "passed")


def find_report(store: ProgressStore, name: str, catalog: Catalog) -> InterviewReport:
    """Return the report on the interview of that id, or the last one for `last`.

    Raises:
        UsageError: there is none.
    """
    known = storage.assessed(store)
    for kept in known:
        if name in (LAST, kept.state.id):
            return report_on(store, kept, catalog)
    raise UsageError(
        Text(
            zh=f"没有面试 {name} 的报告。mmdojo interview --list 列出全部。"
            if known
            else "还没有完成过面试。开始一场：mmdojo interview",
            en=f"There is no report on interview {name}. `mmdojo interview --list` shows all."
            if known
            else "No interview has been finished yet. Begin one: `mmdojo interview`",
        )
    )
