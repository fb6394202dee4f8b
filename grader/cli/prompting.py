"""Ask the learner for a key, a line or a text; lines on stdin do as well as a keyboard."""

from __future__ import annotations

import io
import os
import select
import sys
import unicodedata
from collections.abc import Collection

from grader.cli.output import say

#: What Enter alone is called.
ENTER = ""
_MARK = "> "
_SWALLOWED_SECONDS = 0.3


def has_keyboard() -> bool:
    """Return whether keys can be read one by one."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()


def ask_key(question: str, keys: Collection[str]) -> str | None:
    """Return which of `keys` was pressed (case and full width aside); None at the end of input.

    Without a keyboard it is the first character of a line. Anything else is passed over.
    """
    say(question)
    if has_keyboard():
        return _key(keys)
    while (line := _line()) is not None:
        if (key := plain(line)[:1]) in keys:
            return key
    return None


def ask_line(question: str) -> str | None:
    """Return a line without its end; None at the end of input."""
    say(question)
    return _line()


def ask_text(question: str, commands: Collection[str]) -> str | None:
    """Return a text that an empty line or the end of input closes; None if there is none at all.

    A first line that is one of `commands` is all there is. Empty lines inside a text that is pasted
    belong to it.
    """
    first = ask_line(question)
    if first is None or not first.strip() or plain(first) in commands:
        return first
    lines = [first]
    while (line := _line()) is not None and (line.strip() or _more_is_there()):
        lines.append(line)
    return "\n".join(lines).rstrip()


def plain(line: str) -> str:
    """Return a line in small letters of half width, as a command may be typed in either."""
    return unicodedata.normalize("NFKC", line).strip().lower()


def _key(keys: Collection[str]) -> str | None:
    """Wait for one of `keys`; None for Ctrl-D or where the terminal is gone."""
    import termios
    import tty

    from grader.watch.keys import END, understood

    number = sys.stdin.fileno()
    saved = termios.tcgetattr(number)
    # Ctrl-C stays an interrupt; draining, unlike the default, keeps what was typed ahead.
    tty.setcbreak(number, termios.TCSADRAIN)
    try:
        while (read := os.read(number, 64)) and END.encode() not in read:
            for pressed in understood(read.decode("utf-8", "ignore")):
                key = ENTER if pressed in "\r\n" else pressed
                if key not in keys:
                    continue
                if key != ENTER and select.select([number], [], [], _SWALLOWED_SECONDS)[0]:
                    # An Enter out of habit; it would answer the next question.
                    os.read(number, 64)
                return key
        return None
    finally:
        termios.tcsetattr(number, termios.TCSADRAIN, saved)


def _line() -> str | None:
    if has_keyboard():
        import readline  # noqa: F401 - lets `input` edit a line, and takes a paste whole

        try:
            return input(_MARK)
        except EOFError:
            say("")
            return None
    if isinstance(sys.stdin, io.TextIOWrapper) and sys.stdin.errors != "replace":
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    line = sys.stdin.readline() if sys.stdin is not None else ""
    return line.rstrip("\r\n") if line else None


def _more_is_there() -> bool:
    """Whether more has come in already than anyone could have typed since."""
    return has_keyboard() and bool(select.select([sys.stdin], [], [], 0)[0])
