"""Begin an interview: draw its set, say what comes, make its folder."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from grader.catalog import KIND_NAMES, Catalog
from grader.errors import UsageError
from grader.extras import missing_tensorflow
from grader.interview import folder, storage
from grader.interview.drawing import LEVEL_NAMES, Drawn, draw, seed_unlike
from grader.interview.state import InterviewState, Level, Question
from grader.learning_order import track_name
from grader.progress.store import ProgressStore
from grader.text import Language, Text
from grader.workspace import known_workspaces

# Less is no interview, more is an exam.
SHORTEST_MINUTES, LONGEST_MINUTES = 5, 240


@dataclass(frozen=True)
class Wanted:
    """What a learner asks for; `seed` is None for any, `workspace` for their own."""

    minutes: int
    level: Level
    tracks: tuple[str, ...]
    seed: int | None
    workspace: Path | None
    language: Language


def draw_set(store: ProgressStore, wanted: Wanted, catalog: Catalog) -> tuple[Drawn, int]:
    """Return the set and the seed that gives it, without one as little like the last as can be.

    Raises:
        UsageError: nothing can be drawn.
    """
    if not SHORTEST_MINUTES <= wanted.minutes <= LONGEST_MINUTES:
        raise UsageError(
            Text(
                zh=f"--minutes 应在 {SHORTEST_MINUTES} 到 {LONGEST_MINUTES} 之间，"
                f"而不是 {wanted.minutes}。",
                en=f"--minutes goes from {SHORTEST_MINUTES} to {LONGEST_MINUTES}, "
                f"not {wanted.minutes}.",
            )
        )
    lacking = {each.slug for each in catalog if missing_tensorflow([each]) is not None}

    def draw_with(seed: int) -> Drawn:
        return draw(
            catalog,
            minutes=wanted.minutes,
            level=wanted.level,
            seed=seed,
            tracks=wanted.tracks,
            lacking=lambda exercise: exercise.slug in lacking,
        )

    seed = wanted.seed
    if seed is None:
        before = storage.ended(store)
        seed = seed_unlike(before[0].state.slugs if before else (), draw_with)
    return draw_with(seed), seed


def plan(drawn: Drawn, seed: int, wanted: Wanted) -> list[Text]:
    """Return what the learner should know before the clock starts; no question is given away."""
    level = LEVEL_NAMES[wanted.level]
    lines = [
        Text(
            zh=f"模拟面试 · {level.zh} · {wanted.minutes} 分钟 · {len(drawn.exercises)} 题"
            f" · 种子 {seed}",
            en=f"Mock interview · {level.en} · {wanted.minutes} minutes · "
            f"{len(drawn.exercises)} questions · seed {seed}",
        )
    ]
    for number, exercise in enumerate(drawn.exercises, start=1):
        metadata = exercise.metadata
        kind, track = KIND_NAMES[metadata.kind], track_name(metadata.track)
        lines.append(
            Text(
                zh=f"  {number}. {kind.zh} · {track.zh} · {metadata.minutes} 分钟",
                en=f"  {number}. {kind.en} · {track.en} · {metadata.minutes} minutes",
            )
        )
    lines += [Text(zh=f"  · {note.zh}", en=f"  · {note.en}") for note in drawn.left_out]
    lines.append(
        Text(
            zh="每题答完会有追问。面试中没有提示，随时可以暂停（单独一行 p）；"
            "总时间一到就结束，给出报告。",
            en="Follow-ups come after each answer. There are no hints; you can pause at any time "
            "(p on a line); when all time is used, it ends with the report.",
        )
    )
    return lines


def new_state(store: ProgressStore, wanted: Wanted, drawn: Drawn, seed: int) -> InterviewState:
    """Return the state of an interview that begins now, its folder made.

    Raises:
        UsageError: the folder can't be made.
    """
    name = f"{datetime.now():%Y%m%d-%H%M}-{secrets.token_hex(2)}"
    place = folder.make_folder(_workspace(store, wanted.workspace), name)
    questions = [
        Question(
            slug=exercise.slug,
            kind=exercise.metadata.kind,
            track=exercise.metadata.track,
            minutes=exercise.metadata.minutes,
            file=folder.file_name(number, exercise),
        )
        for number, exercise in enumerate(drawn.exercises, start=1)
    ]
    return InterviewState(
        id=name,
        language=wanted.language,
        level=wanted.level,
        seed=seed,
        minutes=wanted.minutes,
        tracks=list(wanted.tracks),
        folder=str(place),
        left_out=[note.in_language(wanted.language) for note in drawn.left_out],
        questions=questions,
    )


def _workspace(store: ProgressStore, named: Path | None) -> Path:
    if named is not None:
        return named.expanduser().absolute()
    known = known_workspaces(store.workspace)
    return next((each for each in known if each.is_dir()), known[0])
