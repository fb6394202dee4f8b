"""Make mutants of a solution: programs with one thing changed, which the checks ought to reject.

Most changes are mutmut's; that package has none for what goes wrong in array code most often: the
other axis, arguments in the wrong order, a step left out.
"""

from __future__ import annotations

import difflib
import hashlib
import warnings
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, cast

import libcst as cst
from mutmut.mutation.mutators import mutation_operators

_ID_LENGTH = 8
_Change = Callable[[Any], Iterable[cst.CSTNode]]


@dataclass(frozen=True)
class Mutant:
    """A solution with one thing changed.

    Attributes:
        id: stays the same while the solution does.
        source: the program.
        difference: what was changed, as a unified diff without context.
    """

    id: str
    source: str
    difference: str


def mutants(source: str) -> list[Mutant]:
    """Return every mutant of a program, in the order of what they change, none twice.

    What is no step of the program's own stays as it is: imports, docstrings, type hints, and what
    an exception says.
    """
    module = cst.parse_module(source)
    found: dict[str, Mutant] = {}
    for changed in _changed_modules(module):
        code = changed.code
        if code == source or not _compiles(code):
            continue
        digest = hashlib.sha256(code.encode()).hexdigest()[:_ID_LENGTH]
        found.setdefault(code, Mutant(digest, code, _difference(source, code)))
    return list(found.values())


def _changed_modules(module: cst.Module) -> Iterator[cst.Module]:
    for node in _mutable(module):
        for kind, change in _CHANGES:
            if isinstance(node, kind):
                for other in change(node):
                    yield cast(cst.Module, module.deep_replace(node, other))


def _mutable(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """Yield the nodes below `node` that may be changed, in the order of the source."""
    for child in node.children:
        if isinstance(child, cst.Import | cst.ImportFrom | cst.Annotation) or _is_docstring(child):
            continue
        yield child
        if not isinstance(child, cst.Raise):  # what it says is the author's business
            yield from _mutable(child)


def _is_docstring(node: cst.CSTNode) -> bool:
    return isinstance(node, cst.Expr) and isinstance(
        node.value, cst.SimpleString | cst.ConcatenatedString
    )


def _less(node: cst.Integer) -> Iterator[cst.CSTNode]:
    """The number before: mutmut has the one after."""
    value = node.evaluated_value - 1
    if value >= 0:
        yield node.with_changes(value=repr(value))
    else:
        yield cst.UnaryOperation(
            cst.Minus(), cst.Integer("1"), lpar=[cst.LeftParen()], rpar=[cst.RightParen()]
        )


def _swapped_arguments(node: cst.Call) -> Iterator[cst.Call]:
    """Neighbouring arguments in the other order."""
    for first in range(len(node.args) - 1):
        one, two = node.args[first], node.args[first + 1]
        if one.keyword is None and two.keyword is None and not one.star and not two.star:
            swapped = [one.with_changes(value=two.value), two.with_changes(value=one.value)]
            yield node.with_changes(args=[*node.args[:first], *swapped, *node.args[first + 2 :]])


def _swapped_elements(node: cst.Tuple | cst.List) -> Iterator[cst.CSTNode]:
    """Neighbouring elements in the other order."""
    for first in range(len(node.elements) - 1):
        one, two = node.elements[first], node.elements[first + 1]
        if isinstance(one, cst.Element) and isinstance(two, cst.Element):
            swapped = [one.with_changes(value=two.value), two.with_changes(value=one.value)]
            rest = node.elements[first + 2 :]
            yield node.with_changes(elements=[*node.elements[:first], *swapped, *rest])


def _without_call(node: cst.Call) -> Iterator[cst.BaseExpression]:
    """The first argument, or the object of a method, in place of what is made of it."""
    if isinstance(node.func, cst.Attribute) and not _is_module(node.func.value):
        yield node.func.value
    elif node.args and not node.args[0].star and node.args[0].keyword is None:
        yield node.args[0].value


def _is_module(node: cst.BaseExpression) -> bool:
    while isinstance(node, cst.Attribute):
        node = node.value
    return isinstance(node, cst.Name) and node.value in {"np", "numpy", "keras", "tf", "math"}


def _without_statement(node: cst.BaseSmallStatement) -> Iterator[cst.CSTNode]:
    """Nothing in place of a step."""
    yield cst.Pass()


def _without_branch(node: cst.If) -> Iterator[cst.CSTNode]:
    """Nothing in place of a guard."""
    if node.orelse is None:
        yield cst.SimpleStatementLine([cst.Pass()], leading_lines=node.leading_lines)


_CHANGES: list[tuple[type, _Change]] = [
    *mutation_operators,
    (cst.Integer, _less),
    (cst.Call, _swapped_arguments),
    (cst.Call, _without_call),
    (cst.Tuple, _swapped_elements),
    (cst.List, _swapped_elements),
    (cst.Expr, _without_statement),
    (cst.AugAssign, _without_statement),
    (cst.Raise, _without_statement),
    (cst.If, _without_branch),
]


def _compiles(code: str) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(code, "mutant", "exec")
    except (SyntaxError, ValueError):
        return False
    return True


def _difference(before: str, after: str) -> str:
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return "\n".join(line for line in lines if not line.startswith(("---", "+++", "@@")))
