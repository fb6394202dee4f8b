"""`mmdojo reset`: begin an exercise afresh, with a dated copy of what was there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from grader.catalog import Exercise, find_exercise
from grader.cli.answer_file import own_answer
from grader.cli.exits import Exit
from grader.cli.options import (
    FormatOption,
    LangOption,
    SlugArgument,
    TextOrJson,
    WorkspaceOption,
    chosen_language,
)
from grader.cli.output import say, say_notes, write_json
from grader.errors import UsageError
from grader.text import LANGUAGES, Language, Text


def add_to(app: typer.Typer) -> None:
    """Add this module's command."""
    app.command("reset", help="Begin afresh, keeping a copy · 重做，保留副本")(reset)


def reset(
    context: typer.Context,
    slug: SlugArgument,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Don't ask · 不再询问")] = False,
    form: FormatOption = TextOrJson.TEXT,
    workspace: WorkspaceOption = None,
    lang: LangOption = None,
) -> int:
    """Keep a dated copy of each of your files for an exercise beside it, then put the stub back."""
    language = chosen_language(context, lang)
    exercise = find_exercise(slug)
    fresh = _changed_files(exercise, workspace, language)
    if not fresh:
        text = Text(
            zh=f"{slug} 的文件还是最初的样子，没有要恢复的。",
            en=f"Your files for {slug} are as they were at first; there is nothing to put back.",
        )
        return _end(form, slug, text.in_language(language), [])
    if not yes and not _sure(slug, list(fresh), language):
        text = Text(zh="好的，什么都没有动。", en="All right, nothing was changed.")
        _end(form, slug, text.in_language(language), [])
        return Exit.NOT_PASSED
    copies = [_put_back(path, content) for path, content in fresh.items()]
    zh_names, en_names = (mark.join(copy.name for copy in copies) for mark in ("、", ", "))
    text = Text(
        zh=f"{slug} 已恢复成最初的样子。你的答案另存为 {zh_names}。"
        "如果它正在 JupyterLab 里打开，请选择重新载入（Revert）。",
        en=f"{slug} is as it was at first. Your answer is kept as {en_names}. "
        "If it is open in JupyterLab, choose to revert to the file on disk.",
    )
    return _end(form, slug, text.in_language(language), copies)


def _changed_files(
    exercise: Exercise, workspace: Path | None, language: Language
) -> dict[Path, bytes]:
    """Return the learner's files that aren't as they were at first, with what they were."""
    from grader.authoring.notebooks import exercise_notebook

    answer, notes = own_answer(exercise, workspace)
    say_notes(notes, language)
    fresh = {}
    for path in (answer.path, *answer.others):
        make = exercise_notebook if path.suffix == ".ipynb" else Exercise.stub
        contents = {each: make(exercise, each).encode("utf-8") for each in LANGUAGES}
        present = path.read_bytes()
        if present not in contents.values():
            fresh[path.resolve()] = contents[_language_of(present) or language]
    return fresh


def _language_of(notebook: bytes) -> Language | None:
    """Return the language that a notebook of ours was made in; None for any other file."""
    try:
        named = json.loads(notebook)["metadata"]["mmdojo"]["language"]
    except (ValueError, LookupError, TypeError):
        return None
    return next((language for language in LANGUAGES if named == language), None)


def _put_back(path: Path, content: bytes) -> Path:
    from grader.atomic_files import replace
    from grader.dated_copies import write_dated

    try:
        copy = write_dated(path.parent, path.stem, path.suffix, path.read_bytes())
        replace(path, content)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsageError(
            Text(
                zh=f"无法写入 {path.parent}（{reason}）；{path.name} 没有动。"
                "请检查磁盘空间和权限。",
                en=f"Can't write to {path.parent} ({reason}); {path.name} is as it was. "
                "Check disk space and permissions.",
            )
        ) from error
    return copy


def _sure(slug: str, paths: list[Path], language: Language) -> bool:
    names = [path.name for path in paths]
    question = Text(
        zh=f"把 {slug} 恢复成最初的样子吗？{'、'.join(names)} 会先另存一份。",
        en=f"Begin {slug} afresh? A copy of {', '.join(names)} is kept.",
    )
    try:
        return typer.confirm(question.in_language(language), err=True)
    except typer.Abort:  # nobody is there to answer
        return False


def _end(form: TextOrJson, slug: str, message: str, copies: list[Path]) -> Exit:
    if form == TextOrJson.JSON:
        paths = [str(copy) for copy in copies]
        write_json({"exercise": slug, "message": message, "copies": paths})
    else:
        say(message)
    return Exit.OK
