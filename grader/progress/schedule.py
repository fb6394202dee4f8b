"""When each exercise is to be practised again, by FSRS, and what to do now.

Every exercise is a card. Its state is not stored but replayed from its bouts (`reviews`), without
the random fuzz of FSRS, so the same progress always gives the same days. A bout is a review where
it passed, where the learner rated it, or where the exercise was due; failing at something that is
not due yet changes nothing.

Reviews happen on *days*: FSRS is given noon of each local day and no steps of minutes, so that an
exercise done in the evening is due all of the day that its interval ends on. Days are those of this
machine's time zone.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Literal

from grader.catalog import Catalog, Exercise
from grader.extras import missing_tensorflow
from grader.learning_order import track_name
from grader.progress.ratings import Rating
from grader.progress.reviews import Bout, Record, bouts, local_day, parse_stamp, read_records
from grader.progress.store import ProgressStore
from grader.text import Text

if TYPE_CHECKING:
    import fsrs

DESIRED_RETENTION = 0.9
LONGEST_INTERVAL_DAYS = 365
RETENTION_DAYS = 30
Why = Literal["due", "started", "new"]


@dataclass(frozen=True)
class DueCard:
    """An exercise to be practised by now.

    `due` is the local day, `retrievability` the chance of remembering it now (0 where a wrong
    clock leaves it unknown), `overdue_days` 0 on the very day.
    """

    slug: str
    due: date
    retrievability: float
    overdue_days: int


@dataclass(frozen=True)
class Review:
    """A bout that counted, and the day that the exercise was due on before it (None: first)."""

    bout: Bout
    due_before: date | None


@dataclass
class CardState:
    """What FSRS makes of one exercise's reviews; `due` is a local day."""

    slug: str
    due: date
    reviews: list[Review] = field(default_factory=list)
    memory: fsrs.Card | None = None

    def retrievability(self, day: date) -> float:
        """Return the chance of remembering it on a day, by FSRS."""
        if self.memory is None:
            return 0.0
        return scheduler().get_card_retrievability(self.memory, _noon(day))


@dataclass(frozen=True)
class Suggestion:
    """What to do now, and why."""

    exercise: Exercise
    why: Why
    reason: Text


@functools.cache
def scheduler() -> fsrs.Scheduler:
    """Return the scheduler: FSRS with its own parameters, whole days, no fuzz."""
    import fsrs  # late, so that no command pays for it that schedules nothing

    return fsrs.Scheduler(
        desired_retention=DESIRED_RETENTION,
        learning_steps=(),
        relearning_steps=(),
        maximum_interval=LONGEST_INTERVAL_DAYS,
        enable_fuzzing=False,
    )


def cards(store: ProgressStore, catalog: Catalog, when: datetime) -> dict[str, CardState]:
    """Return the card of every exercise that has been passed or rated, in the catalog's order.

    Args:
        store: where the progress is.
        catalog: the exercises.
        when: the present, with a time zone; later entries are left out.
    """
    records = read_records(store, when)
    today = local_day(when)
    found = {}
    for exercise in catalog:
        if record := records.get(exercise.slug):
            state = _replay(record, exercise)
            if state is None and record.beyond and store.status(exercise.slug) == "passed":
                # It passed under a wrong clock. When is unknown, so ask again now.
                state = CardState(exercise.slug, today)
            if state is not None:
                found[exercise.slug] = state
    return found


@dataclass(frozen=True)
class Schedule:
    """Every card as of one day; replaying the reviews takes a while, so read it once."""

    today: date
    cards: Mapping[str, CardState]

    def due(self) -> list[DueCard]:
        """Return what is due by the end of the day, the least remembered first."""
        found = [
            DueCard(
                state.slug,
                state.due,
                state.retrievability(self.today),
                (self.today - state.due).days,
            )
            for state in self.cards.values()
            if state.due <= self.today
        ]
        return sorted(found, key=lambda card: card.retrievability)

    def forecast(self, days: int) -> list[int]:
        """Return how many cards are due on each of `days` days; today's have the overdue ones.

        Each card counts once: what today's reviews will bring is not guessed.
        """
        counts = [0] * days
        for state in self.cards.values():
            ahead = max(0, (state.due - self.today).days)
            if ahead < days:
                counts[ahead] += 1
        return counts

    def retention(self) -> float | None:
        """Return the share of due reviews of the last 30 days remembered; None without any.

        First passes and reviews ahead of time are no test of memory and don't count.
        """
        tested = [
            review.bout.rating
            for state in self.cards.values()
            for review in state.reviews
            if review.due_before is not None
            and review.bout.day >= review.due_before
            and (self.today - review.bout.day).days < RETENTION_DAYS
        ]
        if not tested:
            return None
        return sum(rating != Rating.AGAIN for rating in tested) / len(tested)


def read_schedule(store: ProgressStore, catalog: Catalog, when: datetime) -> Schedule:
    """Return the schedule of the local day of `when`, the present, with a time zone."""
    return Schedule(local_day(when), cards(store, catalog, when))


def due(store: ProgressStore, catalog: Catalog, when: datetime) -> list[DueCard]:
    """Return what is due by the end of the day of `when`, the least remembered first."""
    return read_schedule(store, catalog, when).due()


