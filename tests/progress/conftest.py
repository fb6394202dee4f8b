"""A progress file whose past can be made up, and a catalog of exercises without files."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec import convert

from grader.catalog import Catalog, Exercise, Metadata
from grader.progress.store import FILE_NAME, ProgressStore

_INSERT = {
    "attempts": "INSERT INTO attempts (exercise, at, verdict, score, duration_seconds, source_hash,"
    " language, misconceptions) VALUES (?, ?, ?, ?, 0.1, ?, 'en', ?)",
    "hints": "INSERT INTO hints (exercise, at, step) VALUES (?, ?, ?)",
    "reveals": "INSERT INTO reveals (exercise, at) VALUES (?, ?)",
    "openings": "INSERT INTO openings (exercise, at) VALUES (?, ?)",
    "reviews": "INSERT INTO reviews (exercise, at, rating, corrected) VALUES (?, ?, ?, 1)",
}


@dataclass
class Past:
    """Writes into a store what happened at times of one's choosing."""

    store: ProgressStore
    numbers: Iterator[int] = field(default_factory=itertools.count)

    def __post_init__(self) -> None:
        # Nothing here has to survive a power cut, and waiting for the disk takes most of the time.
        self.store.rows("PRAGMA synchronous = OFF", ())

    def attempt(
        self,
        slug: str,
        at: datetime,
        verdict: str = "pass",
        *,
        score: float | None = None,
        source: str | None = None,
        misconceptions: int = 0,
    ) -> None:
        """Enter an attempt, by default with an answer unlike any before."""
        points = score if score is not None else float(verdict == "pass")
        text = source or f"answer {next(self.numbers)}"
        self._enter("attempts", slug, at, verdict, points, text, misconceptions)

    def hint(self, slug: str, at: datetime, step: int) -> None:
        self._enter("hints", slug, at, step)

    def reveal(self, slug: str, at: datetime) -> None:
        self._enter("reveals", slug, at)

    def opening(self, slug: str, at: datetime) -> None:
        self._enter("openings", slug, at)

    def correction(self, slug: str, at: datetime, rating: int) -> None:
        self._enter("reviews", slug, at, rating)

    def _enter(self, table: str, slug: str, at: datetime, *values: object) -> None:
        stamp = at.astimezone(UTC).isoformat(timespec="milliseconds")
        self.store.write(_INSERT[table], (slug, stamp, *values))


@pytest.fixture
def past(tmp_path: Path) -> Iterator[Past]:
    with ProgressStore(tmp_path / "past" / FILE_NAME) as store:
        yield Past(store)


def made_up_catalog(count: int, **keys: object) -> Catalog:
    """Return `count` exercises `task_0`, `task_1` … that exist in memory only."""
    exercises = [_exercise(f"task_{number}", **keys) for number in range(count)]
    return Catalog({exercise.slug: exercise for exercise in exercises})


def make_read_only(store: ProgressStore) -> None:
    """Close a progress file and see to it that it can be read but not written, by root either."""
    store.close()
    for companion in ("-wal", "-shm", "-journal"):
        store.path.with_name(store.path.name + companion).mkdir()


@pytest.fixture
def make_catalog() -> Callable[..., Catalog]:
    return made_up_catalog


def _exercise(slug: str, **keys: object) -> Exercise:
    known: dict[str, object] = {
        "slug": slug,
        "kind": "coding",
        "track": "fusion",
        "difficulty": 2,
        "minutes": 10,
        "title": {"zh": f"题目 {slug}", "en": f"Title of {slug}"},
        "source": "made up",
        "entry_point": "double",
        "needs": "numpy",
    }
    return Exercise(convert(known | keys, Metadata), Path(slug), Path(slug))
