"""Say why an answer has no usable entry point, and what the learner should do about it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from grader.cells import Cell
from grader.effects import names_bound_in
from grader.errors import SubmissionError
from grader.magics import cell_magic
from grader.slicing import Statement
from grader.text import Text

_NEAR = 75  # of 100, by rapidfuzz
_LISTED = 5


@dataclass(frozen=True)
class _Found:
    """A name that the answer defines, where, and what it stands inside of, if anything."""

    name: str
    place: Text
    inside: str | None = None
    is_function: bool = True


def defines_in_text(source: str, name: str) -> bool:
    """Return whether the text looks as if it defined the name, be it Python or not."""
    escaped = re.escape(name)
    pattern = (
        rf"(?m)^[ \t]*(?:(?:async[ \t]+)?def|class)[ \t]+{escaped}\b|^{escaped}[ \t]*[=＝][^=]"
    )
    return re.search(pattern, source) is not None


def missing_entry_point(
    statements: Sequence[Statement], cells: Sequence[Cell], name: str, origin: str
) -> SubmissionError:
    """Return the error for an answer that never binds its entry point."""
    found = list(_definitions(statements))
    for definition in found:
        if definition.name == name and definition.inside:
            return _error(
                f"{origin} 里的 {name} 定义在 {definition.inside} 内部"
                f"（{definition.place.zh}）。请把它移到最外层，不要缩进。",
                f"{name} is defined inside {definition.inside} ({definition.place.en}). "
                "Move it to the top level, without indentation.",
            )
    for cell in cells:
        if defines_in_text(cell.source, name):
            return _not_run(cell, name)
    outer = [definition for definition in found if not definition.inside]
    near = max(outer, key=lambda one: (_nearness(one.name, name), one.is_function), default=None)
    if near and _nearness(near.name, name) >= _NEAR:
        return _error(
            f"没有找到 {name}，但 {near.place.zh}定义了 {near.name}：请把它改名为 {name}。",
            f"There is no {name}, but {near.place.en} defines {near.name}: rename it to {name}.",
        )
    functions = [definition.name for definition in outer if definition.is_function]
    listed = list(dict.fromkeys(functions))[:_LISTED]
    return _error(
        f"{origin} 里没有定义 {name}。"
        + (f"找到的函数有：{'、'.join(listed)}。" if listed else "里面没有任何函数。")
        + f"请写一个 def {name}(...)，再试一次。",
        f"{origin} does not define {name}. "
        + (f"It defines {', '.join(listed)}. " if listed else "It defines no function at all. ")
        + f"Write a def {name}(...) and try again.",
    )


def async_entry_point(statement: Statement, name: str) -> SubmissionError | None:
    """Return the error for an entry point that is a coroutine, None for any other."""
    if not isinstance(statement.node, ast.AsyncFunctionDef) or statement.node.name != name:
        return None
    place = statement.cell.locate(statement.node.lineno).describe()
    return _error(
        f"{place.zh}用 async def 定义了 {name}，调用它只会得到协程。请改用普通的 def。",
        f"{place.en} defines {name} with async def, so calling it gives a coroutine. "
        "Use a plain def.",
    )


def _definitions(statements: Sequence[Statement]) -> Iterator[_Found]:
    for statement in statements:
        stack: list[tuple[ast.AST, str | None]] = [(statement.node, None)]
        while stack:
            node, inside = stack.pop()
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                yield _Found(node.name, _place(statement, node.lineno), inside)
                inside = node.name
            stack.extend((child, inside) for child in ast.iter_child_nodes(node))
        for name in names_bound_in([statement.node]):
            line = statement.first_line
            yield _Found(name, _place(statement, line), is_function=False)


def _place(statement: Statement, line: int) -> Text:
    return statement.cell.locate(line).describe()


def _nearness(name: str, wanted: str) -> float:
    def plain(text: str) -> str:
        return text.replace("_", "").lower()

    from rapidfuzz import fuzz  # imported late: only a wrong name needs it

    return fuzz.ratio(plain(name), plain(wanted))


def _not_run(cell: Cell, name: str) -> SubmissionError:
    place = cell.locate(1).describe()
    if cell.kind != "code":
        return _error(
            f"{name} 写在了文字单元格里（{place.zh}），不会运行。请把单元格类型改成“代码”。",
            f"{name} stands in a text cell ({place.en}), which does not run. "
            "Change the cell's type to Code.",
        )
    magic = cell_magic(cell.source)
    if magic is not None:
        return _error(
            f"{name} 写在以 %%{magic} 开头的单元格里（{place.zh}），不会定义到笔记本中。"
            f"请删掉 %%{magic} 这一行。",
            f"{name} stands in a cell that begins with %%{magic} ({place.en}), so the notebook "
            f"never defines it. Delete the %%{magic} line.",
        )
    return _error(
        f"{place.zh}起像是写了 {name}，但它没有成为最外层的定义。请检查引号和缩进。",
        f"{place.en} seems to hold {name}, but not as a definition at the top level. "
        "Check quotes and indentation.",
    )


def _error(zh: str, en: str) -> SubmissionError:
    return SubmissionError(Text(zh=zh, en=en))
