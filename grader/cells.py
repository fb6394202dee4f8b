"""Get the cells out of a notebook or a Markdown file, however damaged the rest of it is."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from grader.errors import SubmissionError
from grader.submission import Location
from grader.text import Text

CellKind = Literal["code", "markdown", "raw"]

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})[ \t]*([^\s`{]*)")
_PYTHON_FENCES = {"", "python", "python3", "py", "py3", "ipython", "ipython3"}
_CONFLICT = re.compile(r"(?m)^(?:<{7}|>{7})(?: |$)")
_LONGEST_NUMBER = 300  # of digits; Python refuses to convert very long ones


@dataclass(frozen=True)
class Cell:
    """A piece of a learner's file: a notebook cell, or a fenced block in a Markdown file.

    `number` is what the learner sees beside it, None where cells have no numbers. `first_line` is
    the line of `file` (or of the cell) on which `source` begins.
    """

    source: str
    file: str
    kind: CellKind = "code"
    number: int | None = None
    first_line: int = 1
    metadata: Mapping[str, Any] = field(default_factory=dict)

    def locate(self, line: int) -> Location:
        """Return where line `line` (from 1) of `source` stands in the learner's file."""
        return Location(self.file, self.first_line + line - 1, self.number)


def notebook_cells(text: str, file: str) -> list[Cell]:
    """Return all cells of a notebook, numbered from 1.

    Only what a cell says matters. Ids, outputs, metadata, the schema version and other cells may be
    missing or damaged, so nbformat's own reader, which refuses such notebooks, is not used.

    Raises:
        SubmissionError: this is no notebook, or it has no cells.
    """
    document = _parse_json(text, file)
    if not isinstance(document, dict):
        raise _not_a_notebook(file)
    entries = document.get("cells")
    if entries is None and isinstance(sheets := document.get("worksheets"), list):  # nbformat 3
        entries = [cell for sheet in sheets for cell in _list_in(sheet, "cells")]
    if not isinstance(entries, list):
        raise _not_a_notebook(file)
    live = _dict_in(_dict_in(document, "metadata"), "mmdojo").get("live") is True
    cells = [
        _cell(entry, "notebook" if live else file, number, live)
        for number, entry in enumerate(entries, start=1)
        if isinstance(entry, dict)
    ]
    if not any(cell.source.strip() for cell in cells):
        raise SubmissionError(
            Text(
                zh=f"笔记本 {file} 里没有任何内容。请写好答案，保存（Ctrl+S），再试一次。",
                en=f"The notebook {file} is empty. Write your answer, save it (Ctrl+S), try again.",
            )
        )
    return cells


def fenced_cells(text: str, file: str) -> list[Cell]:
    """Return the fenced Python blocks of a Markdown file as code cells without numbers."""
    cells: list[Cell] = []
    lines = text.split("\n")
    index = 0
    while index < len(lines):
        opening = _FENCE.match(lines[index])
        index += 1
        if opening is None:
            continue
        closing = re.compile(rf"^ {{0,3}}{opening[1][0]}{{{len(opening[1])},}}[ \t]*$")
        start = index
        while index < len(lines) and not closing.match(lines[index]):
            index += 1
        if opening[2].lower() in _PYTHON_FENCES:
            source = "\n".join(lines[start:index])
            cells.append(Cell(source, file, first_line=start + 1))
        index += 1
    return cells


def _cell(entry: dict[str, Any], file: str, number: int, live: bool) -> Cell:
    kind = entry.get("cell_type")
    source = entry.get("source", entry.get("input"))  # nbformat 3 calls a code cell's text input
    count = entry.get("execution_count")
    return Cell(
        source=_joined(source),
        file=file,
        kind="code" if kind == "code" else "raw" if kind == "raw" else "markdown",
        # The temporary notebook of a live kernel says which execution each cell was.
        number=count if live and isinstance(count, int) else number,
        metadata=_dict_in(entry, "metadata"),
    )


def _joined(source: object) -> str:
    if isinstance(source, str):
        return mended(source)
    if isinstance(source, Sequence):
        return mended("".join(part for part in source if isinstance(part, str)))
    return ""


def mended(source: str) -> str:
    """Return the text with plain line ends and without lone surrogates, which JSON can carry."""
    whole = source.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return whole.replace("\r\n", "\n").replace("\r", "\n")


def _dict_in(owner: object, key: str) -> dict[str, Any]:
    value = owner.get(key) if isinstance(owner, dict) else None
    return value if isinstance(value, dict) else {}


def _list_in(owner: object, key: str) -> list[Any]:
    value = owner.get(key) if isinstance(owner, dict) else None
    return value if isinstance(value, list) else []


def _parse_json(text: str, file: str) -> object:
    if not text.strip():
        raise SubmissionError(
            Text(
                zh=f"{file} 是空文件。请在 Jupyter 里重新保存笔记本（Ctrl+S），再试一次。",
                en=f"{file} is an empty file. Save the notebook in Jupyter (Ctrl+S) and try again.",
            )
        )
    try:
        return json.loads(text, parse_int=_parse_int)
    except json.JSONDecodeError as error:
        raise _bad_json(text, file, error) from error
    except RecursionError as error:
        raise _not_a_notebook(file) from error


def _parse_int(digits: str) -> int:
    return int(digits[:_LONGEST_NUMBER])


def _bad_json(text: str, file: str, error: json.JSONDecodeError) -> SubmissionError:
    if conflict := _CONFLICT.search(text):
        line = text[: conflict.start()].count("\n") + 1
        return SubmissionError(
            Text(
                zh=f"{file} 第 {line} 行有 Git 合并冲突标记，所以不是有效的笔记本。"
                "请先解决冲突，再试一次。",
                en=f"{file} has Git conflict markers on line {line}, so it is no valid notebook. "
                "Resolve the conflict and try again.",
            )
        )
    where_zh, where_en = (
        f"第 {error.lineno} 行第 {error.colno} 列",
        (f"line {error.lineno}, column {error.colno}"),
    )
    cut = error.pos >= len(text.rstrip())
    return SubmissionError(
        Text(
            zh=f"{file} 不是有效的笔记本：JSON 在{where_zh}"
            + ("戛然而止，文件似乎不完整。" if cut else f"出错（{error.msg}）。")
            + "请在 Jupyter 里重新保存，或从备份恢复，再试一次。",
            en=f"{file} is no valid notebook: its JSON "
            + (f"breaks off at {where_en}. " if cut else f"is wrong at {where_en} ({error.msg}). ")
            + "Save it again in Jupyter, or restore a copy, and try again.",
        )
    )


def _not_a_notebook(file: str) -> SubmissionError:
    return SubmissionError(
        Text(
            zh=f"{file} 不是 Jupyter 笔记本：里面没有单元格列表。请在 Jupyter 里保存后再试，"
            "或改交 .py 文件。",
            en=f"{file} is not a Jupyter notebook: it has no list of cells. Save it from Jupyter "
            "and try again, or hand in a .py file.",
        )
    )
