"""Generate the learner's notebooks from the exercises, and find those that have drifted."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from itertools import groupby
from pathlib import Path
from typing import Any

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from grader.atomic_files import replace
from grader.authoring.tour import tour_cells
from grader.catalog import KIND_NAMES, Catalog, Exercise
from grader.learning_order import track_name
from grader.text import LANGUAGES, Language, Text

WELCOME = "00_welcome.ipynb"

_CODE_HERE = Text(
    zh="## 你的代码\n\n在下面的单元格里写，写完运行它（Shift+Enter）。",
    en="## Your code\n\nWrite it in the cell below, then run the cell (Shift+Enter).",
)
_CHECK_HERE = Text(
    zh="## 检查\n\n可以反复修改、运行、再检查。卡住了就要一条提示，共三条。"
    "按下面的按钮，或在单元格里运行 `hint(...)`、`solution(...)` 等命令，作用相同。"
    "重新打开笔记本之后，再运行一次这些单元格，按钮才会回来。",
    en="## Check\n\nChange, run and check again as often as you like. Stuck? There are three "
    "hints, one at a time. The buttons do the same as `hint(...)`, `solution(...)` and so on in a "
    "cell. After you have reopened the notebook, run the cells again to bring the buttons back.",
)
_WELCOME_TEXT = Text(
    zh="""# 欢迎来到 mmdojo

这里是多模态大模型面试的练习场：题目以问答、编程和案例三种形式出现，评分在你自己的电脑上离线完成。

- 评的是你**运行过**的内容。笔记本不会被整个运行：评分器只取你的函数和它依赖的部分，\
画图、报错或训练很久的单元格都不影响结果。
- 通过之后用 `solution(...)` 看参考答案和解析；实在想先看，用 `reveal(...)`，会先问你。
- 想从头再来？`reset(...)` 会先另存你的答案。""",
    en="""# Welcome to mmdojo

A place to practise for multimodal-ML interviews: questions, coding tasks and case studies, graded
offline on your own machine.

- What you **ran** is what is graded. Notebooks are never run whole: the grader takes your function
  and what it depends on, so cells that plot, crash or train for an hour change nothing.
- After a pass, `solution(...)` shows the model answer and why it is right. If you would rather see
  it first, `reveal(...)` asks, and shows it.
- To begin afresh, `reset(...)` keeps a copy of your answer and puts the task back.""",
)
_EXERCISES = Text(
    zh="## 练习\n\n打开任意一个，读题，作答，检查。",
    en="## Exercises\n\nOpen any of them, read the task, answer it and check.",
)
_COLUMNS = Text(zh="| 练习 | 类型 | 难度 | 分钟 |", en="| exercise | kind | difficulty | minutes |")


def write_notebooks(catalog: Catalog, out: Path) -> None:
    """Write the notebooks of both languages to `out/<language>/`, each file atomically."""
    for name, content in _generate(catalog).items():
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        replace(path, content.encode("utf-8"))


def check_notebooks(catalog: Catalog, out: Path) -> list[str]:
    """Return the notebooks below `out` that are missing, differ or have no exercise, sorted."""
    expected = _generate(catalog)
    drifted = [
        name
        for name, content in expected.items()
        if not (out / name).is_file() or (out / name).read_bytes() != content.encode()
    ]
    found = {path.relative_to(out) for path in out.rglob("*.ipynb")}
    # JupyterLab keeps its checkpoints in hidden folders.
    present = {path.as_posix() for path in found if not any(p[0] == "." for p in path.parts)}
    return sorted([*drifted, *(present - set(expected))])


def exercise_notebook(exercise: Exercise, language: Language) -> str:
    """Return one exercise's notebook as JSON text."""
    metadata = exercise.metadata
    slug = exercise.slug
    kind = KIND_NAMES[metadata.kind].in_language(language)
    facts = Text(
        zh=f"{kind} · 难度 {_stars(metadata.difficulty)} · 约 {metadata.minutes} 分钟",
        en=f"{kind} · difficulty {_stars(metadata.difficulty)} · about {metadata.minutes} minutes",
    )
    stub = exercise.stub(language).strip()
    answer = stub if exercise.is_code else f"%%answer {slug}\n{stub}"
    call = f'"{slug}", lang="{language}"'
    parts = [
        ("prompt", exercise.prompt(language).strip() + f"\n\n*{facts.in_language(language)}*"),
        ("load", "%load_ext grader"),
        ("answer-here", _answer_here(exercise).in_language(language)),
        ("answer", answer),
        ("check-here", _CHECK_HERE.in_language(language)),
        ("check", f"check({call})\nbuttons({call})"),
    ]
    code = {"load", "answer", "check"}
    return _notebook(slug, language, [(role, source, role in code) for role, source in parts])


