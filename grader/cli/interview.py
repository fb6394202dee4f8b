"""`mmdojo interview`: a mock interview against the clock, and its report."""

from __future__ import annotations

import contextlib
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from grader.catalog import Catalog
from grader.cli.exits import Exit
from grader.cli.options import (
    FormatOption,
    LangOption,
    TextOrJson,
    WorkspaceOption,
    chosen_language,
)
from grader.cli.output import say, say_notes, stdout_kept_clean, write_json
from grader.cli.shown_catalog import shown_catalog
from grader.errors import UsageError
from grader.progress.store import ProgressStore
from grader.text import Language, Text

if TYPE_CHECKING:  # schemas and Rich's tables, which no other command should wait for
    from grader.interview.beginning import Wanted
    from grader.interview.notes import InterviewReport
    from grader.interview.storage import Kept


class LevelOption(StrEnum):
    """The levels that `--level` takes."""

    JUNIOR = "junior"
    MID = "mid"
    SENIOR = "senior"


def add_to(app: typer.Typer) -> None:
    """Add this module's command."""
    app.command("interview", help="A mock interview · 模拟面试")(interview)


def interview(
    context: typer.Context,
    minutes: Annotated[int, typer.Option("--minutes", help="Time in all · 总时长")] = 45,
    level: Annotated[
        LevelOption, typer.Option("--level", help="How hard · 级别")
    ] = LevelOption.MID,
    track: Annotated[
        list[str] | None, typer.Option("--track", help="Only this one; repeatable · 只考这个方向")
    ] = None,
    seed: Annotated[
        int | None, typer.Option("--seed", help="The same seed, the same set · 同种子同题")
    ] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on · 继续")] = False,
    abandon: Annotated[bool, typer.Option("--abandon", help="Give it up · 放弃")] = False,
    past: Annotated[bool, typer.Option("--list", help="All of yours · 列出历次")] = False,
    show: Annotated[
        str | None, typer.Option("--show", metavar="ID", help="Its report, or last · 看报告")
    ] = None,
    report: Annotated[
        Path | None,
        typer.Option("--report", metavar="FILE", help=".html or .md, besides · 另存报告"),
    ] = None,
    form: FormatOption = TextOrJson.TEXT,
    workspace: WorkspaceOption = None,
    lang: LangOption = None,
) -> int:
    """Ask questions against the clock, follow up, and note what an interviewer would note."""
    from grader.interview.beginning import Wanted

    language = chosen_language(context, lang)
    _at_most_one(
        {"--resume": resume, "--abandon": abandon, "--list": past, "--show": show is not None}
    )
    if report is not None:
        from grader.interview.report import check_target

        check_target(report)
    as_json = form == TextOrJson.JSON
    if past:
        return _list(language, as_json)
    if show is not None:
        return _show_again(show, report, language, as_json)
    wanted = Wanted(minutes, level.value, tuple(track or ()), seed, workspace, language)
    return _hold(wanted, resume=resume, abandon=abandon, target=report, as_json=as_json)


def _hold(
    wanted: Wanted, *, resume: bool, abandon: bool, target: Path | None, as_json: bool
) -> int:
    from grader.interview.storage import only_one_at_a_time

    # Where a program wants the report, the conversation goes to stderr.
    clean = stdout_kept_clean() if as_json else contextlib.nullcontext()
    with clean, only_one_at_a_time(), ProgressStore() as store:
        report = None
        if abandon:
            _abandon(store, wanted.language)
        else:
            report = _conduct(store, wanted, resume, target)
    if report is None:
        if as_json:
            write_json({"message": _NO_REPORT.in_language(wanted.language)})
        return Exit.OK
    if as_json:
        sys.stdout.write(report.to_json() + "\n")
    return Exit.OK


def _conduct(
    store: ProgressStore, wanted: Wanted, resume: bool, target: Path | None
) -> InterviewReport | None:
    """Hold an interview until it ends; return its report, None where it is paused or not begun."""
    from grader.cli.interview_dialogue import Dialogue
    from grader.cli.interview_input import reader
    from grader.cli.interview_summary import show_report
    from grader.interview import storage
    from grader.interview.ending import end
    from grader.interview.session import Session

    catalog = shown_catalog(wanted.language)
    kept = storage.unfinished(store)
    _say_new_notes(store, wanted.language)
    if kept is None and resume:
        raise UsageError(_NOTHING_UNFINISHED)
    if kept is not None and not resume:
        kept = _resume_or_give_up(store, kept, wanted.language)
    if kept is None and (kept := _begin(store, wanted, catalog)) is None:
        return None
    language = kept.state.language
    session = Session(kept.state, catalog, lambda state: storage.save(store, state))
    paused = Dialogue(session, store, reader()).run() == "paused"
    _say_new_notes(store, language)
    if paused:
        say(_PAUSED.in_language(language))
        return None
    report, written = end(store, kept, catalog, target)
    show_report(report)
    _say_new_notes(store, language)
    for path in written:
        say(Text(zh=f"报告：{path}", en=f"Report: {path}").in_language(language))
    return report


