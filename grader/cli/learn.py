"""`mmdojo hint`, `reveal` and `solution`: help that comes in steps, and the answer at the end."""

from __future__ import annotations

import re
from typing import Annotated

import typer

from grader.catalog import Exercise, find_exercise
from grader.cli.exits import Exit
from grader.cli.options import (
    FormatOption,
    LangOption,
    SlugArgument,
    TextOrJson,
    chosen_language,
)
from grader.cli.output import say, say_notes, write_json, write_markdown
from grader.errors import UsageError
from grader.interview.help_refused import refuse_during_interview
from grader.progress.store import ProgressStore
from grader.text import Language, Text


def add_to(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command("hint", help="The next hint · 下一条提示")(hint)
    app.command("reveal", help="Give up and see the answer · 放弃并查看答案")(reveal)
    app.command("solution", help="The model answer, once you passed · 通过后看参考答案")(solution)


def hint(
    context: typer.Context,
    slug: SlugArgument,
    step: Annotated[
        int | None, typer.Option("--step", help="This one again, from 1 · 重看第几条")
    ] = None,
    form: FormatOption = TextOrJson.TEXT,
    lang: LangOption = None,
) -> int:
    """Show the next hint, or the last one again after that."""
    language = chosen_language(context, lang)
    exercise = find_exercise(slug)
    hints = exercise.hints(language)
    if step is None:
        with ProgressStore() as store:
            refuse_during_interview(store, slug)
            taken = store.take_hint(slug, len(hints))
        say_notes(store.notes, language)
        number, repeated = taken.number, taken.repeated
    elif 1 <= step <= len(hints):
        with ProgressStore() as store:
            refuse_during_interview(store, slug)
        number, repeated = step, False
    else:
        raise UsageError(
            Text(
                zh=f"提示只有第 1 到第 {len(hints)} 条。",
                en=f"The hints are numbered from 1 to {len(hints)}.",
            )
        )
    markdown = hints[number - 1]
    if form == TextOrJson.JSON:
        write_json({"exercise": slug, "step": number, "steps": len(hints), "markdown": markdown})
        return Exit.OK
    heading = Text(zh=f"提示 {number}/{len(hints)}", en=f"Hint {number} of {len(hints)}")
    say(f"{exercise.title.in_language(language)} · {heading.in_language(language)}\n")
    write_markdown(markdown)
    if repeated:
        say("\n" + _last_hint(slug).in_language(language))
    return Exit.OK


def reveal(
    context: typer.Context,
    slug: SlugArgument,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Don't ask · 不再询问")] = False,
    form: FormatOption = TextOrJson.TEXT,
    lang: LangOption = None,
) -> int:
    """Show the model answer and its explanation; ask first, and remember it."""
    language = chosen_language(context, lang)
    exercise = find_exercise(slug)
    with ProgressStore() as store:
        refuse_during_interview(store, slug)
    if not yes and not _sure(slug, language):
        kept = Text(zh="好的，答案先不看。", en="All right, the answer stays hidden.")
        _decline(slug, kept.in_language(language), form)
        return Exit.NOT_PASSED
    markdown = model_answer_markdown(exercise, language)
    with ProgressStore() as store:
        store.record_reveal(slug)
    say_notes(store.notes, language)
    _show(slug, markdown, form)
    return Exit.OK


def solution(
    context: typer.Context,
    slug: SlugArgument,
    form: FormatOption = TextOrJson.TEXT,
    lang: LangOption = None,
) -> int:
    """Show the model answer and its explanation to whoever has passed or revealed it."""
    language = chosen_language(context, lang)
    exercise = find_exercise(slug)
    with ProgressStore() as store:
        refuse_during_interview(store, slug)
        allowed = store.status(slug) in ("passed", "revealed")
    say_notes(store.notes, language)
    if not allowed:
        text = Text(
            zh=f"参考答案在通过之后才显示：mmdojo check {slug}。需要帮助：mmdojo hint {slug}；"
            f"想直接看答案：mmdojo reveal {slug}。",
            en=f"The model answer comes after a pass: `mmdojo check {slug}`. For help there is "
            f"`mmdojo hint {slug}`; to see the answer now, `mmdojo reveal {slug}`.",
        )
        _decline(slug, text.in_language(language), form)
        return Exit.NOT_PASSED
    _show(slug, model_answer_markdown(exercise, language), form)
    return Exit.OK


def model_answer_markdown(exercise: Exercise, language: Language) -> str:
    """Return the model answer and why it is right, as one Markdown document."""
    headings = Text(zh="参考答案", en="Model answer"), Text(zh="解析", en="Why")
    answer = exercise.model_answer(language).strip()
    if exercise.is_code:
        fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", answer) or [""]))
        answer = f"{fence}python\n{answer}\n{fence}"
    explanation = exercise.explanation(language).strip()
    first, second = (heading.in_language(language) for heading in headings)
    return f"## {first}\n\n{answer}\n\n## {second}\n\n{explanation}\n"


def _sure(slug: str, language: Language) -> bool:
    question = Text(
        zh=f"现在就看 {slug} 的答案吗？（先看看提示也行：mmdojo hint {slug}）",
        en=f"Show the answer to {slug} now? (There are hints too: mmdojo hint {slug})",
    )
    try:
        return typer.confirm(question.in_language(language), err=True)
    except typer.Abort:  # nobody is there to answer
        return False


def _last_hint(slug: str) -> Text:
    return Text(
        zh=f"这是最后一条提示。再试试；实在不行：mmdojo reveal {slug}",
        en=f"This was the last hint. Try again; if all else fails: mmdojo reveal {slug}",
    )


def _show(slug: str, markdown: str, form: TextOrJson) -> None:
    if form == TextOrJson.JSON:
        write_json({"exercise": slug, "markdown": markdown})
    else:
        write_markdown(markdown)


def _decline(slug: str, message: str, form: TextOrJson) -> None:
    if form == TextOrJson.JSON:
        write_json({"exercise": slug, "message": message})
    else:
        say(message, stderr=True)
