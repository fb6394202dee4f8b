"""`mmdojo lint`: look for what is to mend in rubrics, once or whenever a file changes."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from grader.catalog import Exercise, load_catalog
from grader.cli.exits import Exit
from grader.cli.options import FormatOption, LangOption, TextOrJson, chosen_language
from grader.cli.output import say, write_json
from grader.cli.watching import run_at_each_change
from grader.content import content_root
from grader.errors import CatalogError, RuleError, UsageError
from grader.render.sanitise import one_line
from grader.schema_files import broken_rule
from grader.text import LANGUAGES, Language, Text

if TYPE_CHECKING:
    from grader.rubric.lint import Finding, Level  # the rubric engine is for this command only

_VOCABULARY = "vocabulary"


@dataclass(frozen=True)
class Linted:
    """What was found in the rubric of one exercise; one that is not `readable` was not judged."""

    exercise: str
    findings: list[Finding]
    readable: bool = True


def add_to(app: typer.Typer) -> None:
    """Add this module's command."""
    app.command("lint", help="Look for faults in rubrics · 检查评分规则")(lint)


def lint(
    context: typer.Context,
    slugs: Annotated[
        list[str] | None,
        typer.Argument(metavar="[SLUG]...", help="Free text; default all · 练习名，默认全部"),
    ] = None,
    form: FormatOption = TextOrJson.TEXT,
    watch: Annotated[
        bool, typer.Option("--watch", help="Again at each change · 文件一变就重新检查")
    ] = False,
    lang: LangOption = None,
) -> int:
    """Lint the rubrics of the free-text exercises named, or of all of them."""
    language = chosen_language(context, lang)
    exercises = _free_text_exercises(slugs or [])
    if not watch:
        return _status(_run(exercises, form, language))
    with contextlib.suppress(KeyboardInterrupt):
        _watch(exercises, form, language)
    return Exit.OK


def _free_text_exercises(slugs: Sequence[str]) -> list[Exercise]:
    catalog = load_catalog()
    if not slugs:
        return [exercise for exercise in catalog if not exercise.is_code]
    exercises = [catalog.get(slug) for slug in dict.fromkeys(slugs)]
    for exercise in exercises:
        if exercise.is_code:
            raise UsageError(
                Text(
                    zh=f"{exercise.slug} 是编程题，没有评分规则可检查。",
                    en=f"{exercise.slug} is a coding exercise and has no rubric to lint.",
                )
            )
    return exercises


def _run(exercises: Sequence[Exercise], form: TextOrJson, language: Language) -> list[Linted]:
    linted = []
    for exercise in exercises:
        linted.append(_linted(exercise))
        if form == TextOrJson.TEXT:
            _show(linted[-1], language)
    if form == TextOrJson.JSON:
        write_json([row for each in linted for row in _rows(each, language)])
    return linted


def _status(linted: Sequence[Linted]) -> Exit:
    if not all(each.readable for each in linted):
        return Exit.GRADER_FAILED
    levels = {finding.level for each in linted for finding in each.findings}
    return Exit.NOT_PASSED if "error" in levels else Exit.OK


def _linted(exercise: Exercise) -> Linted:
    from grader.rubric import load_rubric
    from grader.rubric.lint import Finding
    from grader.rubric.lint import lint as lint_rubric

    place = _VOCABULARY
    answers: dict[Language, str] = {}
    prompts = []
    try:
        _read_vocabulary()
        place = exercise.rubric_path.name
        rubric = load_rubric(exercise.rubric_path)
        for language in LANGUAGES:
            place = f"prompt.{language}.md"
            prompts.append(exercise.prompt(language))
            place = f"answer.{language}.md"
            answers[language] = exercise.model_answer(language)
    except CatalogError as error:
        finding = Finding(error.rule, "error", place, error.text)
        return Linted(exercise.slug, [finding], readable=False)
    return Linted(exercise.slug, lint_rubric(rubric, "\n\n".join(prompts), answers))


def _read_vocabulary() -> None:
    """Read and compile every pack, so that a fault in one is not told as the rubric's.

    Raises:
        CatalogError: a file is no TOML, or holds something other than terms.
    """
    from grader.rubric.literals import compile_term
    from grader.rubric.packs import VOCABULARY, expand, shared_vocabulary

    try:
        for pack in shared_vocabulary():
            for term in expand([f"@{pack}"]):
                compile_term(term)
    except (OSError, ValueError, TypeError, AttributeError, LookupError, RecursionError) as error:
        same = Text.same(f"{type(error).__name__}: {error}")
        detail = error.text if isinstance(error, RuleError) else same
        raise broken_rule("vocabulary", VOCABULARY, detail) from error


# Showing


def _show(linted: Linted, language: Language) -> None:
    if not linted.findings:
        say(f"{linted.exercise}: ok")
        return
    say(f"{linted.exercise}:")
    for finding in linted.findings:
        level = _level_name(finding.level).in_language(language)
        message = one_line(finding.message.in_language(language))
        say(f"  {level}  {finding.rule}  {finding.place}  {message}")


def _level_name(level: Level) -> Text:
    if level == "error":
        return Text(zh="错误", en="error")
    return Text(zh="提醒", en="warning")


def _rows(linted: Linted, language: Language) -> list[dict[str, str]]:
    return [
        {
            "exercise": linted.exercise,
            "rule": finding.rule,
            "level": finding.level,
            "place": finding.place,
            "message": finding.message.in_language(language),
        }
        for finding in linted.findings
    ]


# Watching


def _watch(exercises: Sequence[Exercise], form: TextOrJson, language: Language) -> None:
    """Lint now and after every change, until Ctrl-C."""
    from grader.rubric.packs import VOCABULARY

    files = {path.resolve() for exercise in exercises for path in _read_files(exercise)}
    packs = VOCABULARY.resolve()
    folders = [content_root() / name for name in ("exercises", "solutions")]

    def concerns(path: Path) -> bool:
        return path in files or (path.parent == packs and path.suffix == ".toml")

    def run() -> None:
        _forget_vocabulary()
        _run(exercises, form, language)

    run_at_each_change([*folders, VOCABULARY], concerns, run, language)


def _forget_vocabulary() -> None:
    from grader.rubric import lexicon, packs

    # What is made of the packs is cached too, in several places: none may survive the packs.
    for each in (*vars(packs).values(), *vars(lexicon).values()):
        if hasattr(each, "cache_clear"):
            each.cache_clear()


def _read_files(exercise: Exercise) -> list[Path]:
    """Return every file that linting an exercise reads, except the vocabulary."""
    paths = [exercise.rubric_path]
    for language in LANGUAGES:
        paths.append(exercise.folder / f"prompt.{language}.md")
        paths.append(exercise.solution / f"answer.{language}.md")
    return paths
