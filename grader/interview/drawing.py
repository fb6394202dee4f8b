"""Draw the set of an interview: balanced, within the time, the same for the same seed."""

from __future__ import annotations

import random
import secrets
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from grader.catalog import CODE_KINDS, Exercise
from grader.errors import UsageError
from grader.interview.state import Level
from grader.learning_order import track_name
from grader.text import Text

Group = Literal["qa", "code", "case"]

# What follow-ups may take, in minutes, on top of an exercise's own.
FOLLOW_UP_MINUTES = 2
# The difficulties that suit a level, from and to.
BANDS: Mapping[Level, tuple[int, int]] = {"junior": (1, 2), "mid": (2, 3), "senior": (3, 5)}
# In the order in which they are asked: talking first, then code, the case at the end.
GROUPS: tuple[Group, ...] = ("qa", "code", "case")
GROUP_NAMES: Mapping[Group, Text] = {
    "qa": Text(zh="问答", en="question"),
    "code": Text(zh="编程", en="coding"),
    "case": Text(zh="案例", en="case study"),
}
LEVEL_NAMES: Mapping[Level, Text] = {
    "junior": Text(zh="初级", en="junior"),
    "mid": Text(zh="中级", en="mid"),
    "senior": Text(zh="高级", en="senior"),
}
# Which groups to keep where the time doesn't reach for all.
_KEPT: tuple[tuple[Group, ...], ...] = (
    ("qa", "code", "case"),
    ("qa", "code"),
    ("code", "case"),
    ("qa", "case"),
    ("qa",),
    ("code",),
    ("case",),
)
# Two interviews in a row must be able to differ.
_LEAST_CHOICE = 2
_SEEDS, _TRIES = 1_000_000, 40
# How much of the time each group should have once it has one exercise.
_SHARES: Mapping[Group, float] = {"qa": 0.25, "code": 0.5, "case": 0.25}


@dataclass(frozen=True)
class Drawn:
    """The exercises in the order in which they are asked, and what is not among them and why."""

    exercises: tuple[Exercise, ...]
    left_out: tuple[Text, ...] = ()

    @property
    def minutes(self) -> int:
        """What the set may take, follow-ups included."""
        return sum(cost(exercise) for exercise in self.exercises)


def cost(exercise: Exercise) -> int:
    """Return the minutes that an exercise may take, follow-ups included."""
    return exercise.metadata.minutes + FOLLOW_UP_MINUTES


def group_of(exercise: Exercise) -> Group:
    """Return which part of an interview an exercise is for."""
    if exercise.metadata.kind in CODE_KINDS:
        return "code"
    return "case" if exercise.metadata.kind == "case" else "qa"


def draw(
    exercises: Iterable[Exercise],
    *,
    minutes: int,
    level: Level,
    seed: int,
    tracks: Collection[str] = (),
    lacking: Callable[[Exercise], bool] = lambda exercise: False,
) -> Drawn:
    """Draw a set: one exercise of each kind where that fits, then more while there is time.

    Args:
        exercises: all there are.
        minutes: what the set may take in all.
        level: sets the band of difficulty; where a kind has too few in it, the
            nearest are taken too.
        seed: the same seed and exercises give the same set.
        tracks: only these; empty for any.
        lacking: tells which exercises this installation can't grade.

    Raises:
        UsageError: there is no such track, or nothing fits.
    """
    everything = list(exercises)
    _check_tracks(tracks, everything)
    within = [each for each in everything if not tracks or each.metadata.track in tracks]
    usable = [each for each in within if not lacking(each)]
    ordered = _Drawing(usable, level, seed).draw(minutes)
    if not ordered:
        raise _nothing_fits(usable, minutes)
    drawn = sorted(ordered, key=lambda each: (GROUPS.index(group_of(each)), _order(each)))
    notes = [*_missing_groups(drawn, usable, minutes, tracks), *_off_band(drawn, level)]
    if unusable := [each.slug for each in within if lacking(each)]:
        notes.append(_unusable(unusable))
    return Drawn(tuple(drawn), tuple(notes))


def seed_unlike(previous: Collection[str], draw_with: Callable[[int], Drawn]) -> int:
    """Return a random seed whose set shares as little as can be with a previous set."""
    seeds = [secrets.randbelow(_SEEDS) for _ in range(_TRIES)]
    return min(seeds, key=lambda seed: sum(e.slug in previous for e in draw_with(seed).exercises))


