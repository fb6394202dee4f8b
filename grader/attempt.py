"""Tell an attempt from a stub that nobody has touched."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from grader.catalog import Exercise
from grader.text import LANGUAGES

_Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
_HEADING = re.compile(r"^ {0,3}#{1,6}(\s|$)")


def code_is_attempted(tree: ast.Module, exercise: Exercise) -> bool:
    """Return whether a parsed program is more than the exercise's stub.

    It is not while the entry point has an empty body, or while everything that the stub defines
    stands as it was; comments, docstrings and other code around it don't count.
    """
    definition = _last_definition(tree, exercise.entry_point)
    if definition is None:
        return True  # an assignment or an import gives the name its meaning
    if _is_empty(definition):
        return False
    stub = ast.parse(exercise.stub("zh"))
    try:
        return not _definitions(stub) <= _definitions(tree)
    except RecursionError:  # deeper than any stub
        return True


def _last_definition(tree: ast.Module, name: str) -> _Definition | None:
    found: ast.AST | None = None
    stack: list[ast.AST] = list(reversed(tree.body))
    while stack:
        node = stack.pop()
        if isinstance(node, _Definition):
            found = node if node.name == name else found
            continue
        match node:
            case ast.Name(id=bound, ctx=ast.Store()) | ast.alias(asname=str(bound)):
                found = node if bound == name else found
            case ast.alias(name=bound, asname=None):
                found = node if bound == name else found
        stack.extend(reversed(list(ast.iter_child_nodes(node))))
    return found if isinstance(found, _Definition) else None


def _is_empty(definition: _Definition) -> bool:
    return all(_does_nothing(statement) for statement in definition.body)


def _does_nothing(statement: ast.stmt) -> bool:
    match statement:
        case ast.Pass():
            return True
        case ast.Expr(value=ast.Constant(value=value)):
            return value is ... or isinstance(value, str)
        case ast.Raise(exc=ast.Name(id="NotImplementedError")):
            return True
        case ast.Raise(exc=ast.Call(func=ast.Name(id="NotImplementedError"))):
            return True
    return False


def _definitions(tree: ast.Module) -> set[str]:
    return {_shape(node) for node in tree.body if isinstance(node, _Definition)}


def _shape(definition: _Definition) -> str:
    """Return the definition's structure as text, its docstring left out."""
    body = definition.body
    if ast.get_docstring(definition, clean=False) is not None:
        body = body[1:]
    outside = [ast.dump(node) for node in definition.decorator_list]
    signature = "" if isinstance(definition, ast.ClassDef) else ast.dump(definition.args)
    return repr((definition.name, outside, signature, [ast.dump(node) for node in body]))


def text_is_attempted(text: str, exercise: Exercise) -> bool:
    """Return whether a free text says anything beyond headings, comments and the stub's lines."""
    return _has_words(without_comments(text), exercise, stub_comments=False)


def answers_inside_comment(text: str, exercise: Exercise) -> bool:
    """Return whether the learner wrote inside an HTML comment, where no reader sees it."""
    inside = "\n".join(text[start:end] for start, end in _comments(text))
    return _has_words(inside, exercise, stub_comments=True)


def without_comments(text: str) -> str:
    """Return Markdown with its HTML comments blanked, every line staying where it is."""
    kept: list[str] = []
    position = 0
    for start, end in _comments(text):
        kept += [text[position:start], "\n" * text.count("\n", start, end)]
        position = end
    return "".join([*kept, text[position:]])


def _comments(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each closed comment begins and ends; a regular expression would be quadratic."""
    end = 0
    while (start := text.find("<!--", end)) >= 0:
        close = text.find("-->", start + 4)
        if close < 0:
            return
        end = close + 3
        yield start, end


def _has_words(text: str, exercise: Exercise, *, stub_comments: bool) -> bool:
    stubs = [exercise.stub(language) for language in LANGUAGES]
    known = {
        line.strip()
        for stub in stubs
        for line in (stub if stub_comments else without_comments(stub)).splitlines()
    }
    return any(
        any(character.isalnum() for character in line)
        for line in text.splitlines()
        if line.strip() not in known and not _HEADING.match(line)
    )
