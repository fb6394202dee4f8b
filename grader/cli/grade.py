"""`mmdojo grade`: grade many submissions into one folder of reports and a table."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from grader.atomic_files import replace
from grader.cli.batch import Entry, Journal, find_entries, grade_entry, total_seconds
from grader.cli.exits import Exit
from grader.cli.options import LangOption, chosen_language
from grader.cli.output import console, on_terminal, say
from grader.cli.shown_catalog import shown_catalog
from grader.errors import UsageError
from grader.render.sanitise import one_line
from grader.render.spreadsheet import cell
from grader.report import Report
from grader.text import Text

TABLE = "results.csv"
COLUMNS = ("student", "exercise", "verdict", "score", "points", "max_points", "message", "file")


def add_to(app: typer.Typer) -> None:
    """Add this module's command."""
    app.command("grade", help="Grade many submissions · 批量评分")(grade)


def grade(
    context: typer.Context,
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", help="Files or folders · 文件或文件夹")
    ],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Reports go here · 输出文件夹")],
    resume: Annotated[
        bool, typer.Option("--resume/--no-resume", help="Skip what is done · 跳过已评的")
    ] = True,
    jobs: Annotated[int, typer.Option("--jobs", min=1, help="At once · 同时评几份")] = 1,
    lang: LangOption = None,
) -> int:
    """Write one report for each submission, and results.csv."""
    from rich.progress import track

    language = chosen_language(context, lang)
    for path in paths:
        if not path.exists():
            raise UsageError(Text(zh=f"没有 {path}。", en=f"There is no {path}."))
    catalog = shown_catalog(language)
    entries, ignored = find_entries(paths, catalog)
    if not entries:
        raise UsageError(
            Text(
                zh="没有找到作答文件。文件应为 <学生>/<练习名>.py（或 .ipynb、.md）。",
                en="No submissions found. They should be <student>/<exercise>.py, .ipynb or .md.",
            )
        )
    if any(entry.slug and catalog.get(entry.slug).is_code for entry in entries):
        refuse_unless_isolated()
    _make(out)
    # Imported late: every command would pay for it.
    from concurrent.futures import ThreadPoolExecutor

    journal = Journal(out, resume=resume)
    seconds = total_seconds(list(catalog))
    screen = console(stderr=True)
    with ThreadPoolExecutor(jobs) as pool:
        reports = list(
            track(
                pool.map(
                    lambda each: grade_entry(each, catalog, out, journal, language, seconds),
                    entries,
                ),
                description="",
                total=len(entries),
                console=screen,
                transient=True,
                disable=not on_terminal(sys.stderr),
            )
        )
    table = results_table(zip(entries, reports, strict=True))
    replace(out / TABLE, table.encode("utf-8"))
    if ignored:
        names = ", ".join(sorted({one_line(path.name) for path in ignored})[:5])
        text = Text(
            zh=f"跳过 {len(ignored)} 个文件，文件名不是练习名：{names}",
            en=f"Left out {len(ignored)} files whose names are no exercise: {names}",
        )
        say(text.in_language(language), stderr=True)
    failed = sum(report.verdict == "error" for report in reports)
    passed = sum(report.verdict == "pass" for report in reports)
    summary = Text(
        zh=f"{len(reports)} 份：通过 {passed}，未能评分 {failed}。结果在 {out / TABLE}",
        en=f"{len(reports)} submissions: {passed} passed, {failed} could not be graded. "
        f"See {out / TABLE}",
    )
    say(summary.in_language(language))
    return Exit.GRADER_FAILED if failed else Exit.OK


def refuse_unless_isolated() -> None:
    """Refuse to run other people's code where a layer is missing that keeps it to itself.

    Raises:
        UsageError: it is missing; the message names it.
    """
    from grader.isolation import describe_isolation

    status = describe_isolation()
    if status.level == "full":
        return
    names = ", ".join(layer.name for layer in status.missing)
    raise UsageError(
        Text(
            zh=f"这里的隔离是 {status.level}（缺少 {names}），不能给别人的代码评分："
            "它可能读你的文件、使用网络。请在 Linux 6.2 或更新的系统上运行，mmdojo doctor 有详情。",
            en=f"Isolation is {status.level} here ({names} missing), so other people's code is not "
            "graded: it could read your files and use the network. Use Linux 6.2 or newer; "
            "`mmdojo doctor` says more.",
        )
    )


def results_table(rows: Iterable[tuple[Entry, Report]]) -> str:
    """Return the table as CSV that a spreadsheet can open without running anything in it."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for entry, report in rows:
        writer.writerow(
            [
                cell(entry.student),
                cell(entry.slug),
                report.verdict,
                f"{report.score:g}",
                f"{report.points:g}",
                f"{report.max_points:g}",
                cell(report.message),
                cell(str(entry.file)),
            ]
        )
    return text.getvalue()


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(
            Text(
                zh=f"无法创建 {folder}（{error.strerror}）。",
                en=f"Can't make {folder} ({error.strerror}).",
            )
        ) from error
