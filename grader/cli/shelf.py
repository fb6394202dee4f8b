"""`mmdojo list` and `start`: which exercises there are, and go."""

from __future__ import annotations

import tempfile
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from grader.catalog import KIND_NAMES, Catalog, Exercise
from grader.cli.exits import Exit
from grader.cli.options import LangOption, WorkspaceOption, chosen_language
from grader.cli.output import console, say, say_notes, write_json
from grader.cli.shown_catalog import shown_catalog
from grader.content import content_root
from grader.extras import missing_tensorflow
from grader.learning_order import track_name
from grader.progress.store import ProgressStore, Status
from grader.text import Language, Text

if TYPE_CHECKING:
    from grader.workspace import Filled

_MOST_NAMED = 12


class ListFormat(StrEnum):
    """How the list can be written."""

    TABLE = "table"
    JSON = "json"


def add_to(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command("list", help="All exercises and how far you are · 全部练习与进度")(list_exercises)
    app.command("start", help="Make your practice folder · 创建练习文件夹")(start)


def list_exercises(
    context: typer.Context,
    form: Annotated[
        ListFormat, typer.Option("--format", help="Output format · 输出格式")
    ] = ListFormat.TABLE,
    lang: LangOption = None,
) -> int:
    """List every exercise in the order in which they are best learnt."""
    language = chosen_language(context, lang)
    catalog = shown_catalog(language)
    with ProgressStore() as store:
        statuses = {exercise.slug: store.status(exercise.slug) for exercise in catalog}
    say_notes(store.notes, language)
    if form == ListFormat.JSON:
        write_json([_row(exercise, statuses[exercise.slug], language) for exercise in catalog])
        return Exit.OK
    _print_table(catalog, statuses, language)
    if (lacking := missing_tensorflow(list(catalog))) is not None:
        say("\n" + lacking.in_language(language))
    return Exit.OK


def start(
    context: typer.Context,
    slugs: Annotated[
        list[str] | None,
        typer.Argument(metavar="[SLUG]...", help="Exercises; default all · 练习名，默认全部"),
    ] = None,
    workspace: WorkspaceOption = None,
    lang: LangOption = None,
) -> int:
    """Copy stubs and notebooks into the learner's folder; what is there already stays."""
    from grader.workspace import fill_workspace, learner_notebooks, new_workspace

    language = chosen_language(context, lang)
    catalog = shown_catalog(language)
    exercises = [catalog.get(slug) for slug in slugs] if slugs else list(catalog)
    folder = new_workspace(workspace)
    with tempfile.TemporaryDirectory(prefix="mmdojo-") as scratch:
        generated = content_root() / "notebooks"
        notebooks = learner_notebooks(catalog, language, slugs or None, generated, Path(scratch))
        filled = fill_workspace(folder, exercises, notebooks, language)
    with ProgressStore() as store:
        store.remember_workspace(folder)
    say_notes(store.notes, language)
    _say_what_became(filled, language)
    first = exercises[0].slug
    done = Text(
        zh=f"\n练习文件夹：{folder}\n打开文件作答，然后运行 mmdojo check {first}",
        en=f"\nYour folder: {folder}\nFill in a file, then run: mmdojo check {first}",
    )
    say(done.in_language(language))
    return Exit.OK


def _say_what_became(filled: Filled, language: Language) -> None:
    """Name each file, or count them where they are more than one looks at."""
    if len(filled.made) + len(filled.kept) > _MOST_NAMED:
        made, kept = len(filled.made), len(filled.kept)
        text = Text(
            zh=f"新建 {made} 个文件，保留 {kept} 个已有的（没有改动）。",
            en=f"{made} files made, {kept} of yours kept as they are.",
        )
        say(text.in_language(language))
        return
    for path in filled.made:
        say(Text(zh=f"新建  {path.name}", en=f"made  {path.name}").in_language(language))
    for path in filled.kept:
        text = Text(
            zh=f"保留  {path.name}（已有，没有改动）", en=f"kept  {path.name} (yours, not touched)"
        )
        say(text.in_language(language))


def _row(exercise: Exercise, status: Status, language: Language) -> dict[str, str | int]:
    metadata = exercise.metadata
    return {
        "slug": exercise.slug,
        "kind": metadata.kind,
        "track": metadata.track,
        "title": exercise.title.in_language(language),
        "difficulty": metadata.difficulty,
        "minutes": metadata.minutes,
        "status": status,
    }


def _print_table(catalog: Catalog, statuses: dict[str, Status], language: Language) -> None:
    from rich import box
    from rich.console import Group
    from rich.table import Table

    from grader.render.prose import Prose
    from grader.render.status_marks import STATUS_MARKS

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1), show_edge=False)
    table.add_column(Text(zh="练习", en="exercise").in_language(language))
    for heading in (
        Text(zh="类型", en="kind"),
        Text(zh="难度", en="level"),
        Text(zh="分钟", en="min"),
        Text(zh="进度", en="status"),
    ):
        table.add_column(heading.in_language(language), no_wrap=True)
    track = None
    for exercise in catalog:
        metadata = exercise.metadata
        if metadata.track != track:
            track = metadata.track
            table.add_section()
            table.add_row(Prose(track_name(track).in_language(language), "bold underline"))
        status = statuses[exercise.slug]
        mark = STATUS_MARKS[status]
        open_ones = [slug for slug in metadata.requires if statuses.get(slug) != "passed"]
        first = Text(zh="先做 ", en="after ").in_language(language)
        before = [Prose(first + ", ".join(open_ones), "dim")] if open_ones else []
        table.add_row(
            Group(
                Prose(exercise.slug, "bold"),
                Prose(exercise.title.in_language(language)),
                *before,
            ),
            KIND_NAMES[metadata.kind].in_language(language),
            f"{metadata.difficulty}/5",
            str(metadata.minutes),
            f"{mark.sign} {mark.word.in_language(language)}",
            style=None if status == "new" else mark.style,
        )
    console().print(table)