def forecast(store: ProgressStore, catalog: Catalog, when: datetime, days: int) -> list[int]:
    """Return how many cards are due on each of `days` local days, as `Schedule.forecast` has it."""
    return read_schedule(store, catalog, when).forecast(days)


def retention(store: ProgressStore, catalog: Catalog, when: datetime) -> float | None:
    """Return the share of due reviews that were remembered, as `Schedule.retention` has it."""
    return read_schedule(store, catalog, when).retention()


def streak(store: ProgressStore, when: datetime) -> int:
    """Return on how many days in a row up to today something was graded.

    A day that has only begun doesn't break it: without anything today it is counted to yesterday.
    """
    query = "SELECT at FROM attempts WHERE verdict IN ('pass', 'fail')"
    days = {local_day(moment) for row in store.rows(query, ()) if (moment := parse_stamp(row[0]))}
    day = local_day(when)
    if day not in days:
        day -= timedelta(days=1)
    count = 0
    while day in days:
        count += 1
        day -= timedelta(days=1)
    return count


def next_exercise(
    store: ProgressStore, catalog: Catalog, when: datetime
) -> tuple[Exercise, Text] | None:
    """Return what to do now and why; None where everything is done and nothing is due."""
    found = suggestion(store, catalog, when)
    return (found.exercise, found.reason) if found else None


def suggestion(
    store: ProgressStore, catalog: Catalog, when: datetime, schedule: Schedule | None = None
) -> Suggestion | None:
    """Return what to do now: what is due, else what was started, else the next new exercise.

    An exercise that this installation can't grade is not suggested. `schedule` is that of `when`,
    where the caller has read it.
    """
    for card in (schedule or read_schedule(store, catalog, when)).due():
        exercise = catalog.get(card.slug)
        if _can_be_done(exercise):
            return Suggestion(exercise, "due", due_reason(card))
    statuses = {exercise.slug: store.status(exercise.slug) for exercise in catalog}
    records = read_records(store, when)
    doable = [exercise for exercise in catalog if _can_be_done(exercise)]
    started = [each for each in doable if statuses[each.slug] in ("attempted", "revealed")]
    if started:
        latest = max(started, key=lambda each: _last_touched(records.get(each.slug)))
        return Suggestion(latest, "started", _started_reason(statuses[latest.slug] == "revealed"))
    new = [each for each in doable if statuses[each.slug] == "new"]
    ready = [each for each in new if _prepared(each, statuses)]
    for exercise in ready or new:
        return Suggestion(exercise, "new", _new_reason(exercise, catalog))
    return None


def due_reason(card: DueCard) -> Text:
    """Say why a due exercise is due."""
    late = card.overdue_days
    if not card.retrievability:
        return Text(zh="该复习了", en="due for review")
    share = f"{card.retrievability:.0%}"
    if not late:
        return Text(
            zh=f"今天该复习了，估计还记得的可能是 {share}",
            en=f"due for review today; the chance that you remember it is about {share}",
        )
    days = "1 day" if late == 1 else f"{late} days"
    return Text(
        zh=f"该复习了，已经过了 {late} 天，估计还记得的可能是 {share}",
        en=f"due for review since {days}; the chance that you remember it is about {share}",
    )


def _replay(record: Record, exercise: Exercise) -> CardState | None:
    import fsrs

    state: CardState | None = None
    for bout in bouts(record, exercise):
        before = state.due if state else None
        if before is not None and not (bout.passed or bout.corrected or bout.day >= before):
            continue
        # Without an id py-fsrs would wait a millisecond to make one up.
        card = state.memory if state and state.memory else fsrs.Card(1, due=_noon(bout.day))
        card, _ = scheduler().review_card(card, fsrs.Rating(bout.rating), _noon(bout.day))
        state = state or CardState(exercise.slug, bout.day)
        state.memory, state.due = card, card.due.date()
        state.reviews.append(Review(bout, before))
    return state


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


def _can_be_done(exercise: Exercise) -> bool:
    return missing_tensorflow([exercise]) is None


def _prepared(exercise: Exercise, statuses: Mapping[str, str]) -> bool:
    return all(statuses.get(slug) == "passed" for slug in exercise.metadata.requires)


def _last_touched(record: Record | None) -> datetime:
    never = datetime.min.replace(tzinfo=UTC)
    if record is None:
        return never
    touched = [*(each.moment for each in record.attempts), *record.reveals]
    return max((each.at for each in touched), default=never)


def _started_reason(revealed: bool) -> Text:
    if revealed:
        return Text(
            zh="看过答案，还没有自己做出来", en="you saw the answer, but haven't passed it yourself"
        )
    return Text(zh="做到一半，还没有通过", en="begun, not passed yet")


def _new_reason(exercise: Exercise, catalog: Catalog) -> Text:
    name = track_name(exercise.metadata.track)
    number, count = catalog.place_in_track(exercise)
    place = f"{number}/{count}"
    return Text(
        zh=f"下一道新题：“{name.zh}”第 {place} 题",
        en=f"the next new one: {name.en}, {place}",
    )
