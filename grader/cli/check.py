"""`mmdojo check`: grade one submission and show its report."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Annotated

import typer
from msgspec.structs import replace

from grader.catalog import find_exercise
from grader.cli.answer_file import answer_file, no_file_for_a_name
from grader.cli.exits import OF_VERDICT
from grader.cli.options import (
    FileOption,
    LangOption,
    SlugArgument,
    WorkspaceOption,
    chosen_language,
)
from grader.cli.output import console, on_terminal, stdout_kept_clean
from grader.render.sanitise import one_line
from grader.report import Report
from grader.text import Language, Text


class ReportFormat(StrEnum):
    """How a report can be written."""

    TEXT = "text"
    JSON = "json"
    JUNIT = "junit"


def add_to(app: typer.Typer) -> None:
    """Add this module's command."""
    app.command("check", help="Grade your answer · 检查你的答案")(check)


def check(
    context: typer.Context,
    slug: SlugArgument,
    file: FileOption = None,
    form: Annotated[
        ReportFormat, typer.Option("--format", help="Output format · 输出格式")
    ] = ReportFormat.TEXT,
    workspace: WorkspaceOption = None,
    record: Annotated[
        bool, typer.Option("--record/--no-record", help="Keep it in your progress · 是否记入进度")
    ] = True,
    lang: LangOption = None,
) -> int:
    """Grade one submission; the exit status is its verdict's."""
    language = chosen_language(context, lang)
    no_file_for_a_name(slug)
    exercise = find_exercise(slug)
    path = answer_file(exercise, file, workspace, language)

    from grader.grading import grade_path

    with stdout_kept_clean(), _progress(language) as tell:
        report = grade_path(exercise, path, language=language, on_progress=tell)
    if record:
        report = _recorded(report, language)
    write_report(report, form.value, language)
    return OF_VERDICT[report.verdict]


def write_report(report: Report, form: str, language: Language = "en") -> None:
    """Print a report on stdout in the format asked for."""
    if form == ReportFormat.JSON:
        sys.stdout.write(report.to_json() + "\n")
    elif form == ReportFormat.JUNIT:
        from grader.render.junit import to_junit

        sys.stdout.write(to_junit(report))
    else:
        from grader.render.terminal import render_report

        render_report(report, console(), language)


def _recorded(report: Report, language: Language) -> Report:
    from grader.progress.store import ProgressStore

    with ProgressStore() as store:
        store.record_attempt(report, language)
        notes = [note.in_language(language) for note in store.notes]
    return replace(report, notes=report.notes + notes) if notes else report


@contextlib.contextmanager
def _progress(language: Language) -> Iterator[Callable[[int, int, str], None] | None]:
    """Show how far the checks are, on stderr while it is a terminal; None where it is not."""
    screen = console(stderr=True)
    if not on_terminal(sys.stderr):
        yield None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=20),
        MofNCompleteColumn(),
    )
    waiting = Text(zh="正在准备", en="Getting ready").in_language(language)
    with Progress(*columns, console=screen, transient=True) as bar:
        task = bar.add_task(waiting, total=None)

        def tell(done: int, total: int, title: str) -> None:
            bar.update(task, completed=done, total=total, description=one_line(title))

        yield tell
