"""Tell from a top-level statement's syntax what running it does to names."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

_Names = set[str]
_FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


@dataclass
class Effects:
    """What one top-level statement does, as names of the module's namespace.

    *Later* is when a function that the statement defines is called, perhaps never.
    """

    binds: _Names = field(default_factory=set)
    surely_binds: _Names = field(default_factory=set)
    binds_later: _Names = field(default_factory=set)
    deletes: _Names = field(default_factory=set)
    needs: _Names = field(default_factory=set)
    needs_later: _Names = field(default_factory=set)
    calls: _Names = field(default_factory=set)
    calls_later: _Names = field(default_factory=set)
    # Objects whose items or attributes are set, or that a decorator registers with.
    changes: _Names = field(default_factory=set)
    changes_later: _Names = field(default_factory=set)
    # Objects whose methods are called for their effect: `layers.append(8)`.
    method_calls: _Names = field(default_factory=set)
    imported_packages: _Names = field(default_factory=set)  # `a` of `import a.b`
    star_modules: _Names = field(default_factory=set)  # `a` of `from a import *`
    # It reads or writes names that its syntax doesn't show: exec, globals() and their like.
    is_opaque: bool = False


def effects_of(statement: ast.stmt) -> Effects:
    """Return what a top-level statement does."""
    walker = _Walker()
    try:
        walker.visit(statement)
    except RecursionError:  # an expression of hundreds of terms: every name in it may matter
        return _rough_effects(statement)
    walker.effects.surely_binds = walker.scopes[0].names & walker.effects.binds
    return walker.effects


def _rough_effects(statement: ast.stmt) -> Effects:
    effects = Effects(binds=names_bound_in([statement]))
    for node in ast.walk(statement):
        if isinstance(node, ast.Name):
            effects.needs.add(node.id)
            effects.needs_later.add(node.id)
    return effects


def names_bound_in(body: Iterable[ast.AST]) -> set[str]:
    """Return the names that a scope's body binds, inner scopes left out."""
    bound: _Names = set()
    elsewhere: _Names = set()
    for node in _nodes_of_scope(body):
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                bound.add(node.name)
            case ast.Name(ctx=ast.Store() | ast.Del()):
                bound.add(node.id)
            case ast.Import() | ast.ImportFrom():
                bound.update(_imported_names(node))
            case ast.ExceptHandler(name=str(name)) | ast.MatchStar(name=str(name)):
                bound.add(name)
            case ast.MatchAs(name=str(name)) | ast.MatchMapping(rest=str(name)):
                bound.add(name)
            case ast.Global() | ast.Nonlocal():
                elsewhere.update(node.names)
    return bound - elsewhere


def _nodes_of_scope(body: Iterable[ast.AST]) -> Iterator[ast.AST]:
    stack = list(body)
    while stack:
        node = stack.pop()
        if isinstance(node, _COMPREHENSIONS):  # only := reaches out of a comprehension
            stack.extend(n.target for n in ast.walk(node) if isinstance(n, ast.NamedExpr))
            continue
        yield node
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            stack.extend(node.decorator_list)
        elif not isinstance(node, ast.Lambda):
            stack.extend(ast.iter_child_nodes(node))


def _imported_names(node: ast.Import | ast.ImportFrom) -> set[str]:
    return {
        alias.asname or (alias.name.split(".")[0] if isinstance(node, ast.Import) else alias.name)
        for alias in node.names
        if alias.name != "*"
    }


def root_name(node: ast.AST) -> str | None:
    """Return `a` for `a.b[c].d`, None where the chain starts from no name."""
    while isinstance(node, ast.Attribute | ast.Subscript | ast.Starred):
        node = node.value
    return node.id if isinstance(node, ast.Name) else None


@dataclass
class _Scope:
    kind: Literal["module", "class", "function", "comprehension"]
    names: _Names = field(default_factory=set)  # of a module or class: surely bound so far
    declared_global: _Names = field(default_factory=set)