def welcome_notebook(catalog: Catalog, language: Language) -> str:
    """Return the welcome page as JSON text."""
    parts = [_EXERCISES.in_language(language)]
    for track, exercises in groupby(catalog, key=lambda exercise: exercise.metadata.track):
        rows = "\n".join(_row(exercise, language) for exercise in exercises)
        heading = f"### {track_name(track).in_language(language)}"
        parts.append(f"{heading}\n\n{_COLUMNS.in_language(language)}\n|---|---|---|---|\n{rows}")
    cells = [
        ("welcome", _WELCOME_TEXT.in_language(language), False),
        *tour_cells(language),
        ("exercises", "\n\n".join(parts), False),
    ]
    return _notebook("welcome", language, cells)


def _answer_here(exercise: Exercise) -> Text:
    if exercise.is_code:
        return _CODE_HERE
    return Text(
        zh="## 你的回答\n\n写在下面单元格第一行 `%%answer` 之后，写完运行它（Shift+Enter）。"
        "评的就是你运行过的内容。\n\n更喜欢文本框？新建一个单元格，运行 "
        f'`answer_box("{exercise.slug}")`，边写边存。',
        en="## Your answer\n\nWrite it below the line `%%answer`, then run the cell "
        "(Shift+Enter). What you ran is what is graded.\n\nRather a text box? Run "
        f'`answer_box("{exercise.slug}")` in a new cell: it keeps what you type.',
    )


def _row(exercise: Exercise, language: Language) -> str:
    metadata = exercise.metadata
    return (
        f"| [{exercise.title.in_language(language)}]({exercise.slug}.ipynb) "
        f"| {KIND_NAMES[metadata.kind].in_language(language)} "
        f"| {_stars(metadata.difficulty)} | {metadata.minutes} |"
    )


def _generate(catalog: Catalog) -> dict[str, str]:
    files: dict[str, str] = {}
    for language in LANGUAGES:
        files[f"{language}/{WELCOME}"] = welcome_notebook(catalog, language)
        for exercise in catalog:
            files[f"{language}/{exercise.slug}.ipynb"] = exercise_notebook(exercise, language)
    return files


def _notebook(slug: str, language: Language, cells: list[tuple[str, str, bool]]) -> str:
    notebook = new_notebook(
        cells=[_cell(slug, role, source, is_code) for role, source, is_code in cells],
        metadata={
            "kernelspec": {
                "display_name": "Python 3 (ipykernel)",
                "language": "python",
                "name": "python3",
            },
            "language_info": {"name": "python"},
            "mmdojo": {"slug": slug, "language": language},
        },
    )
    nbformat.validate(notebook)
    return str(nbformat.writes(notebook, version=4, indent=1)).rstrip("\n") + "\n"


def _cell(slug: str, role: str, source: str, is_code: bool) -> Any:
    # The same id in every run: a diff then shows what changed, and nothing else.
    settings = {
        "id": hashlib.sha256(f"{slug}/{role}".encode()).hexdigest()[:16],
        "metadata": {"mmdojo": {"slug": slug, "role": role}},
    }
    make: Callable[..., Any] = new_code_cell if is_code else new_markdown_cell
    return make(source, **settings)


def _stars(difficulty: int) -> str:
    return "★" * difficulty + "☆" * (5 - difficulty)
