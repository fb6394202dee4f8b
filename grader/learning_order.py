"""The order in which exercises are best learnt."""

from __future__ import annotations

from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import TYPE_CHECKING

from grader.schema_files import broken_rule
from grader.text import Text

if TYPE_CHECKING:
    from grader.catalog import Exercise

# In the order in which tracks are best learnt; others follow by name.
TRACKS: Mapping[str, Text] = {
    "fusion": Text(zh="融合", en="Fusion"),
    "alignment": Text(zh="对齐与注意力", en="Alignment and attention"),
    "robustness": Text(zh="数据不均衡与稳健性", en="Imbalance and robustness"),
    "audio": Text(zh="语音与情感", en="Audio and sentiment"),
    "retrieval": Text(zh="检索", en="Retrieval"),
    "efficiency": Text(zh="效率", en="Efficiency"),
    "training": Text(zh="训练的难点", en="Training challenges"),
    "applications": Text(zh="应用案例", en="Applications"),
}


def track_name(track: str) -> Text:
    """Return what a learner reads for a track; one that is not ours is called as its folder is."""
    return TRACKS.get(track) or Text.same(track)


def in_order(found: Mapping[str, Exercise], root: Path) -> list[Exercise]:
    """Return the exercises track by track, each after those that it requires where that can be.

    Raises:
        CatalogError: exercises require each other in a circle.
    """
    sorter = TopologicalSorter(
        {slug: exercise.metadata.requires for slug, exercise in found.items()}
    )
    try:
        sorter.prepare()
    except CycleError as error:
        circle = " → ".join(error.args[1])
        raise broken_rule(
            "no-circle",
            root / "exercises",
            Text(zh=f"requires 绕成了圈：{circle}", en=f"requires goes in a circle: {circle}"),
        ) from None
    depth: dict[str, int] = {}
    while sorter.is_active():
        for slug in sorter.get_ready():
            # Only what is in its own track comes before it: tracks are never mixed.
            within = [
                depth[other] + 1
                for other in found[slug].metadata.requires
                if found[other].metadata.track == found[slug].metadata.track
            ]
            depth[slug] = max(within, default=0)
            sorter.done(slug)
    return sorted(found.values(), key=lambda exercise: _order(exercise, depth[exercise.slug]))


def _order(exercise: Exercise, depth: int) -> tuple[int, str, int, int, int, str]:
    metadata = exercise.metadata
    tracks = list(TRACKS)
    track = tracks.index(metadata.track) if metadata.track in TRACKS else len(tracks)
    return track, metadata.track, depth, metadata.difficulty, metadata.minutes, metadata.slug
