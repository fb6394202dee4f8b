from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from grader.catalog import Catalog
from grader.progress.ratings import Rating
from grader.progress.reviews import Bout, bouts, correct_rating, parse_stamp, read_records
from tests.progress.conftest import Past

MAY_1 = datetime(2026, 5, 1, 12).astimezone()  # noon, local time
SLUG = "task_0"


def days_on(days: float, minutes: float = 0) -> datetime:
    return MAY_1 + timedelta(days=days, minutes=minutes)


@pytest.fixture
def bouts_by(past: Past, make_catalog: Callable[..., Catalog]) -> Callable[[datetime], list[Bout]]:
    catalog = make_catalog(1)

    def read(when: datetime) -> list[Bout]:
        record = read_records(past.store, when).get(SLUG)
        return bouts(record, catalog.get(SLUG)) if record else []

    return read


def ratings(found: list[Bout]) -> list[tuple[date, Rating]]:
    return [(bout.day, bout.rating) for bout in found]


def test_nothing_is_a_bout_before_the_first_pass(past: Past, bouts_by) -> None:
    for day in (0, 1):
        past.attempt(SLUG, days_on(day), "fail")
    past.reveal(SLUG, days_on(1))
    assert bouts_by(days_on(2)) == []


def test_the_first_bout_gathers_everything_up_to_the_first_pass(past: Past, bouts_by) -> None:
    past.attempt(SLUG, days_on(0), "fail", misconceptions=1)
    past.hint(SLUG, days_on(0, 5), 1)
    past.attempt(SLUG, days_on(3), "pass")
    past.attempt(SLUG, days_on(3, 5), "fail")
    (bout,) = bouts_by(days_on(3))
    assert bout.day == days_on(3).date()
    assert bout.evidence is not None
    assert (bout.evidence.tries, bout.evidence.hints, bout.evidence.misconceptions) == (1, 1, 1)
    assert bout.rating == Rating.HARD


def test_a_later_bout_counts_only_its_own_day(past: Past, bouts_by) -> None:
    past.reveal(SLUG, days_on(-1))
    past.attempt(SLUG, days_on(0))
    past.hint(SLUG, days_on(0, 1), 3)
    past.attempt(SLUG, days_on(5))
    assert ratings(bouts_by(days_on(9))) == [
        (days_on(0).date(), Rating.AGAIN),
        (days_on(5).date(), Rating.GOOD),
    ]


def test_an_answer_that_lies_there_untouched_is_not_recalled(past: Past, bouts_by) -> None:
    past.attempt(SLUG, days_on(0), source="the answer")
    past.attempt(SLUG, days_on(5), source="the answer")
    assert len(bouts_by(days_on(5))) == 1


@pytest.mark.parametrize("between", ["fail", "not_attempted"])
def test_the_same_answer_written_anew_is(past: Past, bouts_by, between: str) -> None:
    past.attempt(SLUG, days_on(0), source="the answer")
    past.attempt(SLUG, days_on(5), between, source="the stub")
    past.attempt(SLUG, days_on(5, 3), source="the answer")
    assert [bout.passed for bout in bouts_by(days_on(5))] == [True, True]


def test_failing_at_every_save_within_minutes_is_one_try(past: Past, bouts_by) -> None:
    for minute in (0, 1, 2.5, 10):
        past.attempt(SLUG, days_on(0, minute), "fail")
    past.attempt(SLUG, days_on(0, 11))
    (bout,) = bouts_by(days_on(0))
    assert bout.evidence is not None
    assert bout.evidence.tries == 2


def test_an_error_of_ours_is_no_try_of_the_learners(past: Past, bouts_by) -> None:
    past.attempt(SLUG, days_on(0, 0), "error")
    past.attempt(SLUG, days_on(0, 1), "not_attempted")
    past.attempt(SLUG, days_on(0, 2), "pass")
    (bout,) = bouts_by(days_on(0))
    assert bout.evidence is not None
    assert bout.evidence.tries == 0


def test_time_counts_from_the_opening_of_that_day(past: Past, bouts_by) -> None:
    past.opening(SLUG, days_on(0))
    past.attempt(SLUG, days_on(0, 4))
    past.opening(SLUG, days_on(5))
    past.attempt(SLUG, days_on(6))
    easy, unknown = bouts_by(days_on(6))
    assert easy.evidence is not None
    assert unknown.evidence is not None
    assert (easy.rating, easy.evidence.minutes) == (Rating.EASY, 4)
    assert (unknown.rating, unknown.evidence.minutes) == (Rating.GOOD, None)


def test_the_last_correction_of_a_day_is_its_rating(past: Past, bouts_by) -> None:
    past.attempt(SLUG, days_on(0))
    past.correction(SLUG, days_on(0, 1), Rating.EASY)
    past.correction(SLUG, days_on(0, 2), Rating.HARD)
    past.attempt(SLUG, days_on(7))
    assert [(b.rating, b.corrected) for b in bouts_by(days_on(7))] == [
        (Rating.HARD, True),
        (Rating.GOOD, False),
    ]


def test_correcting_now_replaces_the_rating_of_today(past: Past, bouts_by) -> None:
    moment = datetime.now(UTC)
    past.attempt(SLUG, moment)
    correct_rating(past.store, SLUG, Rating.AGAIN)
    assert [bout.rating for bout in bouts_by(datetime.now(UTC))] == [Rating.AGAIN]


def test_entries_made_out_of_order_are_read_in_order(past: Past, bouts_by) -> None:
    past.attempt(SLUG, days_on(5))
    past.attempt(SLUG, days_on(0), "fail")
    past.attempt(SLUG, days_on(1))
    assert [bout.day for bout in bouts_by(days_on(9))] == [days_on(1).date(), days_on(5).date()]


@pytest.mark.parametrize("at", [datetime(1970, 1, 1, tzinfo=UTC), days_on(400)])
def test_what_a_wrong_clock_stamped_is_left_out(past: Past, bouts_by, at: datetime) -> None:
    past.attempt(SLUG, days_on(0))
    past.attempt(SLUG, at)
    past.correction(SLUG, at, Rating.EASY)
    assert [bout.day for bout in bouts_by(days_on(1))] == [days_on(0).date()]


@pytest.mark.parametrize(
    "stamp",
    ["", "yesterday", None, b"\xff", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"],
)
def test_a_stamp_that_is_no_time_is_no_crash(past: Past, bouts_by, stamp: object) -> None:
    assert parse_stamp(stamp) is None
    past.store.write("INSERT INTO reveals (exercise, at) VALUES (?, ?)", (SLUG, stamp or ""))
    past.attempt(SLUG, days_on(0))
    assert [bout.rating for bout in bouts_by(days_on(0))] == [Rating.GOOD]
