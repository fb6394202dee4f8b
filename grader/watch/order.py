"""Which exercise comes after, and before, the one that a watch is at."""

from __future__ import annotations

from datetime import UTC, datetime

from grader.catalog import Catalog, Exercise
from grader.extras import missing_tensorflow
from grader.progress.schedule import suggestion
from grader.progress.store import ProgressStore


def first_exercise(store: ProgressStore, catalog: Catalog) -> Exercise | None:
    """Return the exercise to begin with: one begun, else the next new one; None if all passed."""
    found = suggestion(store, catalog, datetime.now(UTC))
    if found is None:
        return None
    # What is due has been solved, and its answer lies there: `mmdojo review` asks it afresh.
    return found.exercise if found.why != "due" else next_open(store, catalog, None)


def next_open(store: ProgressStore, catalog: Catalog, after: Exercise | None) -> Exercise | None:
    """Return the first exercise that has not passed after a given one, going round; else None."""
    exercises = list(catalog)
    start = 0 if after is None else catalog.slugs.index(after.slug) + 1
    for exercise in exercises[start:] + exercises[:start]:
        if after is not None and exercise.slug == after.slug:
            continue
        if store.status(exercise.slug) != "passed" and missing_tensorflow([exercise]) is None:
            return exercise
    return None


def before(catalog: Catalog, exercise: Exercise) -> Exercise:
    """Return the one before it in the catalogue, going round."""
    return list(catalog)[catalog.slugs.index(exercise.slug) - 1]
