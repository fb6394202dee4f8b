"""Run the examples of a prompt: what it says comes out has to come out of the solution."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from grader.authoring.languages import code_blocks
from grader.catalog import Exercise
from grader.checks.running import open_sandbox
from grader.errors import DojoError
from grader.sandbox.proxy import SubmissionProxy, describe_value
from grader.text import LANGUAGES

# Examples print some four digits.
_RELATIVE, _ABSOLUTE = 1e-4, 5e-5
_DTYPES = (
    *("bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"),
    *("float16", "float32", "float64"),
)
_VOCABULARY: dict[str, Any] = {
    "__builtins__": {},
    "array": np.array,
    "np": np,
    "nan": np.nan,
    "inf": np.inf,
    **{name: np.dtype(name) for name in _DTYPES},
}
_NOTHING = object()


@dataclass(frozen=True)
class FalseExample:
    """A line of a prompt's example that isn't so: where it stands, what is said, what is true."""

    file: str
    code: str
    said: str
    actual: str


@dataclass
class _Statement:
    """A statement of an example, with the comments beside it and below it."""

    node: ast.stmt
    beside: str = ""
    below: list[str] = field(default_factory=list)


def false_examples(exercise: Exercise) -> list[FalseExample]:
    """Run the Python examples of both prompts on the solution and return what isn't so.

    What comes out stands in a comment beside or below a statement, as Python would print it: after
    an expression alone, after an assignment behind the name. Other comments are left alone.

    Raises:
        GraderError: the sandbox failed.
    """
    if exercise.metadata.kind not in ("coding", "debug") or exercise.metadata.needs != "numpy":
        return []
    found = []
    with open_sandbox(exercise, exercise.model_answer("zh")) as sandbox:
        submission = SubmissionProxy(sandbox)
        for language in LANGUAGES:
            for block in code_blocks(exercise.prompt(language)):
                sandbox.begin_check()
                found += [
                    FalseExample(f"prompt.{language}.md", code, said, actual)
                    for code, said, actual in _false_lines(block, submission)
                ]
    return found


def _false_lines(block: str, submission: SubmissionProxy) -> Iterator[tuple[str, str, str]]:
    try:
        statements = _statements(block)
    except (SyntaxError, tokenize.TokenError):
        return  # no Python, or a sketch of some
    if all(isinstance(each.node, ast.FunctionDef | ast.ClassDef) for each in statements):
        return  # the signature
    names: dict[str, Any] = {"np": np}
    called = {
        node.id for each in statements for node in ast.walk(each.node) if isinstance(node, ast.Name)
    }
    names |= {name: getattr(submission, name) for name in called - {"np"} if name[0] != "_"}
    for statement in statements:
        code = ast.unparse(statement.node)
        try:
            value = _run(statement.node, names)
        except DojoError:  # the sandbox broke, and the example may be right
            raise
        except Exception as error:
            yield code, "", f"{type(error).__name__}: {error}"
            return
        for said, actual in _claims(statement, value, names):
            expected = _read(said)
            if expected is not _NOTHING and not _same(actual, expected):
                yield code, said, describe_value(actual)


def _statements(block: str) -> list[_Statement]:
    found = [_Statement(node) for node in ast.parse(block).body]
    for token in tokenize.generate_tokens(io.StringIO(block).readline):
        if token.type != tokenize.COMMENT:
            continue
        before = [each for each in found if each.node.lineno <= token.start[0]]
        if not before:
            continue
        text = token.string.lstrip("#")
        if token.start[0] <= (before[-1].node.end_lineno or 0):
            before[-1].beside = text.strip()
        else:
            before[-1].below.append(text)
    return found


def _run(node: ast.stmt, names: dict[str, Any]) -> Any:
    """Run a statement; return the value of an expression."""
    if isinstance(node, ast.Expr):
        return eval(compile(ast.Expression(node.value), "<example>", "eval"), names)
    exec(compile(ast.Module([node], []), "<example>", "exec"), names)
    return _NOTHING


def _claims(statement: _Statement, value: Any, names: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield what the comments say of which value."""
    if value is not _NOTHING:
        below = "\n".join(statement.below)
        said = below if _read(below) is not _NOTHING else statement.beside
        yield said, value
        return
    assigned = {
        node.id
        for node in ast.walk(statement.node)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
    about: dict[str, list[str]] = {}
    current: list[str] = []
    for line in statement.below:
        match = re.match(r"\s*(\w+)\s*[:=]?\s(.*)", line)
        if match and match[1] in assigned:
            current = about.setdefault(match[1], [])
            line = match[2]
        current.append(line)
    for name, lines in about.items():
        yield "\n".join(lines), names[name]


def _read(said: str) -> Any:
    """Return the value that a comment states; nothing where it is in words.

    Words may follow a value, after a comma.
    """
    said = said.strip()
    while said:
        try:
            return eval(f"(\n{said}\n)", dict(_VOCABULARY))
        except Exception:
            said = said.rpartition(",")[0].strip()
    return _NOTHING


def _same(actual: Any, expected: Any) -> bool:
    if isinstance(expected, tuple) or isinstance(actual, tuple):
        alike = isinstance(actual, tuple) and isinstance(expected, tuple)
        return alike and len(actual) == len(expected) and all(map(_same, actual, expected))
    if isinstance(expected, str | None) or isinstance(actual, str | None):
        return bool(actual == expected)
    if isinstance(actual, list) and isinstance(expected, list) and len(actual) == len(expected):
        return all(map(_same, actual, expected))
    try:
        one, other = np.asarray(actual), np.asarray(expected)
    except ValueError:
        return False
    if one.shape != other.shape:
        return False
    if one.dtype.kind not in "biufc" or other.dtype.kind not in "biufc":
        return bool(np.all(one == other))
    return bool(np.allclose(one, other, _RELATIVE, _ABSOLUTE, equal_nan=True))