class _Walker(ast.NodeVisitor):
    """Visits one statement in the order in which Python evaluates it."""

    def __init__(self) -> None:
        self.effects = Effects()
        self.scopes = [_Scope("module")]

    @property
    def _deferred(self) -> bool:
        return any(scope.kind == "function" for scope in self.scopes)

    def _is_inner(self, name: str) -> bool:
        """Return whether the name means something inside the statement, not the module's."""
        for scope in reversed(self.scopes[1:]):
            if name in scope.declared_global:
                return False
            if scope.kind == "class" and scope is not self.scopes[-1]:
                continue
            if name in scope.names:
                return True
        return False

    def _load(self, name: str) -> None:
        if self._is_inner(name):
            return
        if self._deferred:
            self.effects.needs_later.add(name)
        elif name not in self.scopes[0].names:
            self.effects.needs.add(name)

    def _store(self, name: str) -> None:
        scope = next(scope for scope in reversed(self.scopes) if scope.kind != "comprehension")
        if name in scope.declared_global:
            (self.effects.binds_later if self._deferred else self.effects.binds).add(name)
        elif scope.kind == "module":
            self.effects.binds.add(name)
            scope.names.add(name)
        elif scope.kind == "class":
            scope.names.add(name)

    def _change(self, target: ast.AST, *, by_method: bool = False) -> None:
        name = root_name(target)
        if name is None or self._is_inner(name):
            return
        if self._deferred:
            self.effects.changes_later.add(name)
        elif by_method:
            self.effects.method_calls.add(name)
        else:
            self.effects.changes.add(name)

    def _call(self, function: ast.expr) -> None:
        if isinstance(function, ast.Name) and not self._is_inner(function.id):
            (self.effects.calls_later if self._deferred else self.effects.calls).add(function.id)

    def _visit_all(self, nodes: Iterable[ast.AST | None]) -> None:
        for node in nodes:
            if node is not None:
                self.visit(node)

    def _branches(self, *branches: Iterable[ast.AST | None]) -> None:
        """Visit ways that the program may go; only what each of them binds is surely bound."""
        scope = self.scopes[-1]
        before, ends = set(scope.names), []
        for branch in branches:
            nodes = list(branch)
            scope.names = set(before)
            self._visit_all(nodes)
            if not (nodes and _ends_in_raise(nodes[-1])):
                ends.append(scope.names)
        scope.names = set.intersection(*ends) if ends else before

    # Names.

    def visit_Name(self, node: ast.Name) -> None:
        if isinstance(node.ctx, ast.Load):
            self._load(node.id)
        elif isinstance(node.ctx, ast.Store):
            self._store(node.id)
        elif not self._is_inner(node.id) and not self._deferred:
            self._load(node.id)
            self.effects.deletes.add(node.id)
            self.scopes[0].names.discard(node.id)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        if not isinstance(node.ctx, ast.Load):
            self._change(node)
        self.visit(node.value)

    def visit_Subscript(self, node: ast.Subscript) -> None:
        if not isinstance(node.ctx, ast.Load):
            self._change(node)
        # sys.modules[__name__] is this program's own namespace.
        if isinstance(node.slice, ast.Name) and node.slice.id == "__name__":
            self.effects.is_opaque = True
        self._visit_all([node.value, node.slice])

    def visit_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            self._store(alias.asname or alias.name.split(".")[0])
            if alias.asname is None:
                self.effects.imported_packages.add(alias.name.split(".")[0])
            self.effects.is_opaque |= alias.name == "__main__"

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        self.effects.is_opaque |= node.module == "__main__"
        for alias in node.names:
            if alias.name == "*":
                self.effects.star_modules.add(node.module or ".")
            else:
                self._store(alias.asname or alias.name)

    def visit_Global(self, node: ast.Global) -> None:
        self.scopes[-1].declared_global.update(node.names)

    # Calls.

    def visit_Call(self, node: ast.Call) -> None:
        self._call(node.func)
        match node.func:
            case ast.Name(id="exec" | "eval" | "globals"):
                self.effects.is_opaque |= not self._is_inner(node.func.id)
            case ast.Name(id="vars" | "locals" | "dir"):
                self.effects.is_opaque |= not node.args and not self._deferred
        self.generic_visit(node)

    def visit_Expr(self, node: ast.Expr) -> None:
        value = node.value.value if isinstance(node.value, ast.Await) else node.value
        if isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute):
            self._change(value.func, by_method=True)
        self.visit(node.value)

    # Assignments: the value comes first, the target after it.

    def visit_Assign(self, node: ast.Assign) -> None:
        self._visit_all([node.value, *node.targets])

    def visit_NamedExpr(self, node: ast.NamedExpr) -> None:
        self._visit_all([node.value, node.target])

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        if isinstance(node.target, ast.Name):
            self._load(node.target.id)
        self._visit_all([node.value, node.target])

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        self._visit_all([node.annotation, node.value])
        if node.value is not None or not isinstance(node.target, ast.Name):
            self.visit(node.target)

    def visit_TypeAlias(self, node: ast.AST) -> None:
        name: ast.Name = node.name  # type: ignore[attr-defined]
        parameters = _type_parameters(node)
        self._inside(
            _Scope("function", parameters),
            lambda: self.visit(node.value),  # type: ignore[attr-defined]
        )
        self._store(name.id)

    # Inner scopes.

    def _inside(self, scope: _Scope, visit: Callable[[], None]) -> None:
        self.scopes.append(scope)
        try:
            visit()
        finally:
            self.scopes.pop()

    def _decorators(self, decorators: list[ast.expr]) -> None:
        for decorator in decorators:
            target = decorator.func if isinstance(decorator, ast.Call) else decorator
            self._call(target)
            if isinstance(target, ast.Attribute):
                self._change(target)
            self.visit(decorator)

    def _function(self, node: _FunctionNode) -> None:
        arguments = node.args
        self._visit_all([*arguments.defaults, *arguments.kw_defaults])
        named = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
        named += [extra for extra in (arguments.vararg, arguments.kwarg) if extra]
        type_parameters = _type_parameters(node)
        annotations = [argument.annotation for argument in named]
        annotations.append(getattr(node, "returns", None))
        self._inside(_Scope("comprehension", type_parameters), lambda: self._visit_all(annotations))
        body = [node.body] if isinstance(node, ast.Lambda) else node.body
        local = {argument.arg for argument in named} | names_bound_in(body) | type_parameters
        self._inside(_Scope("function", local), lambda: self._visit_all(body))

    def _definition(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        self._decorators(node.decorator_list)
        self._function(node)
        self._store(node.name)

    visit_FunctionDef = visit_AsyncFunctionDef = _definition  # noqa: N815
    visit_Lambda = _function  # noqa: N815

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._decorators(node.decorator_list)
        scope = _Scope("comprehension", _type_parameters(node))
        self._inside(scope, lambda: self._visit_all([*node.bases, *node.keywords]))
        self._inside(_Scope("class", scope.names), lambda: self._visit_all(node.body))
        self._store(node.name)

    def _comprehension(self, node: ast.AST) -> None:
        generators: list[ast.comprehension] = node.generators  # type: ignore[attr-defined]
        self.visit(generators[0].iter)
        targets = names_bound_in([generator.target for generator in generators])
        parts: list[ast.AST] = []
        for position, generator in enumerate(generators):
            parts += ([generator.iter] if position else []) + generator.ifs
        parts += [getattr(node, name) for name in ("key", "value", "elt") if hasattr(node, name)]
        self._inside(_Scope("comprehension", targets), lambda: self._visit_all(parts))

    visit_ListComp = visit_SetComp = _comprehension  # noqa: N815
    visit_DictComp = visit_GeneratorExp = _comprehension  # noqa: N815

    # Ways that a program may go.

    def visit_If(self, node: ast.If) -> None:
        self.visit(node.test)
        self._branches(node.body, node.orelse)

    def visit_For(self, node: ast.For | ast.AsyncFor) -> None:
        self.visit(node.iter)
        self._branches([node.target, *node.body], [])
        self._branches(node.orelse, [])

    visit_AsyncFor = visit_For  # noqa: N815

    def visit_While(self, node: ast.While) -> None:
        self.visit(node.test)
        self._branches(node.body, [])
        self._branches(node.orelse, [])

    def visit_Try(self, node: ast.Try | ast.TryStar) -> None:
        self._branches([*node.body, *node.orelse], *[[handler] for handler in node.handlers])
        self._visit_all(node.finalbody)

    visit_TryStar = visit_Try  # noqa: N815

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        if node.type is not None:
            self.visit(node.type)
        if node.name:
            self._store(node.name)
        self._visit_all(node.body)
        if node.name and not self._deferred:
            self.scopes[-1].names.discard(node.name)

    def visit_Match(self, node: ast.Match) -> None:
        self.visit(node.subject)
        self._branches(*[[case] for case in node.cases], [])

    def visit_MatchAs(self, node: ast.MatchAs) -> None:
        self._visit_all([node.pattern])
        if node.name:
            self._store(node.name)

    def visit_MatchStar(self, node: ast.MatchStar) -> None:
        if node.name:
            self._store(node.name)

    def visit_MatchMapping(self, node: ast.MatchMapping) -> None:
        self._visit_all([*node.keys, *node.patterns])
        if node.rest:
            self._store(node.rest)


def _ends_in_raise(node: ast.AST | None) -> bool:
    last = node.body[-1] if isinstance(node, ast.ExceptHandler) else node
    return isinstance(last, ast.Raise)


def _type_parameters(node: ast.AST) -> set[str]:
    return {item.name for item in getattr(node, "type_params", [])}
