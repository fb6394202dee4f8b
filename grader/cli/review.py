"""`mmdojo review` and `mmdojo next`: practise what is due, and what to do now."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from grader.catalog import Catalog, Exercise
from grader.cli.exits import Exit
from grader.cli.options import (
    FormatOption,
    LangOption,
    TextOrJson,
    WorkspaceOption,
    chosen_language,
)
from grader.cli.output import say, say_notes, write_json
from grader.cli.shown_catalog import shown_catalog
from grader.errors import UsageError
from grader.progress.store import ProgressStore
from grader.text import Language, Text

_FORECAST_DAYS = 7


class RatingName(StrEnum):
    """What `--rate` takes."""

    AGAIN = "again"
    HARD = "hard"
    GOOD = "good"
    EASY = "easy"


def add_to(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command("review", help="Practise what is due · 复习到期的练习")(review)
    app.command("next", help="What to do now, and why · 现在做哪道题")(next_up)


def review(
    context: typer.Context,
    slug: Annotated[
        str | None,
        typer.Argument(metavar="[SLUG]", help="This one, due or not · 只复习这道题"),
    ] = None,
    rate: Annotated[
        RatingName | None,
        typer.Option("--rate", help="Correct today's rating of SLUG · 更正今天的评级"),
    ] = None,
    limit: Annotated[
        int | None, typer.Option("--limit", metavar="N", min=1, help="At most N · 最多几道")
    ] = None,
    form: FormatOption = TextOrJson.TEXT,
    workspace: WorkspaceOption = None,
    lang: LangOption = None,
) -> int:
    """Serve the exercises that are due one after another; all that is graded is kept at once.

    With `--format json` they are listed, not served.
    """
    language = chosen_language(context, lang)
    catalog = shown_catalog(language)
    if rate is not None:
        if slug is None:
            raise UsageError(
                Text(
                    zh="--rate 需要练习名：mmdojo review SLUG --rate good",
                    en="--rate needs an exercise: mmdojo review SLUG --rate good",
                )
            )
        return _rate(catalog.get(slug), rate, form, language)
    if form == TextOrJson.JSON:
        return _list(catalog, slug, limit, language)
    return _serve(catalog, slug, limit, workspace, language)


def next_up(
    context: typer.Context,
    form: FormatOption = TextOrJson.TEXT,
    workspace: WorkspaceOption = None,
    lang: LangOption = None,
) -> int:
    """Say what to do now: what is due, else what was begun, else the next new exercise."""
    from grader.progress.schedule import suggestion

    language = chosen_language(context, lang)
    catalog = shown_catalog(language)
    with ProgressStore() as store:
        found = suggestion(store, catalog, _now())
    say_notes(store.notes, language)
    if found is None:
        return _nothing_to_do(catalog, form, language)
    exercise = found.exercise
    path = _answer_path(exercise, workspace)
    command = _command(exercise, found.why, path)
    if form == TextOrJson.JSON:
        write_json(
            {
                "exercise": exercise.slug,
                "title": exercise.title.in_language(language),
                "kind": exercise.metadata.kind,
                "minutes": exercise.metadata.minutes,
                "why": found.why,
                "reason": found.reason.in_language(language),
                "command": command,
                "file": str(path) if path else None,
            }
        )
        return Exit.OK
    minutes = exercise.metadata.minutes
    lines = [
        Text(
            zh=f"{exercise.title.zh}  {exercise.slug}（{minutes} 分钟）",
            en=f"{exercise.title.en}  {exercise.slug} ({minutes} min)",
        ),
        Text(zh=f"原因：{found.reason.zh}。", en=f"Why: {found.reason.en}."),
    ]
    if path is not None:
        lines.append(Text(zh=f"文件：{path}", en=f"File: {path}"))
    lines.append(Text(zh=f"运行：{command}", en=f"Run: {command}"))
    for line in lines:
        say(line.in_language(language))
    return Exit.OK


def _serve(
    catalog: Catalog,
    slug: str | None,
    limit: int | None,
    workspace: Path | None,
    language: Language,
) -> int:
    from grader.cli.review_session import Session
    from grader.extras import missing_tensorflow
    from grader.progress.schedule import due

    told: list[Text] = []
    if slug is not None:
        slugs = [catalog.get(slug).slug]
    else:
        with ProgressStore() as store:
            slugs = [card.slug for card in due(store, catalog, _now())]
        told = store.notes
        say_notes(told, language)
        if (lacking := missing_tensorflow([catalog.get(each) for each in slugs])) is not None:
            say(lacking.in_language(language), stderr=True)
            slugs = [each for each in slugs if missing_tensorflow([catalog.get(each)]) is None]
        slugs = slugs[:limit]
        if not slugs:
            none = Text(zh="今天没有要复习的了。", en="Nothing is due for review.")
            say(none.in_language(language))
    session = Session(catalog, language, lambda each: _answer_path(each, workspace), told)
    status = Exit.OK
    try:
        session.serve_all(slugs, only_due=slug is None)
    except KeyboardInterrupt:
        kept = Text(zh="\n先到这里，评过的都已保存。", en="\nAll that was graded is kept.")
        say(kept.in_language(language))
        status = Exit.INTERRUPTED
    _say_outlook(catalog, language)
    return status


def _rate(exercise: Exercise, name: RatingName, form: TextOrJson, language: Language) -> int:
    from grader.cli.review_session import todays_review
    from grader.cli.review_texts import next_date
    from grader.progress.ratings import Rating
    from grader.progress.reviews import correct_rating

    rating = Rating[name.name]
    with ProgressStore() as store:
        if store.status(exercise.slug) == "new":
            raise UsageError(
                Text(
                    zh=f"{exercise.slug} 还没有做过，无法评级。"
                    f"先做一遍：mmdojo check {exercise.slug}",
                    en=f"{exercise.slug} has not been tried yet, so there is nothing to rate. "
                    f"Do it first: mmdojo check {exercise.slug}",
                )
            )
        if not correct_rating(store, exercise.slug, rating):
            note = store.notes[0]
            raise UsageError(
                Text(zh=f"评级没有保存。{note.zh}", en=f"The rating was not kept. {note.en}")
            )
        state, _ = todays_review(store, exercise)
    if form == TextOrJson.JSON:
        write_json(
            {
                "exercise": exercise.slug,
                "rating": name.value,
                "due": state.due.isoformat() if state else None,
            }
        )
        return Exit.OK
    if state is not None:
        coming = next_date(state)
        text = Text(
            zh=f"{exercise.slug} 今天的评级：{rating.word.zh}。下次复习：{coming.zh}",
            en=f"{exercise.slug} is rated {rating.word.en} today. Next review: {coming.en}",
        )
        say(text.in_language(language))
    return Exit.OK


def _list(catalog: Catalog, slug: str | None, limit: int | None, language: Language) -> int:
    from grader.progress.schedule import read_schedule, streak

    moment = _now()
    with ProgressStore() as store:
        schedule = read_schedule(store, catalog, moment)
        found = schedule.due()
        ahead = schedule.forecast(_FORECAST_DAYS)
        remembered = schedule.retention()
        in_a_row = streak(store, moment)
    say_notes(store.notes, language)
    if slug is not None:
        found = [card for card in found if card.slug == catalog.get(slug).slug]
    rows = [
        {
            "exercise": card.slug,
            "title": catalog.get(card.slug).title.in_language(language),
            "kind": catalog.get(card.slug).metadata.kind,
            "minutes": catalog.get(card.slug).metadata.minutes,
            "due": card.due.isoformat(),
            "overdue_days": card.overdue_days,
            "retrievability": round(card.retrievability, 4),
        }
        for card in found[:limit]
    ]
    write_json({"due": rows, "forecast": ahead, "retention": remembered, "streak": in_a_row})
    return Exit.OK


def _say_outlook(catalog: Catalog, language: Language) -> None:
    """Say what is left today, what comes tomorrow, how much is remembered, and the streak."""
    from grader.progress.schedule import read_schedule, streak

    moment = _now()
    with ProgressStore() as store:
        schedule = read_schedule(store, catalog, moment)
        left, tomorrow = schedule.forecast(2)
        remembered = schedule.retention()
        days = streak(store, moment)
    lines = [
        Text(
            zh=f"\n今天还剩 {left} 道，明天 {tomorrow} 道。连续练习 {days} 天。",
            en=f"\nLeft today: {left}. Tomorrow: {tomorrow}. Days in a row: {days}.",
        )
    ]
    if remembered is not None:
        lines.append(
            Text(
                zh=f"近 30 天的复习记住了 {remembered:.0%}（目标 90%）。",
                en=f"Remembered in the reviews of 30 days: {remembered:.0%} (the goal is 90%).",
            )
        )
    for line in lines:
        say(line.in_language(language))


def _nothing_to_do(catalog: Catalog, form: TextOrJson, language: Language) -> int:
    from grader.progress.schedule import cards

    with ProgressStore() as store:
        days = [state.due for state in cards(store, catalog, _now()).values()]
    coming = min(days).isoformat() if days else None
    if form == TextOrJson.JSON:
        write_json({"exercise": None, "next_review": coming})
        return Exit.OK
    text = Text(zh="都做完了。", en="All is done.")
    if coming is not None:
        text = Text(
            zh=f"都做完了，今天也没有要复习的。下次复习：{coming}",
            en=f"All is done and nothing is due today. Next review: {coming}",
        )
    say(text.in_language(language))
    return Exit.OK


def _answer_path(exercise: Exercise, workspace: Path | None) -> Path | None:
    """Return the learner's file, where there is one."""
    from grader.workspace import answer_folders, find_answer

    with ProgressStore() as store:
        answer = find_answer(exercise, answer_folders(workspace, store.workspace))
    return answer.path if answer else None


def _command(exercise: Exercise, why: str, path: Path | None) -> str:
    if why == "due":
        return f"mmdojo review {exercise.slug}"
    if path is None:
        return f"mmdojo start {exercise.slug}"
    return f"mmdojo check {exercise.slug}"


def _now() -> datetime:
    return datetime.now(UTC)
