"""Take IPython's own syntax out of a cell, every line staying where it is."""

from __future__ import annotations

import ast
import re
import warnings

# These run their body as ordinary Python in the notebook's namespace; others do something else
# with it (a shell, a file, a page, a timing loop with its own names), so it is no program text.
_TRANSPARENT = {"time", "capture", "prun", "wandb", "ipytest"}

_CELL_MAGIC = re.compile(r"^\s*%%(\w*)")
_LINE_MAGIC = re.compile(r"^(\s*)(?:[%!]|\?{1,2}\s*[%\w])")
_TIMED = re.compile(r"^(\s*)%time\s+(?=\S)")
_HELP = re.compile(r"^(\s*)%{0,2}[^\W\d][\w.*]*(?:\[[^\]]*\])*\?{1,2}\s*(?:#.*)?$")
_CAPTURE = re.compile(r"^(\s*)([^#=]+?)\s*=\s*(?=[!%])")
_PROMPT = re.compile(r"^\s*(?:>>> ?|\.\.\. ?|In \[\d+\]: ?|\.{3,}: ?)")
_LONGEST_MAGIC = 2000  # nobody types longer ones, and patterns stay fast
_TRIPLE = ('"""', "'''")


def is_python(source: str) -> bool:
    """Return whether Python can parse the text as it stands."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError):
        return False
    return True


def cell_magic(source: str) -> str | None:
    """Return the name of the cell magic that the cell begins with, `answer` for `%%answer x`."""
    found = _CELL_MAGIC.match(source)
    return found[1] if found else None


def without_magics(source: str) -> str:
    """Return the cell as Python: magics, shell lines and help become blank or `pass`.

    A cell that is Python already comes back unchanged, so text that only looks like a magic (in a
    string, in a continued expression) is safe. The number of lines never changes.
    """
    if is_python(source):
        return source
    lines = source.split("\n")
    for index, line in enumerate(lines):
        magic = cell_magic(line)
        if magic is not None and magic not in _TRANSPARENT:
            return "\n" * (len(lines) - 1)
        if magic is None and line.strip():
            break
        lines[index] = ""
    lines = _dedented(_without_prompts(lines))
    return "\n".join(_cleaned(lines))


def _without_prompts(lines: list[str]) -> list[str]:
    first = next((line for line in lines if line.strip()), "")
    if not _PROMPT.match(first):
        return lines
    return [_PROMPT.sub("", line, count=1) for line in lines]


def _dedented(lines: list[str]) -> list[str]:
    """Take away the first line's indentation, as IPython does with pasted code."""
    first = next((line for line in lines if line.strip()), "")
    indent = first[: len(first) - len(first.lstrip(" \t"))]
    return [line.removeprefix(indent) for line in lines] if indent else lines


def _cleaned(lines: list[str]) -> list[str]:
    cleaned: list[str] = []
    state = _LineState()
    dropping = False
    for line in lines:
        if dropping:
            dropping = line.endswith("\\")
            cleaned.append("")
            continue
        if state.starts_statement:
            replaced = _as_python(line)
            if replaced is None:
                dropping = line.endswith("\\")
                indent = line[: len(line) - len(line.lstrip())]
                cleaned.append(f"{indent}pass")
                continue
            line = replaced
        state.read(line)
        cleaned.append(line)
    return cleaned


def _as_python(line: str) -> str | None:
    """Return the line as Python, or None where nothing of it is."""
    if len(line) > _LONGEST_MAGIC or not re.search("[%!?]", line):
        return line
    if timed := _TIMED.match(line):
        return timed[1] + line[timed.end() :]
    if _LINE_MAGIC.match(line) or _HELP.match(line):
        return None
    found = _CAPTURE.match(line)
    if found is None or not is_python(f"{found[2]} = None"):
        return line
    value = line[found.end() :]
    timed = _TIMED.match(value)
    return f"{found[1]}{found[2]} = {value[timed.end() :]}" if timed else None


class _LineState:
    """Whether the next line begins a statement or continues a string, a bracket or a backslash."""

    def __init__(self) -> None:
        self._depth = 0
        self._quote = ""
        self._continued = False

    @property
    def starts_statement(self) -> bool:
        return not (self._depth or self._quote or self._continued)

    def read(self, line: str) -> None:
        position = 0
        self._continued = False
        while position < len(line):
            position = self._step(line, position)
        if len(self._quote) == 1 and not self._continued:
            self._quote = ""  # a plain string ends with its line

    def _step(self, line: str, at: int) -> int:
        character = line[at]
        if character == "\\":
            self._continued = at == len(line) - 1
            return at + 2
        if self._quote:
            if line.startswith(self._quote, at):
                width, self._quote = len(self._quote), ""
                return at + width
            return at + 1
        if character == "#":
            return len(line)
        if character in "\"'":
            self._quote = line[at : at + 3] if line.startswith(_TRIPLE, at) else character
            return at + len(self._quote)
        if character in "([{":
            self._depth += 1
        elif character in ")]}":
            self._depth = max(0, self._depth - 1)
        return at + 1
