"""Read an answer from the keyboard or a pipe while a clock runs."""

from __future__ import annotations

import asyncio
import contextlib
import os
import select
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

from grader.cli.output import say

if TYPE_CHECKING:
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

# A text; the file is ready; pause; skip; the interview's time is up.
Kind = Literal["text", "file", "pause", "skip", "time_over"]

_ENDS = {".", "。", "．"}
_PAUSES = {"p", "ｐ"}
_SKIPS = {"s", "ｓ"}
_TICK_SECONDS = 0.5


@dataclass(frozen=True)
class Said:
    """What the learner did; `text` is what stands there, also where they paused."""

    kind: Kind
    text: str = ""


class Desk(Protocol):
    """What the reader is told, and asks, while it waits."""

    def tick(self, draft: str) -> tuple[list[str], bool]:
        """Keep time and draft; return remarks to show now, and whether all time is up."""

    def keep(self, draft: str) -> None:
        """Keep what has been typed so far, at once."""

    def status(self) -> tuple[str, bool]:
        """Return the line that shows the clock, and whether it warns."""


Reader = Callable[[Desk, str], Said]


def is_interactive() -> bool:
    """Whether somebody sits at a terminal; a closed standard input is none."""
    return sys.stdin is not None and not sys.stdin.closed and sys.stdin.isatty()


def reader() -> Reader:
    """Return the reader that suits this terminal, or the pipe that stands in for one."""
    smart = os.environ.get("TERM", "dumb") not in ("", "dumb")
    if is_interactive() and sys.stdout.isatty() and smart:
        return _read_in_terminal
    if sys.stdin is None or sys.stdin.closed:
        return PlainReader(os.open(os.devnull, os.O_RDONLY))
    return PlainReader(sys.stdin.fileno())


class PlainReader:
    """Reads lines from a descriptor, and looks at the clock while none comes."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._pending = b""
        self._ended = False

    def __call__(self, desk: Desk, draft: str) -> Said:
        """Read one answer; lines of `draft` were typed before."""
        lines = draft.split("\n") if draft else []
        say(desk.status()[0])
        if draft:
            say(draft)
        while True:
            line = self._line(desk, "\n".join(lines))
            text = "\n".join(lines)
            if line is None:
                return Said("time_over", text)
            if line == "":  # the end of input
                return Said("text", text) if text.strip() else Said("pause", text)
            line = line.rstrip("\r\n")
            word = line.strip().lower()
            if word in _ENDS:
                return Said("text", text) if text.strip() else Said("file")
            if word in _PAUSES:
                return Said("pause", text)
            if not text.strip() and word in _SKIPS:
                return Said("skip")
            if not text.strip() and not word:
                return Said("file")
            lines.append(line)
            desk.keep("\n".join(lines))

    def _line(self, desk: Desk, draft: str) -> str | None:
        """Return the next line with its end, "" at the end of input, None when time is up."""
        while b"\n" not in self._pending and not self._ended:
            remarks, over = desk.tick(draft)
            for remark in remarks:
                say(remark)
            if over:
                return None
            ready, _, _ = select.select([self._descriptor], [], [], _TICK_SECONDS)
            if ready:
                part = os.read(self._descriptor, 65_536)
                self._ended = not part
                self._pending += part
        line, end, self._pending = self._pending.partition(b"\n")
        if not line and not end:
            # On a terminal, Ctrl-D ends one answer, not all that follow.
            self._ended = not os.isatty(self._descriptor)
        return (line + end).decode("utf-8", "replace")


def _read_in_terminal(desk: Desk, draft: str) -> Said:
    """Edit an answer of several lines, the clock below it."""
    from prompt_toolkit import PromptSession
    from prompt_toolkit.formatted_text import StyleAndTextTuples
    from prompt_toolkit.patch_stdout import patch_stdout
    from prompt_toolkit.styles import Style

    def toolbar() -> StyleAndTextTuples:
        line, warns = desk.status()
        return [("class:late" if warns else "", f" {line} ")]

    session: PromptSession[Said] = PromptSession(
        multiline=True,
        key_bindings=_bindings(desk),
        bottom_toolbar=toolbar,
        refresh_interval=_TICK_SECONDS,
        style=Style.from_dict({"late": "bg:ansired fg:ansiwhite bold"}),
    )

    async def watch_the_clock() -> None:
        while True:
            await asyncio.sleep(_TICK_SECONDS)
            text = session.default_buffer.text
            remarks, over = desk.tick(text)
            for remark in remarks:
                say(remark)
            if over:
                with contextlib.suppress(Exception):  # the answer was sent this very moment
                    session.app.exit(result=Said("time_over", text))
                return

    def begin() -> None:
        session.app.create_background_task(watch_the_clock())

    with patch_stdout(raw=True):
        return session.prompt("> ", default=draft, pre_run=begin, prompt_continuation="  ")


def _bindings(desk: Desk) -> KeyBindings:
    from prompt_toolkit.key_binding import KeyBindings

    bindings = KeyBindings()

    @bindings.add("enter")
    def _(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        line = buffer.document.current_line.strip().lower()
        before = buffer.document.lines[: buffer.document.cursor_position_row]
        after = buffer.document.lines[buffer.document.cursor_position_row + 1 :]
        rest = "\n".join([*before, *after]).rstrip()
        if not buffer.text.strip():
            event.app.exit(result=Said("file"))
        elif line in _ENDS:
            event.app.exit(result=Said("text", rest) if rest.strip() else Said("file"))
        elif line in _PAUSES:
            event.app.exit(result=Said("pause", rest))
        elif line in _SKIPS and not rest.strip():
            event.app.exit(result=Said("skip"))
        else:
            buffer.newline(copy_margin=False)
            desk.keep(buffer.text)

    @bindings.add("c-d")
    def _(event: KeyPressEvent) -> None:
        text = event.current_buffer.text
        event.app.exit(result=Said("text", text) if text.strip() else Said("pause"))

    @bindings.add("c-c")
    def _(event: KeyPressEvent) -> None:
        event.app.exit(result=Said("pause", event.current_buffer.text))

    return bindings
