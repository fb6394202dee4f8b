from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import fsrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.catalog import Catalog
from grader.progress.ratings import Rating
from grader.progress.schedule import (
    DESIRED_RETENTION,
    LONGEST_INTERVAL_DAYS,
    cards,
    due,
    forecast,
    next_exercise,
    retention,
    streak,
    suggestion,
)
from grader.progress.store import FILE_NAME, ProgressStore
from tests.progress.conftest import Past, made_up_catalog

MAY_1 = datetime(2026, 5, 1, 12).astimezone()  # noon, local time
SLUG = "task_0"
gaps = st.integers(1, 500)


def on(days: float, minutes: float = 0) -> datetime:
    return MAY_1 + timedelta(days=days, minutes=minutes)


@pytest.fixture
def catalog(make_catalog: Callable[..., Catalog]) -> Catalog:
    return make_catalog(4)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(gaps, st.sampled_from(Rating), st.integers(0, 1439)), min_size=1))
def test_any_ratings_give_what_py_fsrs_gives(reviews: list[tuple[int, Rating, int]]) -> None:
    day = date(2024, 1, 1)
    logs = []
    with TemporaryDirectory() as folder, ProgressStore(Path(folder) / FILE_NAME) as store:
        past = Past(store)
        for gap, rating, minute in reviews:
            day += timedelta(days=gap)
            past.correction(SLUG, _local(day, minute), rating)
            noon = datetime.combine(day, time(12), UTC)
            logs.append(fsrs.ReviewLog(7, fsrs.Rating(rating), noon, None))
        state = cards(store, made_up_catalog(1), _local(day, 1439))[SLUG]
    reference = fsrs.Scheduler(
        desired_retention=0.9,
        learning_steps=(),
        relearning_steps=(),
        maximum_interval=365,
        enable_fuzzing=False,
    )
    card = reference.reschedule_card(fsrs.Card(7), logs)
    assert state.memory is not None
    assert state.due == card.due.date()
    assert (state.memory.stability, state.memory.difficulty) == (card.stability, card.difficulty)
    for ahead in (0, 1, 30):
        later = day + timedelta(days=ahead)
        expected = reference.get_card_retrievability(card, datetime.combine(later, time(12), UTC))
        assert state.retrievability(later) == expected
    assert timedelta(1) <= state.due - day <= timedelta(LONGEST_INTERVAL_DAYS)


