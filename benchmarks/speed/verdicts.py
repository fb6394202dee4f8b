"""Time the ways to a verdict on an exercise's model answer, side by side, against the goals."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from grader.catalog import load_catalog
from speed.results import (
    Goal,
    Section,
    at_most_seconds,
    at_most_share,
    spreads_section,
    times_faster,
)
from speed.stage import COLD, INTERFACE, NOTEBOOK, PLAIN, PYTEST, WARM, Stage
from speed.timing import Contender, Spread, interleave

_MOST_OF_PYTEST = {"fuse_features": {WARM: 0.15, COLD: 1.0}, "build_model": {WARM: 0.4, COLD: 1.0}}
_MOST_SECONDS = {"fuse_features": {NOTEBOOK: 0.040}, "build_model": {INTERFACE: 0.120}}
_LEAST_TIMES_FASTER = {"fuse_features": 20.0, "build_model": 5.0}


@dataclass(frozen=True)
class Choice:
    """What to time how often; `peers` holds other graders' environments, None leaves them out."""

    runs: int
    peers: Path | None
    peers_alone: bool = False


def time_exercise(slug: str, choice: Choice) -> Section:
    """Return how long each way takes, and whether the exercise's goals are met."""
    exercise = load_catalog().get(slug)
    with tempfile.TemporaryDirectory(prefix="verdict-speed-") as folder, ExitStack() as stack:
        stage = Stage(exercise, Path(folder), stack)
        contenders = list(_contenders(stage, slug, choice))
        spreads = interleave(contenders, choice.runs, slug)
    return spreads_section(f"{slug}: the model answer", spreads, PYTEST, _goals(slug, spreads))


def _contenders(stage: Stage, slug: str, choice: Choice) -> Iterator[Contender]:
    yield stage.same_checks()
    if choice.peers_alone:
        yield stage.warm()
    else:
        yield from (stage.plain_tests(), stage.cold(), stage.warm())
        if INTERFACE in _MOST_SECONDS[slug]:
            yield stage.interface_alone()
        yield stage.notebook()
    if choice.peers is not None:
        yield from (stage.otter(choice.peers), stage.nbgrader(choice.peers))


def _goals(slug: str, spreads: Mapping[str, Spread]) -> list[Goal]:
    medians = {name: spread.median for name, spread in spreads.items()}
    goals = [
        at_most_share(f"{slug}: {way}, of fresh pytest", medians[way], medians[PYTEST], limit)
        for way, limit in _MOST_OF_PYTEST[slug].items()
        if way in medians
    ]
    goals += [
        at_most_seconds(f"{slug}: {way}", medians[way], limit)
        for way, limit in _MOST_SECONDS[slug].items()
        if way in medians
    ]
    ours = {PYTEST, PLAIN, COLD, WARM, INTERFACE, NOTEBOOK}
    least = _LEAST_TIMES_FASTER[slug]
    goals += [
        times_faster(f"{slug}: faster than {peer}", medians[WARM], medians[peer], least)
        for peer in medians
        if peer not in ours
    ]
    return goals
