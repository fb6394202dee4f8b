"""Which of the files that were saved is an answer, and to which exercise."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from grader.catalog import Catalog, Exercise
from grader.workspace import answer_names, has_been_worked_on


def saved_answer(
    exercise: Exercise, names: Collection[str], folders: Sequence[Path], shown: Path | None
) -> Path | None:
    """Return the answer among the files of these names, the newest of several; None if none is.

    An untouched file beside the one that is `shown` (Jupyter saves by itself) is none.
    """
    found = [path for path in _files(exercise, folders) if path.name in names]
    found = [path for path in found if path == shown or has_been_worked_on(path, exercise)]
    return max(found, key=lambda path: path.stat().st_mtime_ns, default=None)


def other_exercise(
    names: Collection[str], folders: Sequence[Path], catalog: Catalog
) -> Exercise | None:
    """Return the exercise that somebody has just worked on; None unless it is exactly one."""
    slugs = {Path(name).stem for name in names}
    found = [
        exercise
        for exercise in catalog
        if exercise.slug in slugs and saved_answer(exercise, names, folders, None) is not None
    ]
    return found[0] if len(found) == 1 else None


def _files(exercise: Exercise, folders: Sequence[Path]) -> Iterator[Path]:
    for folder in folders:
        for name in answer_names(exercise):
            if (folder / name).is_file():
                yield folder / name
