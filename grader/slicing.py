"""Find the smallest program that defines an entry point among the statements of a notebook."""

from __future__ import annotations

import ast
import builtins
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from grader.cells import Cell
from grader.effects import Effects, effects_of
from grader.submission import Location
from grader.text import Text

_MODULE_NAMES = set(dir(builtins)) | {"__file__", "__annotations__", "__builtins__"}
# `from numpy import *` replaces builtins such as sum and max, so it matters even for those.
_SHADOWING_MODULES = {"numpy", "pylab", "matplotlib.pylab", "math", "cmath", "operator"}


@dataclass(frozen=True)
class Statement:
    """A top-level statement of a cell."""

    node: ast.stmt
    cell: Cell
    effects: Effects

    @property
    def first_line(self) -> int:
        """The line of the cell on which it begins, decorators included."""
        decorators: list[ast.expr] = getattr(self.node, "decorator_list", [])
        return min([self.node.lineno, *(decorator.lineno for decorator in decorators)])

    @property
    def last_line(self) -> int:
        """The line of the cell on which it ends."""
        return self.node.end_lineno or self.node.lineno


@dataclass(frozen=True)
class Slice:
    """A program, where each of its lines comes from, and what the learner should know about it.

    `unresolved` are names that it needs and that nothing defines.
    """

    source: str
    lines: tuple[Location, ...]
    notes: tuple[Text, ...] = ()
    unresolved: frozenset[str] = frozenset()


def statements_of(tree: ast.Module, cell: Cell) -> list[Statement]:
    """Return the top-level statements of a parsed cell."""
    return [Statement(node, cell, effects_of(node)) for node in tree.body]


def last_definition(statements: Sequence[Statement], name: str) -> int | None:
    """Return the index of the last statement that binds the name."""
    for index in reversed(range(len(statements))):
        if name in statements[index].effects.binds:
            return index
    return None


def slice_program(statements: Sequence[Statement], entry_point: str) -> Slice:
    """Return the smallest program that defines the entry point as running all of them would.

    Args:
        statements: all top-level statements, in the order in which they run.
        entry_point: a name that one of them binds.
    """
    definition = last_definition(statements, entry_point)
    if definition is None:
        raise ValueError(f"nothing binds {entry_point}")
    slicer = _Slicer(statements, entry_point, definition)
    slicer.need(entry_point, len(statements))
    slicer.follow()
    notes = list(slicer.notes())
    chosen = slicer.chosen | {
        index for index in range(definition) if _is_future(statements[index].node)
    }
    if opaque := slicer.hidden_dependency():
        notes.append(_hidden_dependency_note(opaque))
        chosen.update(range(definition + 1))
    kept = [index for index in sorted(chosen) if not _asks_ipython(statements[index])]
    source, lines = _program([statements[index] for index in kept])
    return Slice(source, lines, tuple(notes), frozenset(slicer.unresolved))


def _asks_ipython(statement: Statement) -> bool:
    return "get_ipython" in statement.effects.needs


class _Slicer:
    """Follows names from the entry point to the statements that give them their meaning.

    A statement needs names as they are when it runs; a function's body needs them as they are when
    it is called. So each need is a pair: the name, and the index before which it must be bound.
    """

    def __init__(self, statements: Sequence[Statement], entry_point: str, definition: int) -> None:
        self.chosen: set[int] = set()
        self.unresolved: set[str] = set()
        self._statements = statements
        self._entry_point = entry_point
        self._definition = definition
        self._uses: set[tuple[str, int]] = set()
        self._seen: set[tuple[str, int]] = set()
        self._included: set[tuple[int, int]] = set()
        self._waiting: list[tuple[str, int]] = []
        self._bindings: dict[str, list[int]] = defaultdict(list)
        self._changes: dict[str, list[int]] = defaultdict(list)
        self._stars = [i for i, s in enumerate(statements) if s.effects.star_modules]
        self._index()

    def _index(self) -> None:
        for index, statement in enumerate(self._statements):
            for name in statement.effects.binds:
                self._bindings[name].append(index)
        reach = _Reach(self._statements, self._bindings, self._entry_point)
        for index, statement in enumerate(self._statements):
            effects = statement.effects
            changed = effects.changes | effects.method_calls | effects.deletes
            if effects.calls:
                bound, altered = reach.of(effects.calls)
                changed |= altered
                for name in bound - effects.binds:
                    self._bindings[name].append(index)
            for name in changed:
                self._changes[name].append(index)
        for name in self._bindings:
            self._bindings[name].sort()

    def need(self, name: str, before: int) -> None:
        """Ask for a name as it is just before the statement with that index."""
        if (name, before) not in self._seen:
            self._seen.add((name, before))
            self._waiting.append((name, before))

    def follow(self) -> None:
        """Include what gives every needed name its meaning, until nothing is missing."""
        while self._waiting:
            self._resolve(*self._waiting.pop())

    def _resolve(self, name: str, before: int) -> None:
        bindings = self._bindings.get(name, [])
        start = None
        for index in reversed(bindings[: bisect_left(bindings, before)]):
            if self._uses_entry_point(index):
                self._uses.add((name, index))
                continue
            self._include(index, before)
            start = index
            if name in self._statements[index].effects.surely_binds:
                break
        if start is None:
            self._resolve_by_star(name, before)
            start = -1
        elif name in self._statements[start].effects.imported_packages:
            self._include_submodules(name, start, before)
        changes = self._changes.get(name, [])
        for index in changes[bisect_left(changes, start + 1) : bisect_left(changes, before)]:
            if self._matters(index, name, start):
                self._include(index, before)

    def _include(self, index: int, before: int) -> None:
        if (index, before) in self._included:
            return
        self._included.add((index, before))
        self.chosen.add(index)
        for name in self._statements[index].effects.needs:
            self.need(name, index)
        for name in self._statements[index].effects.needs_later:
            self.need(name, before)

    def _uses_entry_point(self, index: int) -> bool:
        """Return whether a statement only uses the finished entry point, to train it, say."""
        effects = self._statements[index].effects
        return index > self._definition and self._entry_point in effects.needs

    def _matters(self, index: int, name: str, binding: int) -> bool:
        """Return whether a change of a needed object belongs to the program."""
        effects = self._statements[index].effects
        if index > self._definition and self._entry_point in effects.calls:
            return False
        if name in effects.deletes:
            return name != self._entry_point
        if name in effects.changes:
            return True
        # np.random.seed(0), plt.show(), helper.cache_clear(): no part of what they are called on.
        node = self._statements[binding].node if binding >= 0 else None
        shared = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.AsyncFunctionDef)
        return name not in effects.method_calls or not isinstance(node, shared)

    def _include_submodules(self, name: str, index: int, before: int) -> None:
        """Keep every `import a.b` for the name `a`: each loads another part of it."""
        for earlier in self._bindings[name]:
            if earlier < index and name in self._statements[earlier].effects.imported_packages:
                self._include(earlier, before)

    def _resolve_by_star(self, name: str, before: int) -> None:
        builtin = name in _MODULE_NAMES
        for index in self._stars[: bisect_left(self._stars, before)]:
            if not builtin or self._statements[index].effects.star_modules & _SHADOWING_MODULES:
                self._include(index, before)
        if not builtin:
            self.unresolved.add(name)

    def hidden_dependency(self) -> Statement | None:
        """Return a statement whose reads or writes can't be told from its text, if one matters."""
        for index in sorted(self.chosen):
            if self._statements[index].effects.is_opaque:
                return self._statements[index]
        if self.unresolved and not self._stars:
            for statement in self._statements[: self._definition]:
                if statement.effects.is_opaque:
                    return statement
        return None

    def notes(self) -> Iterable[Text]:
        """Yield what the learner should know about names that were left out."""
        for name, index in sorted(self._uses):
            if name in self.unresolved:
                place = self._locate(index)
                yield Text(
                    zh=f"{self._entry_point} 用到了 {name}，而它只在{place.zh}由调用 "
                    f"{self._entry_point} 得到，所以没有包含在评分程序里。",
                    en=f"{self._entry_point} needs {name}, which comes only from calling "
                    f"{self._entry_point} itself ({place.en}), so it is not part of what is "
                    "graded.",
                )

    def _locate(self, index: int) -> Text:
        statement = self._statements[index]
        return statement.cell.locate(statement.first_line).describe()


