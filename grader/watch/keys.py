"""Read what a learner types: single keys on a terminal, whole lines where that can't be had."""

from __future__ import annotations

import codecs
import os
import re
import select
import threading
import unicodedata
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self, TextIO

END = "\x04"  # Ctrl-D, and what stands for the end of a terminal's input
_ESCAPE_SEQUENCE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|O.|[^\[O])?")


class Keys:
    """Tells of every key, or line, from a thread of its own until closed.

    Args:
        stream: standard input.
        tell: takes one character in small letters, or with `lines` a whole line.
        lines: whether to read lines although single keys could be had, such as where what is
            shown goes elsewhere.

    Attributes:
        single: whether single keys are read, so that no Enter is needed.
    """

    def __init__(self, stream: TextIO, tell: Callable[[str], None], *, lines: bool = False) -> None:
        self._stream = stream
        self._tell = tell
        self._saved: list[Any] | None = None
        self.single = not lines and _can_be_single(stream)
        self._thread = threading.Thread(
            target=self._read_keys if self.single else self._read_lines, daemon=True
        )
        self._stop, self._stopped = os.pipe()

    def __enter__(self) -> Self:
        self.resume()
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        os.close(self._stopped)
        if self.single:
            self._thread.join()  # woken by that
        os.close(self._stop)
        if self._saved is not None:
            import termios

            termios.tcsetattr(self._stream, termios.TCSAFLUSH, self._saved)

    def resume(self) -> None:
        """Have the terminal hand over single keys, again after the process was stopped."""
        if not self.single:
            return
        import termios
        import tty

        if self._saved is None:
            self._saved = termios.tcgetattr(self._stream)
        # Ctrl-C stays an interrupt, and what was typed ahead stays to be read.
        tty.setcbreak(self._stream, termios.TCSADRAIN)

    def _read_keys(self) -> None:
        number = self._stream.fileno()
        # A character may come in two parts.
        decoder = codecs.getincrementaldecoder("utf-8")("ignore")
        while True:
            ready, _, _ = select.select([number, self._stop], [], [])
            if self._stop in ready:
                return
            try:
                read = os.read(number, 1024)
            except OSError:  # the terminal is gone
                read = b""
            if not read:
                self._tell(END)
                return
            for key in understood(decoder.decode(read)):
                self._tell(key)

    def _read_lines(self) -> None:
        # A thread that waits here ends with the process: not every platform can wake it.
        try:
            for line in self._stream:
                self._tell(unicodedata.normalize("NFKC", line).strip().lower())
            at_terminal = self._stream.isatty()
        except (OSError, ValueError):
            return
        if at_terminal:
            self._tell(END)


def understood(text: str) -> list[str]:
    """Return the keys in what a terminal sent: no arrow keys, full-width letters as plain ones."""
    plain = unicodedata.normalize("NFKC", _ESCAPE_SEQUENCE.sub("", text))
    return [key.lower() for key in plain]


def _can_be_single(stream: TextIO) -> bool:
    if os.environ.get("TERM", "") in ("dumb", "unknown"):
        return False
    try:
        import termios
    except ImportError:  # not on Windows
        return False
    try:
        termios.tcgetattr(stream)
    except (OSError, ValueError, termios.error):  # no terminal
        return False
    return True