class _Drawing:
    def __init__(self, usable: Sequence[Exercise], level: Level, seed: int) -> None:
        self._band = BANDS[level]
        self._random = random.Random(seed)
        # The order of the catalogue must not matter, only its contents.
        self._left = sorted(usable, key=lambda each: each.slug)
        self._chosen: list[Exercise] = []

    def draw(self, minutes: int) -> list[Exercise]:
        for groups in _KEPT:
            if sum(self._cheapest(group) for group in groups) <= minutes:
                break
        else:
            return []
        left = minutes
        for index, group in enumerate(groups):
            rest = sum(self._cheapest(other) for other in groups[index + 1 :])
            left -= self._take(group, left - rest)
        # More of what is too easy or too hard would tell nothing.
        self._left = [each for each in self._left if self._off_band(each) == 0]
        while fitting := [group for group in groups if self._cheapest(group) <= left]:
            left -= self._take(min(fitting, key=self._used), left)
        return self._chosen

    def _take(self, group: Group, minutes: float) -> int:
        """Move one exercise that fits to the chosen ones; return its minutes."""
        fitting = [each for each in self._left if group_of(each) == group and cost(each) <= minutes]
        fewest = min(map(self._in_its_track, pool := self._suiting(group, fitting)))
        taken = self._random.choice([each for each in pool if self._in_its_track(each) == fewest])
        self._left.remove(taken)
        self._chosen.append(taken)
        return cost(taken)

    def _suiting(self, group: Group, fitting: Sequence[Exercise]) -> list[Exercise]:
        """Return those in the band; where the group has too few there at all, the nearest too."""
        distances = sorted(self._off_band(each) for each in self._left if group_of(each) == group)
        furthest = distances[min(_LEAST_CHOICE, len(distances)) - 1]
        furthest = max(furthest, min(map(self._off_band, fitting)))
        return [each for each in fitting if self._off_band(each) <= furthest]

    def _off_band(self, exercise: Exercise) -> int:
        low, high = self._band
        return max(low - exercise.metadata.difficulty, exercise.metadata.difficulty - high, 0)

    def _in_its_track(self, exercise: Exercise) -> int:
        return sum(each.metadata.track == exercise.metadata.track for each in self._chosen)

    def _cheapest(self, group: Group) -> float:
        return min((cost(each) for each in self._left if group_of(each) == group), default=1e9)

    def _used(self, group: Group) -> tuple[float, int]:
        minutes = sum(cost(each) for each in self._chosen if group_of(each) == group)
        return minutes / _SHARES[group], GROUPS.index(group)


def _order(exercise: Exercise) -> tuple[int, int, str]:
    return exercise.metadata.difficulty, exercise.metadata.minutes, exercise.slug


def _check_tracks(tracks: Collection[str], exercises: Sequence[Exercise]) -> None:
    known = sorted({each.metadata.track for each in exercises})
    for track in tracks:
        if track not in known:
            raise UsageError(
                Text(
                    zh=f"没有名为 {track!r} 的方向。可选：{'、'.join(known)}。",
                    en=f"There is no track {track!r}. There are: {', '.join(known)}.",
                )
            )


def _nothing_fits(usable: Sequence[Exercise], minutes: int) -> UsageError:
    if not usable:
        return UsageError(
            Text(
                zh="这里没有能用的题目。mmdojo doctor 会说明缺什么；也可以换一个 --track。",
                en="There is nothing to ask. `mmdojo doctor` says what is missing; "
                "or choose another --track.",
            )
        )
    least = min(cost(each) for each in usable)
    return UsageError(
        Text(
            zh=f"{minutes} 分钟连一道题也放不下，至少需要 --minutes {least}。",
            en=f"Not even one question fits in {minutes} minutes; it takes --minutes {least}.",
        )
    )


def _missing_groups(
    drawn: Sequence[Exercise], usable: Sequence[Exercise], minutes: int, tracks: Collection[str]
) -> list[Text]:
    notes = []
    for group in GROUPS:
        if any(group_of(each) == group for each in drawn):
            continue
        name = GROUP_NAMES[group]
        if any(group_of(each) == group for each in usable):
            notes.append(
                Text(
                    zh=f"没有{name.zh}题：{minutes} 分钟不够，再多一些时间才放得下。",
                    en=f"No {name.en}: {minutes} minutes are too few for one more.",
                )
            )
        elif tracks:
            names = [track_name(track) for track in tracks]
            notes.append(
                Text(
                    zh=f"没有{name.zh}题：所选方向（{'、'.join(n.zh for n in names)}）里没有。",
                    en=f"No {name.en}: there is none on {', '.join(n.en for n in names)}.",
                )
            )
        else:
            notes.append(
                Text(zh=f"没有{name.zh}题：目前没有能用的。", en=f"No {name.en}: none can be used.")
            )
    return notes


def _off_band(drawn: Sequence[Exercise], level: Level) -> list[Text]:
    """Say which kinds are easier or harder than the level asks for."""
    low, high = BANDS[level]
    notes = []
    for group in GROUPS:
        found = {each.metadata.difficulty for each in drawn if group_of(each) == group}
        if not found or any(low <= difficulty <= high for difficulty in found):
            continue
        easier = max(found) < low
        name, wanted = GROUP_NAMES[group], LEVEL_NAMES[level]
        compared = "easier" if easier else "harder"
        notes.append(
            Text(
                zh=f"{name.zh}题比{wanted.zh}{'容易' if easier else '难'}："
                f"难度 {low}–{high} 的题太少。",
                en=f"{name.en.capitalize()} {compared} than {wanted.en} level: "
                f"there are too few of difficulty {low} to {high}.",
            )
        )
    return notes


def _unusable(slugs: Sequence[str]) -> Text:
    names = ", ".join(slugs)
    return Text(
        zh=f"没有考虑 {names}：需要 TensorFlow，这里没有安装。",
        en=f"Not considered, since TensorFlow is not installed: {names}.",
    )
