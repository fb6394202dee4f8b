"""Make text fit for a cell of a CSV file: no spreadsheet takes it for a formula."""

from __future__ import annotations

import re
import unicodedata

from grader.render.sanitise import one_line

# The first character of a cell, and of what becomes one where `;` divides the columns; some
# programs leave out what can't be seen before it.
_FIRST = re.compile(r"""((?:^|;)[\s"\u00ad\u200c\u200d\u2800\u3164\uffa0]*)(?=(.))""")
_BEGIN_FORMULAS = ("=", "+", "-", "@", "|", "%", "\u2212")


def cell(text: str) -> str:
    """Return text on one line, with a `'` before whatever could begin a formula."""
    return _FIRST.sub(_held, one_line(text))


def _held(match: re.Match[str]) -> str:
    before, first = match.groups()
    # Full-width and small signs begin a formula too.
    if unicodedata.normalize("NFKC", first) in _BEGIN_FORMULAS:
        return f"{before}'"
    return match.group()
