"""Sum up what a learner has done, for the progress table and page: days, tracks, what was hard."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from grader.catalog import Catalog, Exercise
from grader.learning_order import track_name
from grader.progress.reviews import Attempt, Record, local_day, parse_stamp, read_records
from grader.progress.schedule import Schedule, read_schedule, streak
from grader.progress.store import ProgressStore, Status
from grader.text import Text

FORECAST_DAYS = 14
_HARDEST = 5
# An exercise is called hard from two stumbles on; to have looked at the answer weighs as much.
_HARD_FROM, _REVEAL_WEIGHT = 2, 2


@dataclass(frozen=True)
class TrackProgress:
    """How far a track is; `remembered` is the mean chance, over all of it, of knowing it today."""

    track: str
    name: Text
    passed: int
    started: int
    new: int
    remembered: float

    @property
    def total(self) -> int:
        """How many exercises it has."""
        return self.passed + self.started + self.new


@dataclass(frozen=True)
class Day:
    """What was graded on one local day, and how much of it passed."""

    day: date
    graded: int
    passed: int


@dataclass(frozen=True)
class PastInterview:
    """A mock interview that has ended; `score` is the share reached, None where nothing was."""

    day: date
    score: float | None


@dataclass(frozen=True)
class HardExercise:
    """What stood in the way: different failed answers, hints, a look at the model answer."""

    exercise: Exercise
    failed: int
    hints: int
    revealed: bool
    passed: bool

    @property
    def weight(self) -> int:
        """How hard it was."""
        return self.failed + self.hints + _REVEAL_WEIGHT * self.revealed


@dataclass(frozen=True)
class History:
    """All of it, as of one moment.

    `retention` is the share of due reviews remembered in the last 30 days (None without any),
    `coming` what is due on each of the next days, today's with what is overdue, `days` only those
    on which something was graded, `interviews` the oldest first, `hardest` the hardest first.
    """

    today: date
    tracks: list[TrackProgress]
    streak: int
    retention: float | None
    coming: list[int]
    days: list[Day]
    interviews: list[PastInterview]
    hardest: list[HardExercise]

    @property
    def passed(self) -> int:
        """How many exercises have passed."""
        return sum(track.passed for track in self.tracks)

    @property
    def total(self) -> int:
        """How many exercises there are."""
        return sum(track.total for track in self.tracks)


def read_history(store: ProgressStore, catalog: Catalog, when: datetime) -> History:
    """Sum up the progress file as of `when`, the present, with a time zone."""
    records = read_records(store, when)
    schedule = read_schedule(store, catalog, when)
    statuses = {exercise.slug: store.status(exercise.slug) for exercise in catalog}
    return History(
        today=local_day(when),
        tracks=_tracks(catalog, statuses, schedule),
        streak=streak(store, when),
        retention=schedule.retention(),
        coming=schedule.forecast(FORECAST_DAYS),
        days=_days(records),
        interviews=_interviews(store),
        hardest=_hardest(records, catalog, statuses),
    )


def _tracks(
    catalog: Catalog, statuses: Mapping[str, Status], schedule: Schedule
) -> list[TrackProgress]:
    known = {slug: state.retrievability(schedule.today) for slug, state in schedule.cards.items()}
    tracks: dict[str, list[str]] = {}
    for exercise in catalog:
        tracks.setdefault(exercise.metadata.track, []).append(exercise.slug)
    found = []
    for track, slugs in tracks.items():
        counts = Counter(statuses[slug] for slug in slugs)
        found.append(
            TrackProgress(
                track=track,
                name=track_name(track),
                passed=counts["passed"],
                started=counts["attempted"] + counts["revealed"],
                new=counts["new"],
                remembered=sum(known.get(slug, 0.0) for slug in slugs) / len(slugs),
            )
        )
    return found


def _days(records: Mapping[str, Record]) -> list[Day]:
    graded: Counter[date] = Counter()
    passed: Counter[date] = Counter()
    for record in records.values():
        for attempt in record.attempts:
            if attempt.verdict in ("pass", "fail"):
                graded[local_day(attempt.at)] += 1
                passed[local_day(attempt.at)] += attempt.verdict == "pass"
    return [Day(day, graded[day], passed[day]) for day in sorted(graded)]


def _interviews(store: ProgressStore) -> list[PastInterview]:
    if not store.rows("SELECT 1 FROM interviews WHERE finished IS NOT NULL LIMIT 1", ()):
        return []
    from grader.interview.assessment import shares  # late: few have had one
    from grader.interview.storage import assessed

    found = []
    for kept in reversed(assessed(store)):
        if (moment := parse_stamp(kept.finished)) is not None:
            reached = shares(kept.state)
            found.append(PastInterview(local_day(moment), reached[1] if reached else None))
    return found


def _hardest(
    records: Mapping[str, Record], catalog: Catalog, statuses: Mapping[str, Status]
) -> list[HardExercise]:
    found = []
    for exercise in catalog:
        if (record := records.get(exercise.slug)) is None:
            continue
        hard = HardExercise(
            exercise=exercise,
            failed=len(_failed_answers(record.attempts)),
            hints=len({step for _, step in record.hints}),
            revealed=bool(record.reveals),
            passed=statuses[exercise.slug] == "passed",
        )
        if hard.weight >= _HARD_FROM:
            found.append(hard)
    # The catalogue's order decides between equals.
    return sorted(found, key=lambda hard: -hard.weight)[:_HARDEST]


def _failed_answers(attempts: list[Attempt]) -> set[str]:
    return {attempt.source_hash for attempt in attempts if attempt.verdict == "fail"}


def weeks_before(today: date, weeks: int) -> date:
    """Return the Monday that begins the last `weeks` weeks, the present one among them."""
    return today - timedelta(days=today.weekday(), weeks=weeks - 1)
