from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from grader.catalog import Catalog
from grader.progress.history import FORECAST_DAYS, read_history, weeks_before

NOW = datetime(2026, 5, 20, 12).astimezone()  # a Wednesday


def ago(days: float) -> datetime:
    return NOW - timedelta(days=days)


def test_nothing_done_is_all_zeros_and_no_error(past, make_catalog: Callable[..., Catalog]) -> None:
    history = read_history(past.store, make_catalog(3), NOW)
    assert (history.passed, history.total, history.streak) == (0, 3, 0)
    assert history.retention is None
    assert history.coming == [0] * FORECAST_DAYS
    assert history.days == history.interviews == history.hardest == []
    (track,) = history.tracks
    assert (track.passed, track.started, track.new, track.remembered) == (0, 0, 3, 0.0)


def test_tracks_count_what_passed_what_is_begun_and_what_is_remembered(past, make_catalog) -> None:
    past.attempt("task_0", ago(0))
    past.attempt("task_1", ago(40))
    past.attempt("task_2", ago(1), "fail")
    past.reveal("task_3", ago(1))
    history = read_history(past.store, make_catalog(5), NOW)
    (track,) = history.tracks
    assert (track.passed, track.started, track.new, track.total) == (2, 2, 1, 5)
    # Just passed counts whole, long ago counts less, not passed counts nothing.
    assert 1 / 5 < track.remembered < 2 / 5


def test_days_count_what_was_graded_in_local_time(past, make_catalog) -> None:
    past.attempt("task_0", ago(2), "fail")
    past.attempt("task_0", ago(2))
    past.attempt("task_1", ago(0), "not_attempted")  # opening an exercise is no practice
    past.attempt("task_1", ago(-3))  # a clock that went wrong
    history = read_history(past.store, make_catalog(2), NOW)
    assert [(day.day, day.graded, day.passed) for day in history.days] == [
        (date(2026, 5, 18), 2, 1)
    ]


def test_the_hardest_come_first_and_the_same_answer_counts_once(past, make_catalog) -> None:
    for _ in range(5):
        past.attempt("task_0", ago(3), "fail", source="the same")
    for number in range(3):
        past.attempt("task_1", ago(3), "fail", source=f"try {number}")
    past.hint("task_2", ago(3), 1)
    past.reveal("task_2", ago(3))
    past.attempt("task_2", ago(2))
    history = read_history(past.store, make_catalog(3), NOW)
    assert [hard.exercise.slug for hard in history.hardest] == ["task_1", "task_2"]
    first, second = history.hardest
    assert (first.failed, first.hints, first.revealed, first.passed) == (3, 0, False, False)
    assert (second.failed, second.hints, second.revealed, second.passed) == (0, 1, True, True)


@pytest.mark.parametrize(
    ("today", "weeks", "monday"),
    [
        (date(2026, 5, 20), 1, date(2026, 5, 18)),
        (date(2026, 5, 18), 2, date(2026, 5, 11)),
        (date(2026, 5, 24), 1, date(2026, 5, 18)),
    ],
)
def test_weeks_begin_on_mondays(today: date, weeks: int, monday: date) -> None:
    assert weeks_before(today, weeks) == monday
