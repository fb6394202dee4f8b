"""Turn any learner file into a `Submission`; a live kernel hands its cells over as one too."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from grader.attempt import code_is_attempted
from grader.catalog import Exercise
from grader.cells import Cell, fenced_cells, notebook_cells
from grader.decoding import decode
from grader.entry_point import async_entry_point, defines_in_text, missing_entry_point
from grader.errors import SubmissionError, UsageError
from grader.magics import without_magics
from grader.parsing import CodeError, parse_code
from grader.prose import prose_in_cells, prose_submission
from grader.slicing import Statement, last_definition, slice_program, statements_of
from grader.submission import Location, Submission
from grader.text import Text

_PYTHON = {".py"}
_NOTEBOOK = {".ipynb"}
_MARKDOWN = {".md", ".markdown"}
_PLAIN = {".txt"}
_MOST_BYTES = 2_000_000
_MOST_NOTEBOOK_BYTES = 64_000_000  # notebooks carry their plots


@dataclass(frozen=True)
class _Broken:
    """A code cell that is no Python."""

    position: int
    cell: Cell
    error: CodeError


def read_submission(path: Path, exercise: Exercise) -> Submission:
    """Read a learner's answer from a file.

    Raises:
        UsageError: there is no such file, or an answer to this exercise isn't of its kind.
        SubmissionError: the learner has to mend something.
    """
    read = _reader_for(path, exercise)
    suffix = path.suffix.lower()
    limit = _MOST_NOTEBOOK_BYTES if suffix in _NOTEBOOK else _MOST_BYTES
    decoded = decode(_bytes_of(path, limit), path.name, python=suffix in _PYTHON)
    submission = read(decoded.text, exercise, path.name)
    if decoded.note is None:
        return submission
    return replace(submission, notes=(decoded.note, *submission.notes))


def _reader_for(path: Path, exercise: Exercise) -> Callable[[str, Exercise, str], Submission]:
    suffix = path.suffix.lower()
    if not path.is_file():
        raise _no_file(path)
    if suffix in _NOTEBOOK:
        return _read_notebook
    if exercise.is_code:
        readers = {**dict.fromkeys(_PYTHON, _read_python), **dict.fromkeys(_MARKDOWN, _read_fences)}
    else:
        readers = dict.fromkeys(_MARKDOWN | _PLAIN, _read_prose)
    if suffix not in readers:
        raise _wrong_kind(path, exercise)
    return readers[suffix]


def _bytes_of(path: Path, limit: int) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsageError(
            Text(zh=f"无法读取 {path}：{reason}。", en=f"Cannot read {path}: {reason}.")
        ) from error
    if len(data) > limit:
        raise SubmissionError(
            Text(
                zh=f"{path.name} 超过 {limit // 1_000_000} MB，太大了。"
                "请清除输出，只留下答案，再试一次。",
                en=f"{path.name} is larger than {limit // 1_000_000} MB. "
                "Clear its outputs, keep only the answer, and try again.",
            )
        )
    return data


def _read_python(text: str, exercise: Exercise, file: str) -> Submission:
    cell = Cell(text, file)
    try:
        tree = parse_code(text)
    except CodeError as error:
        raise _syntax_error(error, cell.locate(error.line)) from error
    statements = statements_of(tree, cell)
    definition = last_definition(statements, exercise.entry_point)
    if definition is None and not _may_bind(statements, exercise.entry_point):
        raise missing_entry_point(statements, [cell], exercise.entry_point, file)
    if definition is not None and (
        problem := async_entry_point(statements[definition], exercise.entry_point)
    ):
        raise problem
    lines = tuple(Location(file, number + 1) for number in range(text.count("\n") + 1))
    return Submission(text, file, code_is_attempted(tree, exercise), lines)


def _may_bind(statements: Sequence[Statement], name: str) -> bool:
    """Return whether a whole file may bind the name in a way that its syntax doesn't show."""
    return any(
        statement.effects.is_opaque
        or statement.effects.star_modules
        or name in statement.effects.binds_later
        for statement in statements
    )


def _read_notebook(text: str, exercise: Exercise, file: str) -> Submission:
    cells = notebook_cells(text, file)
    origin = cells[0].file  # a live kernel's cells stand in no file that the learner knows
    if exercise.is_code:
        return _code_from_cells(cells, exercise, origin)
    return prose_in_cells(cells, exercise, origin)


