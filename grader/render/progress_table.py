"""Show progress in the terminal: a line of figures, a bar per track, and what was hard."""

from __future__ import annotations

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Line

from grader.progress.history import HardExercise, History, TrackProgress
from grader.render.prose import Prose
from grader.text import Language, Text

_BAR_CELLS = 16
_LATEST_INTERVIEWS = 3


def print_progress(history: History, language: Language, target: Console) -> None:
    """Print it all."""
    for line in _figures(history):
        target.print(Prose(line.in_language(language)))
    target.print()
    target.print(_tracks(history, language))
    if history.interviews:
        target.print()
        target.print(Prose(_interviews(history).in_language(language)))
    if history.hardest:
        target.print()
        heading = Text(zh="最难的题：", en="The hardest so far:")
        target.print(Prose(heading.in_language(language), "bold"))
        for hard in history.hardest:
            target.print(Padding(Prose(_hard(hard).in_language(language)), (0, 0, 0, 2)))
    target.print()
    more = Text(zh="网页版：mmdojo progress --html", en="As a page: mmdojo progress --html")
    target.print(Prose(more.in_language(language), "dim"))


def _figures(history: History) -> list[Text]:
    today, tomorrow = history.coming[:2]
    days = "1 day" if history.streak == 1 else f"{history.streak} days"
    lines = [
        Text(
            zh=f"已通过 {history.passed}/{history.total} · 连续练习 {history.streak} 天",
            en=f"{history.passed} of {history.total} passed · streak {days}",
        ),
        Text(
            zh=f"今天该复习 {today} 题，明天 {tomorrow} 题" + ("：mmdojo review" if today else ""),
            en=f"Due today {today}, tomorrow {tomorrow}" + (": mmdojo review" if today else ""),
        ),
    ]
    if history.retention is not None:
        lines.append(
            Text(
                zh=f"最近 30 天复习时记得 {history.retention:.0%}（目标 90%）",
                en=f"Remembered in the reviews of the last 30 days: {history.retention:.0%} "
                "(the aim is 90%)",
            )
        )
    return lines


def _tracks(history: History, language: Language) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1), show_edge=False)
    table.add_column(Text(zh="方向", en="track").in_language(language))
    table.add_column("", no_wrap=True)
    for heading in (
        Text(zh="通过", en="passed"),
        Text(zh="在做", en="begun"),
        Text(zh="未做", en="new"),
        Text(zh="掌握", en="mastery"),
    ):
        table.add_column(heading.in_language(language), no_wrap=True, justify="right")
    for track in history.tracks:
        table.add_row(
            Prose(track.name.in_language(language)),
            _bar(track),
            f"{track.passed}/{track.total}",
            str(track.started),
            str(track.new),
            f"{track.remembered:.0%}",
        )
    return table


def _bar(track: TrackProgress) -> Line:
    """Return full blocks for what has passed, half ones for what is begun."""
    passed = round(_BAR_CELLS * track.passed / track.total)
    begun = round(_BAR_CELLS * (track.passed + track.started) / track.total) - passed
    line = Line("█" * passed, style="green")
    line.append("▒" * begun, style="yellow")
    line.append("░" * (_BAR_CELLS - passed - begun), style="dim")
    return line


def _interviews(history: History) -> Text:
    latest = history.interviews[-_LATEST_INTERVIEWS:]
    said = [
        f"{past.day} {'–' if past.score is None else format(past.score, '.0%')}" for past in latest
    ]
    return Text(
        zh=f"最近的模拟面试：{'，'.join(said)}", en=f"Latest mock interviews: {', '.join(said)}"
    )


def _hard(hard: HardExercise) -> Text:
    parts = [
        text
        for holds, text in (
            (
                hard.failed,
                Text(
                    zh=f"{hard.failed} 个答案没过",
                    en=f"{hard.failed} failed answer{'' if hard.failed == 1 else 's'}",
                ),
            ),
            (
                hard.hints,
                Text(
                    zh=f"看了 {hard.hints} 条提示",
                    en=f"{hard.hints} hint{'' if hard.hints == 1 else 's'}",
                ),
            ),
            (hard.revealed, Text(zh="看过答案", en="answer seen")),
        )
        if holds
    ]
    title = hard.exercise.title
    return Text(
        zh=f"{title.zh}：{'，'.join(part.zh for part in parts)}",
        en=f"{title.en}: {', '.join(part.en for part in parts)}",
    )
