"""`mmdojo candidates` and `mmdojo adopt`: from learners' own words to wider rubrics."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from grader.catalog import find_exercise
from grader.cli.exits import Exit
from grader.cli.options import FormatOption, LangOption, TextOrJson, chosen_language
from grader.cli.output import say, say_notes, write_json
from grader.errors import UsageError
from grader.progress.store import ProgressStore
from grader.render.sanitise import one_line
from grader.text import Text


def add_to(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command("candidates", help="Words that learners say make a point · 学习者自报的说法")(
        candidates
    )
    app.command("adopt", help="Adopt such words into the rubrics · 采纳这些说法")(adopt)


def candidates(
    context: typer.Context,
    form: FormatOption = TextOrJson.TEXT,
    lang: LangOption = None,
) -> int:
    """List the words that `assess` has kept; as JSON they can be sent to an instructor."""
    language = chosen_language(context, lang)
    with ProgressStore() as store:
        found = store.synonym_candidates()
        notes = list(store.notes)
    say_notes(notes, language)
    if form == TextOrJson.JSON:
        write_json(
            [
                {"exercise": c.exercise, "point": c.point, "span": c.span, "count": c.count}
                for c in found
            ]
        )
        return Exit.OK
    if not found:
        text = Text(
            zh="还没有。用 mmdojo assess 自评时说“说到了”的原话会记在这里。",
            en="None yet. Words that you say make a point, in `mmdojo assess`, are kept here.",
        )
        say(text.in_language(language))
    for each in found:
        say(f"{each.exercise}  {each.point}  ×{each.count}  {one_line(each.span)}")
    return Exit.OK


def adopt(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="From candidates --format json · 候选文件")
    ],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what would happen · 只看不写")
    ] = False,
    form: FormatOption = TextOrJson.TEXT,
    lang: LangOption = None,
) -> int:
    """Take the words of a file into the rubrics; refuse those that would give false credit."""
    language = chosen_language(context, lang)
    if not file.is_file():
        raise UsageError(
            Text(
                zh=f"没有 {file} 这个文件。先运行 mmdojo candidates --format json > {file}。",
                en=f"There is no file {file}. `mmdojo candidates --format json > {file}` makes it.",
            )
        )
    from grader.rubric.adoption import adopt as adopt_candidates
    from grader.rubric.adoption import candidates_file

    found = candidates_file(file)
    rows: list[dict[str, object]] = []
    for slug in dict.fromkeys(each.exercise for each in found):
        exercise = find_exercise(slug)
        if exercise.is_code:
            raise UsageError(Text(zh=f"{slug} 没有评分标准。", en=f"{slug} has no rubric."))
        own = [each for each in found if each.exercise == slug]
        for decision in adopt_candidates(exercise, own, write=not dry_run):
            problem = decision.problem.in_language(language) if decision.problem else None
            rows.append(
                {
                    "exercise": slug,
                    "point": decision.candidate.point,
                    "span": decision.candidate.span,
                    "adopted": problem is None,
                    "problem": problem,
                }
            )
    if form == TextOrJson.JSON:
        write_json(rows)
    else:
        for row in rows:
            sign, words = "✓" if row["adopted"] else "✗", one_line(str(row["span"]))
            said = f"{sign} {row['exercise']}  {row['point']}  {words}"
            say(f"{said}  {row['problem']}" if row["problem"] else said)
    return Exit.OK if all(row["adopted"] for row in rows) else Exit.NOT_PASSED
