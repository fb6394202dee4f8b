"""`mmdojo watch`: grade at every save, and go on when it passes."""

from __future__ import annotations

import contextlib
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, Annotated

import typer

from grader.cli.exits import Exit
from grader.cli.options import LangOption, WorkspaceOption, chosen_language
from grader.cli.output import console, say
from grader.errors import UsageError
from grader.text import Text

if TYPE_CHECKING:
    from grader.watch.events import Event
    from grader.watch.keys import Keys


def add_to(app: typer.Typer) -> None:
    """Add this module's command."""
    app.command("watch", help="Grade at every save · 保存即检查")(watch)


def watch(
    context: typer.Context,
    slug: Annotated[
        str | None,
        typer.Argument(metavar="[SLUG]", help="Exercise; default the next one · 默认下一题"),
    ] = None,
    workspace: WorkspaceOption = None,
    lang: LangOption = None,
) -> int:
    """Show an exercise, grade it at every save, and move on when it passes."""
    from grader.cli.learn import model_answer_markdown
    from grader.cli.shown_catalog import shown_catalog
    from grader.progress.store import ProgressStore
    from grader.watch.events import Dojo, Key, Saved
    from grader.watch.keys import Keys
    from grader.watch.order import first_exercise
    from grader.watch.saves import Saves
    from grader.watch.session import Session
    from grader.watch.verdicts import Verdicts
    from grader.workspace import answer_folders

    language = chosen_language(context, lang)
    catalog = shown_catalog(language)
    events: SimpleQueue[Event] = SimpleQueue()
    with contextlib.ExitStack() as stack:
        store = stack.enter_context(ProgressStore())
        folders = answer_folders(workspace, store.workspace)
        _require_a_folder(folders)
        start = catalog.get(slug) if slug else first_exercise(store, catalog) or next(iter(catalog))
        saves = Saves(folders, lambda names: events.put(Saved(names)))
        stack.callback(saves.close)
        verdicts = Verdicts(events.put, language)
        stack.callback(verdicts.close)
        target = console()
        keys = stack.enter_context(
            Keys(sys.stdin, lambda key: events.put(Key(key)), lines=not target.is_terminal)
        )
        stack.enter_context(_signals_as_events(events, keys))
        dojo = Dojo(catalog, store, folders, language, model_answer_markdown)
        session = Session(dojo, events, verdicts, target, single=keys.single)
        saves.start()
        with contextlib.suppress(KeyboardInterrupt, BrokenPipeError):
            session.run(start)
            bye = Text(zh="下次接着练：mmdojo watch", en="To go on another time: mmdojo watch")
            say(bye.in_language(language), stderr=True)
    return Exit.OK


def _require_a_folder(folders: list[Path]) -> None:
    if any(folder.is_dir() for folder in folders):
        return
    places = " · ".join(map(str, folders))
    raise UsageError(
        Text(
            zh=f"没有找到你的练习文件夹（找过 {places}）。先运行 mmdojo start，"
            "或用 --workspace 指定文件夹。",
            en=f"There is no folder of yours (looked in {places}). Run `mmdojo start` first, "
            "or name a folder with --workspace.",
        )
    )


@contextlib.contextmanager
def _signals_as_events(events: SimpleQueue[Event], keys: Keys) -> Iterator[None]:
    """Heed a resized terminal, a return from the background, and a polite wish to end."""
    from grader.watch.events import End, Redraw

    def resume() -> None:
        keys.resume()  # the shell has put its own settings in place
        events.put(Redraw())

    actions = {
        "SIGWINCH": lambda: events.put(Redraw()),
        "SIGCONT": resume,
        "SIGTERM": lambda: events.put(End()),
        "SIGHUP": lambda: events.put(End()),
    }
    before = {}
    for name, action in actions.items():
        if (number := getattr(signal, name, None)) is not None:
            before[number] = signal.signal(number, lambda *_, action=action: action())
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
