"""Show how far a learner is as a compact card, for notebooks."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct
from rich.cells import cell_len

from grader.render.page import page_html
from grader.render.sanitise import one_line
from grader.text import Language, Text

_BAR = 16  # characters
_MORE = Text(
    zh="在终端：mmdojo review 复习到期的题，mmdojo progress --html 生成完整的进度网页。",
    en="In a terminal: `mmdojo review` serves what is due, `mmdojo progress --html` writes the "
    "whole page.",
)


_Count = Annotated[int, Meta(ge=0)]


class TrackProgress(Struct, frozen=True):
    """How many exercises of one track are passed, begun and new."""

    name: str
    total: _Count
    passed: _Count
    started: _Count
    new: _Count


class Progress(Struct, frozen=True):
    """What a card shows of `mmdojo progress --format json`."""

    passed: int
    total: int
    due_today: int
    streak: int
    tracks: list[TrackProgress]


def progress_card_html(progress: Progress, language: Language) -> str:
    """Return the card; everything in it is sanitised and escaped."""
    return page_html(
        "progress_card.html.j2", language, progress=progress, figures=_figures(progress), more=_MORE
    )


def progress_as_text(progress: Progress, language: Language) -> str:
    """Return the same as plain text."""
    width = max((cell_len(one_line(track.name)) for track in progress.tracks), default=0)
    lines = [" · ".join(figure.in_language(language) for figure in _figures(progress)), ""]
    for track in progress.tracks:
        name = one_line(track.name)
        counts = Text(
            zh=f"通过 {track.passed}/{track.total}，在做 {track.started}，未做 {track.new}",
            en=f"{track.passed}/{track.total} passed, {track.started} begun, {track.new} new",
        )
        padded = name + " " * (width - cell_len(name))
        lines.append(f"{padded}  {_bar(track)}  {counts.in_language(language)}")
    return "\n".join([*lines, "", _MORE.in_language(language)])


def _figures(progress: Progress) -> list[Text]:
    days = "1 day" if progress.streak == 1 else f"{progress.streak} days"
    return [
        Text(
            zh=f"已通过 {progress.passed}/{progress.total}",
            en=f"{progress.passed} of {progress.total} passed",
        ),
        Text(zh=f"今天该复习 {progress.due_today} 题", en=f"{progress.due_today} due today"),
        Text(zh=f"连续练习 {progress.streak} 天", en=f"streak {days}"),
    ]


def _bar(track: TrackProgress) -> str:
    if not track.total:
        return "░" * _BAR
    passed = round(_BAR * track.passed / track.total)
    begun = min(_BAR - passed, round(_BAR * track.started / track.total))
    return "█" * passed + "▒" * begun + "░" * (_BAR - passed - begun)