def _local(day: date, minute: int) -> datetime:
    """Return an instant in the local day, seconds and all, without a time zone's jumps."""
    return datetime.combine(day, time(minute // 60, minute % 60, 30)).astimezone()


def test_an_exercise_is_due_all_day_long_on_its_day(past: Past, catalog: Catalog) -> None:
    past.attempt(SLUG, on(0, minutes=600))  # ten in the evening
    (when,) = {state.due for state in cards(past.store, catalog, on(0)).values()}
    morning = datetime.combine(when, time(0, 1)).astimezone()
    assert due(past.store, catalog, morning - timedelta(days=1)) == []
    (card,) = due(past.store, catalog, morning)
    assert (card.slug, card.due, card.overdue_days) == (SLUG, when, 0)
    (card,) = due(past.store, catalog, morning + timedelta(days=3))
    assert card.overdue_days == 3
    assert 0 < card.retrievability < 0.9


def test_the_least_remembered_comes_first(past: Past, catalog: Catalog) -> None:
    past.attempt("task_1", on(-3))
    past.attempt("task_2", on(-30))
    past.attempt("task_3", on(-9))
    assert [card.slug for card in due(past.store, catalog, on(0))] == ["task_2", "task_3", "task_1"]


def test_failing_counts_only_when_due(past: Past, catalog: Catalog) -> None:
    past.attempt(SLUG, on(0))
    before = cards(past.store, catalog, on(0))[SLUG].due
    past.attempt(SLUG, on(1), "fail")
    assert cards(past.store, catalog, on(1))[SLUG].due == before
    past.attempt(SLUG, on(9), "fail")
    state = cards(past.store, catalog, on(9))[SLUG]
    assert state.due == on(10).date()
    assert [review.bout.rating for review in state.reviews] == [Rating.GOOD, Rating.AGAIN]


def test_the_forecast_counts_each_card_on_its_day_and_the_overdue_today(
    past: Past, catalog: Catalog
) -> None:
    past.attempt("task_0", on(-30))
    past.attempt("task_1", on(0))
    past.correction("task_2", on(0), Rating.EASY)
    good = (cards(past.store, catalog, on(0))["task_1"].due - on(0).date()).days
    easy = (cards(past.store, catalog, on(0))["task_2"].due - on(0).date()).days
    assert 1 < good < easy
    expected = [0] * easy
    expected[0] = expected[good] = 1
    assert forecast(past.store, catalog, on(0), easy) == expected
    assert sum(forecast(past.store, catalog, on(0), easy + 1)) == 3
    assert forecast(past.store, catalog, on(0), 0) == []


def test_retention_counts_due_reviews_of_the_last_month(past: Past, catalog: Catalog) -> None:
    past.attempt("task_0", on(-60))
    assert retention(past.store, catalog, on(0)) is None  # a first pass tests no memory
    past.attempt("task_0", on(-40), "fail")  # long ago
    past.attempt("task_0", on(-20))
    past.attempt("task_0", on(-19))  # ahead of time
    assert retention(past.store, catalog, on(0)) == 1
    past.attempt("task_1", on(-50))
    past.attempt("task_1", on(-10), "fail")
    assert retention(past.store, catalog, on(0)) == 0.5


def test_a_streak_is_days_in_a_row_and_lasts_until_today_is_over(past: Past) -> None:
    assert streak(past.store, on(0)) == 0
    for day in (-5, -3, -2, -1):
        past.attempt(SLUG, on(day), "fail")
    past.attempt(SLUG, on(0), "not_attempted")
    assert streak(past.store, on(0)) == 3
    past.attempt(SLUG, on(0), "pass")
    assert streak(past.store, on(0)) == 4
    assert streak(past.store, on(2)) == 0


def test_next_is_what_is_due_then_what_was_begun_then_the_next_new_one(
    past: Past, make_catalog: Callable[..., Catalog]
) -> None:
    catalog = make_catalog(3)
    first = next_exercise(past.store, catalog, on(0))
    assert first is not None
    assert (first[0].slug, "1/3" in first[1].en, "1/3" in first[1].zh) == ("task_0", True, True)
    past.attempt("task_2", on(0), "fail")
    assert _next(past, catalog, on(0)) == ("task_2", "started")
    past.attempt("task_1", on(0, 5))
    past.attempt("task_2", on(0, 9))
    assert _next(past, catalog, on(0)) == ("task_0", "new")
    assert _next(past, catalog, on(9)) == ("task_1", "due")
    past.attempt("task_0", on(0, 20))
    assert suggestion(past.store, catalog, on(0)) is None


def test_a_new_exercise_waits_for_what_it_requires(
    past: Past, make_catalog: Callable[..., Catalog]
) -> None:
    waiting, ready = make_catalog(1, requires=["task_9"]), make_catalog(2)
    catalog = Catalog({"task_0": waiting.get("task_0"), "task_1": ready.get("task_1")})
    assert _next(past, catalog, on(0)) == ("task_1", "new")
    past.attempt("task_1", on(0))
    assert _next(past, catalog, on(0)) == ("task_0", "new")  # rather than nothing at all


def test_what_is_not_in_the_catalog_any_more_is_not_due(past: Past, catalog: Catalog) -> None:
    past.attempt("gone", on(-9))
    assert due(past.store, catalog, on(0)) == []


def _next(past: Past, catalog: Catalog, when: datetime) -> tuple[str, str]:
    found = suggestion(past.store, catalog, when)
    assert found is not None
    return found.exercise.slug, found.why


def test_what_passed_under_a_clock_that_ran_ahead_is_asked_again_now(
    past: Past, catalog: Catalog
) -> None:
    past.attempt(SLUG, on(3650))
    (card,) = due(past.store, catalog, on(0))
    assert (card.slug, card.due, card.overdue_days) == (SLUG, on(0).date(), 0)
    assert _next(past, catalog, on(0)) == (SLUG, "due")
    past.attempt(SLUG, on(0))
    assert due(past.store, catalog, on(0)) == []
    assert cards(past.store, catalog, on(0))[SLUG].due < on(5).date()


moments = st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30), timezones=st.just(UTC))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(moments, st.sampled_from(["pass", "fail"])), max_size=12),
    st.datetimes(datetime(2026, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),
)
def test_no_clock_makes_it_crash_or_wait_for_ever(
    attempts: list[tuple[datetime, str]], when: datetime
) -> None:
    catalog = made_up_catalog(1)
    with TemporaryDirectory() as folder, ProgressStore(Path(folder) / FILE_NAME) as store:
        past = Past(store)
        for at, verdict in attempts:
            past.attempt(SLUG, at, verdict)
        for card in cards(store, catalog, when).values():
            assert card.due <= when.astimezone().date() + timedelta(days=LONGEST_INTERVAL_DAYS)
        assert (store.status(SLUG) == "passed") == (SLUG in cards(store, catalog, when))
        assert len(forecast(store, catalog, when, 7)) == 7
        kept = retention(store, catalog, when)
        assert kept is None or 0 <= kept <= 1
        assert 0 <= streak(store, when) <= len(attempts)
        suggestion(store, catalog, when)