class _Reach:
    """What calling functions of the notebook binds and changes in its namespace."""

    def __init__(
        self,
        statements: Sequence[Statement],
        bindings: dict[str, list[int]],
        entry_point: str,
    ) -> None:
        self._statements = statements
        self._definitions = {name: list(indices) for name, indices in bindings.items()}
        # The program is graded from its start, so what uses of the entry point left behind is out.
        self._definitions.pop(entry_point, None)

    def of(self, functions: set[str]) -> tuple[set[str], set[str]]:
        """Return the names bound and the names changed by calling the functions."""
        bound: set[str] = set()
        changed: set[str] = set()
        seen: set[str] = set()
        waiting = list(functions)
        while waiting:
            function = waiting.pop()
            if function in seen:
                continue
            seen.add(function)
            for index in self._definitions.get(function, []):
                effects = self._statements[index].effects
                bound |= effects.binds_later
                changed |= effects.changes_later
                waiting.extend(effects.calls_later)
        return bound, changed


def _hidden_dependency_note(statement: Statement) -> Text:
    place = statement.cell.locate(statement.first_line).describe()
    return Text(
        zh=f"{place.zh}用了 exec、eval、globals() 之类的写法，无法从代码看出它依赖什么，"
        "所以定义之前的全部代码都参与了评分。",
        en=f"{place.en} uses exec, eval, globals() or the like, so what it depends on cannot be "
        "told from the code; everything up to the definition was graded.",
    )


def _program(statements: Iterable[Statement]) -> tuple[str, tuple[Location, ...]]:
    """Write the statements one below the other and record where each line stands."""
    statements = list(statements)
    futures = [statement for statement in statements if _is_future(statement.node)]
    ordered = futures + [statement for statement in statements if not _is_future(statement.node)]
    text: list[str] = []
    lines: list[Location] = []
    previous: Statement | None = None
    for statement in ordered:
        if previous and not _adjacent(previous, statement):
            text.append("")
            lines.append(lines[-1])
        written = _text_of(statement)
        text.extend(written)
        first = statement.first_line
        lines.extend(statement.cell.locate(first + offset) for offset in range(len(written)))
        previous = statement
    return "\n".join(text) + "\n", tuple(lines)


def _is_future(node: ast.stmt) -> bool:
    return isinstance(node, ast.ImportFrom) and node.module == "__future__"


def _adjacent(before: Statement, after: Statement) -> bool:
    return before.cell is after.cell and after.first_line - before.last_line in {0, 1}


def _text_of(statement: Statement) -> list[str]:
    """Return the statement's lines as the learner wrote them, without its neighbours on a line."""
    lines = statement.cell.source.split("\n")[statement.first_line - 1 : statement.last_line]
    node = statement.node
    if not getattr(node, "decorator_list", []):
        # Columns count UTF-8 bytes. The end first: it may be on the first line too.
        rest = lines[-1].encode()[node.end_col_offset or 0 :].decode()
        if rest.lstrip().startswith(";"):
            lines[-1] = lines[-1].encode()[: node.end_col_offset].decode()
        lines[0] = lines[0].encode()[node.col_offset :].decode()
    return lines
