"""Begin an exercise afresh in a running notebook, without losing what was there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from grader.catalog import Exercise
from grader.dated_copies import write_dated
from grader.notebook.drafts import Draft
from grader.text import Language, Text


def stub_cell(exercise: Exercise, language: Language) -> str:
    """Return what the answer cell of a fresh notebook holds."""
    stub = exercise.stub(language).strip()
    return stub if exercise.is_code else f"%%answer {exercise.slug}\n{stub}"


def answer_so_far(exercise: Exercise, sources: Sequence[str]) -> str:
    """Return the latest executed cell that answers the exercise; empty if there is none."""
    for source in reversed(sources):
        if _answers(source, exercise):
            return source
    return ""


def keep_copy(exercise: Exercise, answer: str) -> Path | None:
    """Keep an answer beside the notebook, and empty the exercise's text box; return the copy.

    Raises:
        OSError: the copy can't be written.
    """
    copy = None
    if answer.strip():
        suffix = ".py" if exercise.is_code else ".md"
        content = answer.encode("utf-8", "replace")
        copy = write_dated(Path.cwd(), exercise.slug, suffix, content)
    draft = Draft(exercise.slug)
    if draft.latest():
        draft.keep("")
    return copy


def taken_back(slug: str, copy: str) -> Text:
    """Return what to tell the learner once it is done."""
    kept = Text(
        zh=f"你的答案另存为 {copy}，就在笔记本旁边。" if copy else "这个内核里还没有你的答案。",
        en=f"Your answer is kept beside the notebook as {copy}."
        if copy
        else "This kernel had no answer of yours.",
    )
    return Text(
        zh=f"{kept.zh}\n下面的新单元格是最初的样子：在里面作答并运行。没有出现新单元格？"
        f"在终端运行 mmdojo start {slug} --workspace 新文件夹，取一份新的。\n"
        "上面的旧单元格没有动，不再需要就删掉它。",
        en=f"{kept.en}\nThe new cell below is as it was at first: answer in it and run it. No new "
        f"cell there? `mmdojo start {slug} --workspace NEW_FOLDER` in a terminal makes a fresh "
        "file.\nThe old cell above is untouched; delete it once you don't need it.",
    )


def _answers(source: str, exercise: Exercise) -> bool:
    if not exercise.is_code:
        found = re.match(r"\s*%%answer(?:[ \t]+(\S+))?[^\n]*\n", source)
        return found is not None and found[1] in (None, exercise.slug)
    from grader.entry_point import defines_in_text

    return defines_in_text(source, exercise.entry_point)