class ForgettingCurve:
    """A learner's memory of its own: exponential, and nothing of FSRS in it.

    `days` is the time after which nine in ten are still known. It grows with every recall, less
    the longer it is already, and shrinks to a third when something was forgotten.
    """

    def __init__(self, random_state: random.Random) -> None:
        self._random = random_state
        self._known: dict[str, tuple[float, date]] = {}

    def remembers(self, slug: str, day: date) -> bool:
        if slug not in self._known:
            self._known[slug] = (2.3, day)
            return True
        days, since = self._known[slug]
        recalled = self._random.random() < 0.9 ** ((day - since).days / days)
        grown = days * (1 + 3.2 * days**-0.15) if recalled else max(0.8, days / 3)
        self._known[slug] = (grown, day)
        return recalled


class AsFsrsPredicts:
    """A learner who remembers just as often as FSRS says."""

    def __init__(self, random_state: random.Random, past: Past, catalog: Catalog) -> None:
        self._random, self._past, self._catalog = random_state, past, catalog

    def remembers(self, slug: str, day: date) -> bool:
        moment = datetime.combine(day, time(8)).astimezone()
        state = cards(self._past.store, Catalog({slug: self._catalog.get(slug)}), moment).get(slug)
        return state is None or self._random.random() < state.retrievability(day)


@pytest.mark.parametrize("model", ["fsrs", "exponential"])
def test_ninety_days_keep_retention_near_the_target_and_the_load_bounded(
    past: Past, make_catalog: Callable[..., Catalog], model: str
) -> None:
    catalog = make_catalog(60)
    chance = random.Random(20260501)
    learner = AsFsrsPredicts(chance, past, catalog) if model == "fsrs" else ForgettingCurve(chance)
    new = list(catalog.slugs)
    loads = []
    for day in range(90):
        when = on(day)
        waiting = [card.slug for card in due(past.store, catalog, when)]
        loads.append(len(waiting))
        for minute, slug in enumerate(waiting + [new.pop(0) for _ in range(2) if new]):
            past.opening(slug, on(day, 10 * minute))
            verdict = "pass" if learner.remembers(slug, when.date()) else "fail"
            past.attempt(slug, on(day, 10 * minute + 7), verdict)
    reviews = [
        review
        for state in cards(past.store, catalog, on(90)).values()
        for review in state.reviews
        if review.due_before is not None
    ]
    kept = sum(review.bout.rating != Rating.AGAIN for review in reviews) / len(reviews)
    assert len(reviews) == sum(loads) > 200
    assert kept == pytest.approx(DESIRED_RETENTION, abs=0.05)
    assert max(loads) <= 12  # of 60 exercises