def _begin(store: ProgressStore, wanted: Wanted, catalog: Catalog) -> Kept | None:
    """Draw and show the plan; return the interview once the learner has agreed to it."""
    from grader.cli.interview_input import is_interactive
    from grader.interview import storage
    from grader.interview.beginning import draw_set, new_state, plan

    language = wanted.language
    drawn, seed = draw_set(store, wanted, catalog)
    for line in plan(drawn, seed, wanted):
        say(line.in_language(language))
    if is_interactive():
        try:
            input(_READY.in_language(language))
        except (EOFError, KeyboardInterrupt):
            say("")
            return None
    state = new_state(store, wanted, drawn, seed)
    storage.begin(store, state)
    _say_new_notes(store, language)
    return storage.Kept("", None, state)


def _resume_or_give_up(store: ProgressStore, kept: Kept, language: Language) -> Kept | None:
    """Ask what to do with an unfinished interview; return it to go on, None to begin another.

    Raises:
        UsageError: nobody is there to ask, or they want neither.
    """
    from grader.cli.interview_input import is_interactive

    if not is_interactive():
        raise UsageError(_UNFINISHED)
    question = Text(
        zh="有一场面试还没有结束。r 继续 / a 放弃它，另开一场 / q 都不",
        en="An interview of yours has not ended. r resume / a abandon it for another / q neither",
    )
    while True:
        answer = typer.prompt(question.in_language(language), prompt_suffix=" ").strip().lower()
        if answer == "r":
            return kept
        if answer == "a":
            _give_up(store, kept)
            return None
        if answer == "q":
            raise UsageError(_UNFINISHED)


def _abandon(store: ProgressStore, language: Language) -> None:
    from grader.interview import storage

    kept = storage.unfinished(store)
    _say_new_notes(store, language)
    if kept is None:
        raise UsageError(_NOTHING_UNFINISHED)
    _give_up(store, kept)
    text = Text(
        zh=f"已放弃面试 {kept.state.id}；你的文件仍在 {kept.state.folder}。",
        en=f"Interview {kept.state.id} is given up; your files stay in {kept.state.folder}.",
    )
    say(text.in_language(language))


def _give_up(store: ProgressStore, kept: Kept) -> None:
    from grader.interview import storage

    kept.state.ending = "abandoned"
    storage.finish(store, kept.state)


def _list(language: Language, as_json: bool) -> int:
    from grader.cli.interview_summary import show_list
    from grader.interview import storage
    from grader.interview.assessment import shares

    with ProgressStore() as store:
        running = storage.unfinished(store)
        kept = [*([running] if running else []), *storage.ended(store)]
    say_notes(store.notes, language)
    if as_json:
        rows = []
        for each in kept:
            reached = shares(each.state) if each.state.ending != "abandoned" else None
            rows.append(
                {
                    "id": each.state.id,
                    "started": each.started,
                    "finished": each.finished,
                    "ending": each.state.ending if each.finished else None,
                    "level": each.state.level,
                    "minutes": each.state.minutes,
                    "seed": each.state.seed,
                    "exercises": each.state.slugs,
                    "final": reached[1] if reached and each.finished else None,
                }
            )
        write_json(rows)
    elif kept:
        show_list(kept, language)
    else:
        text = Text(
            zh="还没有面试过。开始一场：mmdojo interview",
            en="No interview yet. Begin one: mmdojo interview",
        )
        say(text.in_language(language))
    return Exit.OK


def _show_again(name: str, target: Path | None, language: Language, as_json: bool) -> int:
    from grader.cli.interview_summary import show_report
    from grader.interview.ending import find_report
    from grader.interview.report import write_report

    with ProgressStore() as store:
        report = find_report(store, name, shown_catalog(language))
    say_notes(store.notes, language)
    if target is not None:
        write_report(report, target)
    if as_json:
        sys.stdout.write(report.to_json() + "\n")
    else:
        show_report(report)
    return Exit.OK


def _at_most_one(given: dict[str, bool]) -> None:
    names = [name for name, present in given.items() if present]
    if len(names) > 1:
        raise UsageError(
            Text(
                zh=f"{' 和 '.join(names)} 不能一起用，请只留一个。",
                en=f"{' and '.join(names)} don't go together; give one of them.",
            )
        )


def _say_new_notes(store: ProgressStore, language: Language) -> None:
    say_notes(store.notes, language)
    store.notes.clear()


_READY = Text(
    zh="\n准备好了就按回车，计时从第一题开始（Ctrl-C 不考了）",
    en="\nEnter begins, and the clock with it (Ctrl-C leaves it) ",
)
_PAUSED = Text(
    zh="\n已暂停，一切都保存好了，暂停的时间不算。\n继续：mmdojo interview --resume\n"
    "放弃：mmdojo interview --abandon",
    en="\nPaused. Everything is kept, and a pause takes none of your time.\n"
    "Go on: mmdojo interview --resume\nGive it up: mmdojo interview --abandon",
)
_NO_REPORT = Text(zh="面试没有结束，没有报告。", en="The interview has not ended; no report.")
_NOTHING_UNFINISHED = Text(
    zh="没有未结束的面试。开始一场：mmdojo interview",
    en="No interview is unfinished. Begin one: `mmdojo interview`",
)
_UNFINISHED = Text(
    zh="有一场面试还没有结束。继续：mmdojo interview --resume；放弃：mmdojo interview --abandon。",
    en="An interview of yours has not ended. Go on: `mmdojo interview --resume`. "
    "Give it up: `mmdojo interview --abandon`.",
)
