"""What happens to a watch, and what it works on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from grader.catalog import Catalog, Exercise
from grader.progress.store import ProgressStore
from grader.text import Language
from grader.watch.verdicts import Answer


@dataclass(frozen=True)
class Key:
    """A key that was pressed, or a line where single keys can't be had."""

    key: str


@dataclass(frozen=True)
class Saved:
    """The names of files that changed, came or went."""

    names: frozenset[str]


@dataclass(frozen=True)
class Redraw:
    """The terminal has another size, or something else has drawn on it."""


@dataclass(frozen=True)
class End:
    """The watch is to end."""


Event = Key | Saved | Answer | Redraw | End


@dataclass(frozen=True)
class Dojo:
    """What a watch works on."""

    catalog: Catalog
    store: ProgressStore
    folders: Sequence[Path]
    language: Language
    model_answer: Callable[[Exercise, Language], str]
