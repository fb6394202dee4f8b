"""`mmdojo progress`: how far the learner is, as a table, a page or JSON; and to other programs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from grader.catalog import Catalog
from grader.cli.exits import Exit
from grader.cli.options import (
    FormatOption,
    LangOption,
    TextOrJson,
    WorkspaceOption,
    chosen_language,
)
from grader.cli.output import console, say, say_notes, write_json
from grader.cli.shown_catalog import shown_catalog
from grader.errors import UsageError
from grader.progress.store import ProgressStore
from grader.text import Language, Text

PAGE_NAME = "progress.html"


def add_to(app: typer.Typer) -> None:
    """Add this module's command."""
    app.command("progress", help="How far you are, and what is coming · 学习进度")(progress)


def progress(
    context: typer.Context,
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="[FILE]", help="With --html; default progress.html in your folder · 网页位置"
        ),
    ] = None,
    html: Annotated[bool, typer.Option("--html", help="Write it as a page · 生成网页")] = False,
    export: Annotated[
        Path | None,
        typer.Option("--export", metavar="FILE", help="All of it as JSON, to move · 导出进度"),
    ] = None,
    imported: Annotated[
        Path | None,
        typer.Option("--import", metavar="FILE", help="Merge such a file · 合并导出的进度"),
    ] = None,
    anki: Annotated[
        Path | None,
        typer.Option("--anki", metavar="FILE", help="Q&A as an Anki deck (.apkg) · 导出 Anki 牌组"),
    ] = None,
    form: FormatOption = TextOrJson.TEXT,
    workspace: WorkspaceOption = None,
    lang: LangOption = None,
) -> int:
    """Show progress; or write it as a page, or move it between machines and programs."""
    language = chosen_language(context, lang)
    _one_thing_at_a_time(html, export, imported, anki)
    if file is not None and not html:
        raise UsageError(
            Text(
                zh=f"{file} 是做什么用的？生成网页：mmdojo progress --html {file}",
                en=f"What is {file} for? A page is written with: mmdojo progress --html {file}",
            )
        )
    catalog = shown_catalog(language)
    with ProgressStore() as store:
        if export is not None:
            done = _export(store, export)
        elif imported is not None:
            done = _import(store, imported)
        elif anki is not None:
            done = _anki(catalog, language, anki)
        elif html:
            done = _page(store, catalog, file or _page_path(store, workspace), language)
        else:
            done = None
            _show(store, catalog, form, language)
    say_notes(store.notes, language)
    if done is not None:
        text, result = done
        if form == TextOrJson.JSON:
            write_json(result | {"message": text.in_language(language)})
        else:
            say(text.in_language(language))
    return Exit.OK


_Done = tuple[Text, dict[str, object]]


def _show(store: ProgressStore, catalog: Catalog, form: TextOrJson, language: Language) -> None:
    from grader.progress.history import read_history

    history = read_history(store, catalog, datetime.now(UTC))
    if form == TextOrJson.TEXT:
        from grader.render.progress_table import print_progress

        print_progress(history, language, console())
        return
    coming = [
        {"day": str(history.today + timedelta(days=number)), "count": count}
        for number, count in enumerate(history.coming)
    ]
    write_json(
        {
            "day": str(history.today),
            "passed": history.passed,
            "total": history.total,
            "streak": history.streak,
            "retention": _rounded(history.retention),
            "due_today": history.coming[0],
            "due_tomorrow": history.coming[1],
            "tracks": [
                {
                    "track": track.track,
                    "name": track.name.in_language(language),
                    "total": track.total,
                    "passed": track.passed,
                    "started": track.started,
                    "new": track.new,
                    "mastery": _rounded(track.remembered),
                }
                for track in history.tracks
            ],
            "forecast": coming,
            "activity": [
                {"day": str(day.day), "graded": day.graded, "passed": day.passed}
                for day in history.days
            ],
            "interviews": [
                {"day": str(past.day), "score": _rounded(past.score)} for past in history.interviews
            ],
            "hardest": [
                {
                    "exercise": hard.exercise.slug,
                    "title": hard.exercise.title.in_language(language),
                    "failed_answers": hard.failed,
                    "hints": hard.hints,
                    "revealed": hard.revealed,
                    "passed": hard.passed,
                }
                for hard in history.hardest
            ],
        }
    )


def _page(store: ProgressStore, catalog: Catalog, path: Path, language: Language) -> _Done:
    from grader.atomic_files import replace
    from grader.progress.history import read_history
    from grader.render.progress_page import MARK, progress_page

    page = progress_page(read_history(store, catalog, datetime.now(UTC)), language)
    try:
        if path.is_symlink() or (path.exists() and not _is_ours(path, MARK)):
            raise UsageError(
                Text(
                    zh=f"{path} 已经存在，而且不是 mmdojo 生成的进度网页，没有覆盖。"
                    "请换一个：mmdojo progress --html 文件名",
                    en=f"{path} exists and is no progress page of mmdojo's; it was not "
                    "overwritten. Name another: mmdojo progress --html FILE",
                )
            )
        replace(path, page.encode("utf-8", "replace"))
    except OSError as error:
        raise UsageError(
            Text(
                zh=f"无法写入 {path}（{error.strerror}）。请换一个位置："
                "mmdojo progress --html 文件名",
                en=f"Can't write {path} ({error.strerror}). Name another place: "
                "mmdojo progress --html FILE",
            )
        ) from error
    text = Text(
        zh=f"进度网页：{path}（用浏览器打开，不需要联网）",
        en=f"The page: {path} (open it in a browser; it needs no network)",
    )
    return text, {"file": str(path)}


def _export(store: ProgressStore, path: Path) -> _Done:
    from grader.progress.exchange import export_progress

    count = export_progress(store, path)
    text = Text(
        zh=f"导出了 {count} 条记录到 {path}。在另一台机器上：mmdojo progress --import {path.name}",
        en=f"Wrote {count} entries to {path}. On another machine: "
        f"mmdojo progress --import {path.name}",
    )
    return text, {"file": str(path), "entries": count}


def _import(store: ProgressStore, path: Path) -> _Done:
    from grader.progress.exchange import import_progress

    summary = import_progress(store, path)
    return summary.sentence, {"added": summary.added, "known": summary.known}


def _anki(catalog: Catalog, language: Language, path: Path) -> _Done:
    from grader.progress.anki import export_anki

    count = export_anki(catalog, language, path)
    text = Text(
        zh=f"写好了 {path}，共 {count} 张卡片。在 Anki 里用“文件 → 导入”打开。",
        en=f"Wrote {path} with {count} notes. In Anki: File → Import.",
    )
    return text, {"file": str(path), "notes": count}


def _page_path(store: ProgressStore, workspace: Path | None) -> Path:
    """Return where the page goes unless it is said: the learner's folder, else the current one."""
    from grader.workspace import known_workspaces

    if workspace is not None:
        return workspace.expanduser().absolute() / PAGE_NAME
    folders = [folder for folder in known_workspaces(store.workspace) if folder.is_dir()]
    return (folders[0] if folders else Path.cwd()) / PAGE_NAME


def _is_ours(path: Path, mark: str) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return f'content="{mark}"'.encode() in file.read(65_536)


def _one_thing_at_a_time(page: bool, *files: Path | None) -> None:
    if page + sum(file is not None for file in files) > 1:
        raise UsageError(
            Text(
                zh="--html、--export、--import、--anki 一次只能用一个。",
                en="Only one of --html, --export, --import and --anki at a time.",
            )
        )


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 4)
