"""Show an interview's report, or the list of all, in the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Line

from grader.cli.output import console
from grader.interview.assessment import clock, percent, result_of, shares
from grader.interview.drawing import LEVEL_NAMES
from grader.interview.notes import Exchange, InterviewReport, QuestionNotes, Remark
from grader.interview.report import LABELS, SIGNS, local_time, tone_of
from grader.interview.storage import Kept
from grader.render.prose import Prose
from grader.render.sanitise import one_line
from grader.text import Language, Text

_STYLES = {"good": "green", "warn": "yellow", "bad": "red", "dim": "dim"}
_BAR = 20


def show_report(report: InterviewReport) -> None:
    """Print a summary: result, tracks, each question, what next."""
    language, target = report.language, console()
    target.print()
    target.print(_heading(report))
    target.print(Prose(report.result, "bold"))
    for note in [*report.notes, *report.left_out]:
        target.print(_indented(Prose(f"· {note}")))
    if report.tracks:
        target.print()
        target.print(_tracks(report))
    for question in report.questions:
        target.print()
        _show_question(target, question, language)
    if report.compared:
        target.print()
        before, now = percent(report.compared.final), percent(report.final or 0)
        line = Text(zh=f"与上次相比：{before} → {now}", en=f"Since last time: {before} → {now}")
        target.print(Prose(line.in_language(language), "bold"))
        for note in report.compared.notes:
            target.print(_indented(Prose(f"· {note}")))
    if report.practise:
        target.print()
        heading = Text(zh="接下来练：", en="Practise next:")
        target.print(Prose(heading.in_language(language), "bold"))
        for step in report.practise:
            target.print(_indented(Prose(step.command)))
            target.print(_indented(_indented(Prose(step.why, "dim"))))


def show_list(interviews: Sequence[Kept], language: Language) -> None:
    """Print all interviews, the latest first."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for heading in (
        Text(zh="编号", en="id"),
        Text(zh="时间", en="when"),
        Text(zh="级别", en="level"),
        Text(zh="题数", en="asked"),
        Text(zh="结果", en="result"),
    ):
        table.add_column(heading.in_language(language), overflow="fold")
    for kept in interviews:
        state = kept.state
        table.add_row(
            one_line(state.id),
            local_time(kept.finished or kept.started),
            LEVEL_NAMES[state.level].in_language(language),
            str(sum(question.stage not in ("waiting", "cut") for question in state.questions)),
            Prose(result_line(kept).in_language(language)),
        )
    console().print(table)


def result_line(kept: Kept) -> Text:
    """Return in a few words how an interview ended."""
    if kept.finished is None:
        return Text(
            zh="未完成：mmdojo interview --resume", en="unfinished: mmdojo interview --resume"
        )
    if kept.state.ending == "abandoned":
        return Text(zh="已放弃", en="abandoned")
    reached = shares(kept.state)
    if reached is None:
        return result_of(None)
    words = result_of(reached[1])
    return Text(zh=f"{percent(reached[1])} {words.zh}", en=f"{percent(reached[1])} {words.en}")


def _heading(report: InterviewReport) -> Line:
    title = Text(zh="模拟面试报告", en="Mock interview report").in_language(report.language)
    line = Line(title, style="bold")
    if report.final is not None and report.unaided is not None:
        final, unaided = percent(report.final), percent(report.unaided)
        figures = Text(
            zh=f"  总评 {final}（不靠追问 {unaided}）", en=f"  {final} overall ({unaided} unaided)"
        )
        line.append(figures.in_language(report.language))
    line.append(f"  {report.level_name} · {clock(report.seconds)}/{report.minutes}:00", style="dim")
    return line


def _tracks(report: InterviewReport) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(overflow="fold")
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True, justify="right")
    table.add_column(ratio=1)
    for track in report.tracks:
        filled = round(_BAR * track.final)
        bar = Line("█" * filled, style="cyan")
        bar.append("░" * (_BAR - filled), style="dim")
        table.add_row(Prose(track.title), bar, percent(track.final), Prose(track.note))
    return table


def _show_question(target: Console, question: QuestionNotes, language: Language) -> None:
    line = Line(f"{question.number}. {one_line(question.title)}", style="bold")
    line.append(f"  {clock(question.seconds)}/{question.minutes}:00", style="dim")
    target.print(line)
    target.print(_indented(Prose(question.note)))
    for gap in question.gaps:
        target.print(_indented(_remark(gap, language)))
    for exchange in question.follow_ups:
        target.print(_indented(_exchange(exchange, language)))


def _remark(remark: Remark, language: Language) -> RenderableType:
    tone = tone_of(remark.verdict)
    word = LABELS[remark.verdict].in_language(language)
    parts: list[RenderableType] = [
        Prose(f"{SIGNS[tone]} {word} · {one_line(remark.title)}", _STYLES[tone])
    ]
    if remark.evidence:
        parts.append(_indented(Prose(f"“{one_line(remark.evidence)}”", "italic")))
    return Group(*parts)


def _exchange(exchange: Exchange, language: Language) -> RenderableType:
    asked = Text(zh="追问：", en="Asked: ").in_language(language)
    return Group(
        Prose(f"↳ {asked}{one_line(exchange.question)}", "dim"),
        _indented(Prose(f"{SIGNS[exchange.tone]} {exchange.result}", _STYLES[exchange.tone])),
    )


def _indented(shown: RenderableType) -> Padding:
    return Padding(shown, (0, 0, 0, 2))
