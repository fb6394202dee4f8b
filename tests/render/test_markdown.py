from __future__ import annotations

import io

import pytest
from rich.console import Console

from grader.render.markdown import TerminalMarkdown

TABLE = """
| 方法 | 适合 |
|---|---|
| 特征级融合 | 模态之间特征差异小而且彼此已经对齐的场景 |
"""


@pytest.mark.parametrize("width", [30, 80])
def test_a_table_keeps_every_character_in_a_narrow_terminal(width: int) -> None:
    """The explanation of fusion_methods ended in … at 60 columns."""
    file = io.StringIO()
    Console(file=file, width=width).print(TerminalMarkdown(TABLE))
    out = file.getvalue()
    assert "…" not in out
    for character in set(TABLE) - set("|- \n"):
        assert out.count(character) == TABLE.count(character)
