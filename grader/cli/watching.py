"""Run something again after every change of a file, until Ctrl-C."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from grader.cli.output import say
from grader.text import Language, Text

# How long Ctrl-C may take.
_TIMEOUT_MILLISECONDS = 200


def run_at_each_change(
    folders: Sequence[Path],
    concerns: Callable[[Path], bool],
    run: Callable[[], None],
    language: Language,
) -> None:
    """Run now and after every change in `folders` (or below) of a file that concerns us."""
    from watchfiles import watch

    # Folders, because editors replace a file rather than write into it.
    changes = watch(
        *[folder for folder in folders if folder.is_dir()],
        watch_filter=lambda _, path: concerns(Path(path).resolve()),
        rust_timeout=_TIMEOUT_MILLISECONDS,
        yield_on_timeout=True,
    )
    # Watching begins with the first step, and has to before the first run: what changes during
    # that must not be missed.
    next(changes)
    _run_in_view(run, language)
    for changed in changes:
        if changed:
            _run_in_view(run, language)


def _run_in_view(run: Callable[[], None], language: Language) -> None:
    run()
    sys.stdout.flush()
    waiting = Text(zh="等待文件变化，按 Ctrl-C 结束。", en="Waiting for changes; Ctrl-C ends this.")
    say(waiting.in_language(language), stderr=True)
