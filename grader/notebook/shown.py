"""What a notebook shows: a bundle of HTML or Markdown with plain text beside it."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from typing import Any, Protocol

from IPython.display import display
from msgspec import convert
from rich.console import Console, RenderableType
from rich.markdown import Markdown

from grader.notebook.trusted import Answer
from grader.render.card import message_card_html, report_card_html, verdict_line
from grader.render.progress_card import Progress, progress_as_text, progress_card_html
from grader.render.sanitise import one_line, sanitise
from grader.render.terminal import render_report
from grader.report import Report
from grader.text import Language, Text

_USAGE = 2  # the exit status that means: asked for something that isn't there
_WIDTH = 88
_WORKING = Text(zh="请稍候……", en="One moment…")
_INTERRUPTED = Text(zh="已中断，没有结果。", en="Interrupted; there is no result.")
_BROKEN = Text(
    zh="评分程序没有给出结果。请在终端运行 mmdojo doctor 检查环境。",
    en="The grader gave no answer. `mmdojo doctor` in a terminal checks the installation.",
)
_FAILED = Text(
    zh="mmdojo 自身出错（不是你的问题）：{reason}。请在终端运行 mmdojo doctor 检查环境。",
    en="mmdojo itself failed (not your fault): {reason}. `mmdojo doctor` in a terminal checks "
    "the installation.",
)


class Shown:
    """Something to show, as HTML or Markdown where that is possible and as plain text elsewhere."""

    def __init__(self, bundle: Mapping[str, Any], line: str = "") -> None:
        """Take one content for each MIME type, `text/plain` among them, and a line that sums up."""
        self.bundle = dict(bundle)
        self.line = line

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        return self.bundle


class Place(Protocol):
    """Where something is shown; what comes later takes the place of what was there."""

    def show(self, shown: Shown) -> None:
        """Show this now."""


class CellOutput:
    """A place in the output of the cell that is running."""

    def __init__(self) -> None:
        self._handle: Any = None

    def show(self, shown: Shown) -> None:
        """Show this in place of what was shown here before."""
        if self._handle is None:
            self._handle = display(shown, display_id=True)
        else:
            self._handle.update(shown)


def show_when_done(
    work: Callable[[], Shown], place: Place, language: Language, *, announced: bool = True
) -> None:
    """Show what comes of some work; never raises.

    Before it is done, that is said, unless it should not be `announced`: to show and replace
    something takes longer than quick work itself.
    """
    if announced:
        place.show(message(_WORKING.in_language(language), language))
    try:
        shown = work()
    except KeyboardInterrupt:
        shown = message(_INTERRUPTED.in_language(language), language)
    except Exception as error:
        reason = one_line(f"{type(error).__name__}: {error}")[:300]
        shown = message(_FAILED.in_language(language).format(reason=reason), language)
    place.show(shown)


def message(text: str, language: Language) -> Shown:
    """Return one or more sentences of ours, or of a learner's, as something to show."""
    html = message_card_html(text, language)
    return Shown({"text/html": html, "text/plain": sanitise(text)})


def markdown(text: str) -> Shown:
    """Return Markdown of ours as something to show."""
    return Shown({"text/markdown": text, "text/plain": _as_plain(Markdown(text))})


def report(answer: Answer, language: Language) -> Shown:
    """Return the card of what `mmdojo check --format json` said."""
    if answer.status == _USAGE or answer.data is None or "verdict" not in answer.data:
        return problem(answer, language)
    try:
        parsed = convert(answer.data, Report)
    except ValueError:
        return problem(answer, language)
    buffer = io.StringIO()
    render_report(parsed, _plain_console(buffer), language)
    return Shown(
        {"text/html": report_card_html(parsed, language), "text/plain": buffer.getvalue()},
        verdict_line(parsed, language),
    )


def progress(answer: Answer, language: Language) -> Shown:
    """Return the card of what `mmdojo progress --format json` said."""
    if answer.status != 0 or answer.data is None:
        return problem(answer, language)
    try:
        parsed = convert(answer.data, Progress)
    except ValueError:
        return problem(answer, language)
    html, plain = progress_card_html(parsed, language), progress_as_text(parsed, language)
    return Shown({"text/html": html, "text/plain": plain})


def problem(answer: Answer, language: Language) -> Shown:
    """Return what went wrong, in a sentence."""
    if said := str((answer.data or {}).get("message") or ""):
        return message(sanitise(said), language)
    # Of a traceback only the last line tells a learner anything.
    reason = one_line(answer.errors.splitlines()[-1])[:300] if answer.errors else ""
    broken = _BROKEN.in_language(language)
    return message(f"{broken}\n({reason})" if reason else broken, language)


def _as_plain(shown: RenderableType) -> str:
    buffer = io.StringIO()
    _plain_console(buffer).print(shown)
    return buffer.getvalue()


def _plain_console(buffer: io.StringIO) -> Console:
    return Console(file=buffer, width=_WIDTH, color_system=None, force_jupyter=False)
