"""Wrap text for a terminal: between words, and between Chinese characters, which have no blanks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.segment import Segment
from rich.style import Style
from rich.text import Text

from grader.render.sanitise import sanitise

_WIDE = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
_OPENING = "“‘（《「『【〈〔"
_CLOSING = "”’），。、；：！？》」』】〉〕…—"
# What stays together: blanks alone; else a word or one Chinese character, with the punctuation
# that may not end a line before it and the punctuation that may not start one after it.
_PIECE = re.compile(
    rf"\s+|[{_OPENING}]*(?:[{_WIDE}]|[^\s{_WIDE}{_OPENING}{_CLOSING}]+)?[{_CLOSING}]*|."
)


class Prose:
    """Text of any origin, sanitised, without markup, wrapped at the width it is given."""

    def __init__(self, text: str, style: str = "") -> None:
        self._text = sanitise(text)
        self._style = style

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the wrapped lines."""
        style = console.get_style(self._style) if self._style else Style.null()
        for line in wrapped(self._text, options.max_width):
            yield Segment(line, style)
            yield Segment.line()

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """Any width will do; the longest line is the most it can use."""
        return Measurement(2, Text(self._text).__rich_measure__(console, options).maximum)


def wrapped(text: str, width: int) -> Iterator[str]:
    """Yield the lines of `text`, none wider than `width` cells; nothing is left out."""
    for paragraph in text.expandtabs().split("\n"):
        line: list[str] = []
        used = 0
        for piece in _pieces(paragraph, width):
            if line and used + cell_len(piece.rstrip()) > width:
                yield "".join(line).rstrip()
                line, used = [], 0
                if piece.isspace():
                    continue
            line.append(piece)
            used += cell_len(piece)
        yield "".join(line).rstrip()


def _pieces(paragraph: str, width: int) -> Iterator[str]:
    for match in _PIECE.finditer(paragraph):
        piece = match.group()
        start = 0
        while start < len(piece):
            # Looking only at what can fit keeps the time linear in the length of a word.
            part = piece[start : start + 4 * width]
            size = _fitting(part, width)
            yield part[:size]
            start += size


def _fitting(part: str, width: int) -> int:
    """Return how many characters of `part`, at least one, fit into `width` cells."""
    if cell_len(part) <= width:
        return len(part)
    return max(1, bisect_right(range(len(part)), width, key=lambda end: cell_len(part[:end])) - 1)
