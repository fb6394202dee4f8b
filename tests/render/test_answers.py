from __future__ import annotations

import io

from rich.cells import cell_len
from rich.console import Console

from grader.render.answers import AnswersCompared, compared_as_text

OWN = "我的回答：先拼接再建模。\x1b[2J[bold]not markup[/bold]"
MODEL = "# 参考\n\n" + "每个模态先由各自的模型单独处理，最后用投票或加权平均等方式合并。" * 4


def shown(width: int) -> list[str]:
    console = Console(file=io.StringIO(), width=width, force_terminal=True, color_system=None)
    console.print(AnswersCompared(OWN, MODEL, "zh"))
    return console.file.getvalue().splitlines()  # type: ignore[attr-defined]


def test_a_wide_screen_has_both_side_by_side() -> None:
    lines = shown(110)
    assert any("你的回答" in line and "参考答案" in line for line in lines)
    assert max(map(cell_len, lines)) <= 110


def test_a_narrow_screen_has_one_under_the_other() -> None:
    lines = shown(60)
    own = next(number for number, line in enumerate(lines) if "你的回答" in line)
    model = next(number for number, line in enumerate(lines) if "参考答案" in line)
    assert own < model
    assert max(map(cell_len, lines)) <= 60


def test_nothing_of_either_answer_is_lost_or_acts_on_the_terminal() -> None:
    for width in (24, 60, 94, 200):
        text = "".join("".join(shown(width)).split())
        assert "\x1b[2J" not in text
        assert text.count("加权平均") == 4 or width < 200  # lines break anywhere in Chinese
        assert sum(text.count(sign) for sign in "每") == 4
        assert "…" not in text
    assert "[bold]notmarkup[/bold]" in "".join("".join(shown(200)).split())


def test_a_pipe_gets_both_under_headings() -> None:
    text = compared_as_text(OWN, "The cat.", "en")
    assert text == (
        "## Your answer\n\n我的回答：先拼接再建模。[bold]not markup[/bold]\n\n"
        "## Model answer\n\nThe cat.\n"
    )