def _read_fences(text: str, exercise: Exercise, file: str) -> Submission:
    cells = fenced_cells(text, file)
    if not cells:
        raise SubmissionError(
            Text(
                zh=f"{file} 里没有代码块。请把函数写在 ```python 和 ``` 之间，或改交 .py 文件。",
                en=f"{file} has no code block. Put your function between ```python and ```, "
                "or hand in a .py file.",
            )
        )
    return _code_from_cells(cells, exercise, file)


def _read_prose(text: str, exercise: Exercise, file: str) -> Submission:
    return prose_submission([Cell(text, file, "markdown")], exercise, file)


def _code_from_cells(cells: Sequence[Cell], exercise: Exercise, origin: str) -> Submission:
    entry_point = exercise.entry_point
    statements, positions, broken = _parsed(cells)
    definition = last_definition(statements, entry_point)
    newest = -1 if definition is None else positions[definition]
    for one in reversed(broken):
        if one.position > newest and defines_in_text(one.cell.source, entry_point):
            raise _syntax_error(one.error, one.cell.locate(one.error.line))
    if definition is None:
        raise missing_entry_point(statements, cells, entry_point, origin)
    if problem := async_entry_point(statements[definition], entry_point):
        raise problem
    program = slice_program(statements, entry_point)
    try:
        tree = parse_code(program.source)
    except CodeError as error:
        raise _syntax_error(error, program.lines[error.line - 1]) from error
    notes = [*program.notes, *_broken_helpers(broken, program.unresolved)]
    attempted = code_is_attempted(tree, exercise)
    return Submission(program.source, origin, attempted, program.lines, tuple(notes))


def _parsed(cells: Sequence[Cell]) -> tuple[list[Statement], list[int], list[_Broken]]:
    """Parse every code cell; return the statements, the cell of each, and the cells that failed."""
    statements: list[Statement] = []
    positions: list[int] = []
    broken: list[_Broken] = []
    for position, cell in enumerate(cells):
        if cell.kind != "code":
            continue
        cleaned = replace(cell, source=without_magics(cell.source))
        try:
            tree: ast.Module = parse_code(cleaned.source, notebook=True)
        except CodeError as error:
            broken.append(_Broken(position, cleaned, error))
            continue
        found = statements_of(tree, cleaned)
        statements.extend(found)
        positions.extend([position] * len(found))
    return statements, positions, broken


def _broken_helpers(broken: Sequence[_Broken], unresolved: frozenset[str]) -> list[Text]:
    notes = []
    for one in broken:
        place = one.cell.locate(one.error.line).describe()
        for name in sorted(unresolved):
            if defines_in_text(one.cell.source, name):
                reason = one.error.reason
                notes.append(
                    Text(
                        zh=f"{place.zh}有语法错误（{reason.zh}），那个单元格没有参与评分，"
                        f"而答案用到的 {name} 似乎在里面。",
                        en=f"{place.en} has a syntax error ({reason.en}), so that cell was left "
                        f"out; it seems to define {name}, which your answer needs.",
                    )
                )
    return notes


def _syntax_error(error: CodeError, location: Location) -> SubmissionError:
    place = location.describe()
    excerpt = error.excerpt
    return SubmissionError(
        Text(
            zh=f"{place.zh}有语法错误：{error.reason.zh}。"
            + (f"这一行是：{excerpt}" if excerpt else ""),
            en=f"Syntax error in {place.en}: {error.reason.en}."
            + (f" The line reads: {excerpt}" if excerpt else ""),
        )
    )


def _no_file(path: Path) -> UsageError:
    if path.is_dir():
        return UsageError(
            Text(
                zh=f"{path} 是文件夹。请给出其中的一个文件。",
                en=f"{path} is a folder. Name a file in it.",
            )
        )
    return UsageError(
        Text(
            zh=f"没有文件 {path}。请检查路径和文件名。",
            en=f"There is no file {path}. Check the path and the name.",
        )
    )


def _wrong_kind(path: Path, exercise: Exercise) -> UsageError:
    suffix = path.suffix or path.name
    if exercise.is_code:
        return UsageError(
            Text(
                zh=f"{exercise.slug} 的答案是代码，应当是 .py、.ipynb 或 .md 文件，"
                f"而不是 {suffix}。",
                en=f"An answer to {exercise.slug} is code: a .py, .ipynb or .md file, "
                f"not {suffix}.",
            )
        )
    return UsageError(
        Text(
            zh=f"{exercise.slug} 的答案是文字，应当是 .md、.txt 或 .ipynb 文件，而不是 {suffix}。"
            f"请写在 {exercise.workspace_name()} 里。",
            en=f"An answer to {exercise.slug} is text: a .md, .txt or .ipynb file, not {suffix}. "
            f"Write it in {exercise.workspace_name()}.",
        )
    )
