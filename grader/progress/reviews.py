"""Derive each exercise's bouts from the progress file: the days on which it was recalled, or not.

Nothing is stored but what happened and the ratings that learners corrected, so progress from before
there was any scheduling counts too, and a better rule serves old progress as well.

A *bout* is one local day of work on one exercise; the first bout is all there was up to the day of
the first pass (or of the first rating by hand). Grading the same text again with the same result
says nothing new about memory and counts for nothing: an answer that passed last week and lies there
untouched is not recalled by running `check` on it. What is stamped later than the present day, or
before mmdojo existed, was written under a wrong clock and is left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar

from grader.catalog import HINT_STEPS, Exercise
from grader.progress.ratings import Evidence, Rating, rate
from grader.progress.store import ProgressStore, now

# `watch` grades at every save, and nobody thinks anew that fast.
_ONE_TRY = timedelta(minutes=2)
_EARLIEST = datetime(2020, 1, 1, tzinfo=UTC)
_GRADED = ("pass", "fail")
_Entry = TypeVar("_Entry")
_ByDay = dict[date, list[_Entry]]


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant, and the local day that it falls on."""

    at: datetime
    day: date


@dataclass(frozen=True, slots=True)
class Attempt:
    """One grading; `source_hash` tells whether the answer changed since the one before."""

    moment: Moment
    verdict: str
    score: float
    source_hash: str
    misconceptions: int

    @property
    def at(self) -> datetime:
        """The instant."""
        return self.moment.at

    @property
    def day(self) -> date:
        """The local day."""
        return self.moment.day


@dataclass
class Record:
    """What the progress file says of one exercise, each list in order of time.

    `hints` has (when, which), `corrections` (when, to what). `beyond` is whether anything was left
    out because it is stamped by a wrong clock.
    """

    attempts: list[Attempt] = field(default_factory=list)
    hints: list[tuple[Moment, int]] = field(default_factory=list)
    reveals: list[Moment] = field(default_factory=list)
    openings: list[Moment] = field(default_factory=list)
    corrections: list[tuple[Moment, Rating]] = field(default_factory=list)
    beyond: bool = False


@dataclass(frozen=True)
class Bout:
    """One local day of work on an exercise.

    `rating` is the learner's own where they `corrected` it, else what the evidence gives;
    `evidence` is None where there is nothing but the learner's word.
    """

    day: date
    rating: Rating
    passed: bool
    corrected: bool
    evidence: Evidence | None


def local_day(moment: datetime) -> date:
    """Return the day of a moment in the time zone of this machine."""
    return moment.astimezone().date()


def correct_rating(store: ProgressStore, slug: str, rating: Rating) -> bool:
    """Put the learner's own rating in place of today's; return whether it could be kept."""
    store.write(
        "INSERT INTO reviews (exercise, at, rating, corrected) VALUES (?, ?, ?, 1)",
        (slug, now(), int(rating)),
    )
    return store.lasting


def read_records(store: ProgressStore, when: datetime) -> Mapping[str, Record]:
    """Return what the progress file says of each exercise up to the end of the day of `when`."""
    records: defaultdict[str, Record] = defaultdict(Record)
    today = local_day(when)

    def each(query: str) -> Iterable[tuple[Record, Moment, Sequence[object]]]:
        kept = []
        for slug, stamp, *rest in store.rows(query, ()):
            record = records[str(slug)]
            instant = parse_stamp(stamp)
            if instant is None or (day := local_day(instant)) > today:
                record.beyond = True
            else:
                kept.append((record, Moment(instant, day), rest))
        # Imported entries come late; of one instant, what was entered first comes first.
        return sorted(kept, key=lambda entry: entry[1].at)

    for record, moment, (verdict, score, source, misconceptions) in each(
        "SELECT exercise, at, verdict, score, source_hash, misconceptions FROM attempts ORDER BY id"
    ):
        share = float(score) if isinstance(score, int | float) else 0.0
        met = misconceptions if isinstance(misconceptions, int) else 0
        record.attempts.append(Attempt(moment, str(verdict), share, str(source), met))
    for record, moment, (step,) in each("SELECT exercise, at, step FROM hints ORDER BY id"):
        record.hints.append((moment, step if isinstance(step, int) else 1))
    for record, moment, _ in each("SELECT exercise, at FROM reveals ORDER BY id"):
        record.reveals.append(moment)
    for record, moment, _ in each("SELECT exercise, at FROM openings ORDER BY id"):
        record.openings.append(moment)
    for record, moment, (rating,) in each(
        "SELECT exercise, at, rating FROM reviews WHERE corrected = 1 ORDER BY id"
    ):
        if isinstance(rating, int) and rating in list(Rating):
            record.corrections.append((moment, Rating(rating)))
    return dict(records)


def parse_stamp(stamp: object) -> datetime | None:
    """Return a time of the progress file; None for what is none, or is before mmdojo existed."""
    try:
        moment = datetime.fromisoformat(str(stamp))
        moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
        # Near the ends of the calendar no local time can be made of it.
        return moment if moment >= _EARLIEST and moment.year < 9999 else None
    except (ValueError, OverflowError):
        return None


def bouts(record: Record, exercise: Exercise) -> list[Bout]:
    """Return the bouts of one exercise in order of time."""
    attempts = _telling(record.attempts)
    passed = {each.day for each in attempts if each.verdict == "pass"}
    corrected = {moment.day: rating for moment, rating in record.corrections}
    if not (starts := passed | corrected.keys()):
        return []
    first = min(starts)

    def gathered(entries: Iterable[_Entry], day_of: Callable[[_Entry], date]) -> _ByDay[_Entry]:
        """Return entries by the day of their bout; all before the first pass belong to that."""
        found: _ByDay[_Entry] = defaultdict(list)
        for entry in entries:
            found[max(first, day_of(entry))].append(entry)
        return found

    tried = gathered(attempts, lambda each: each.day)
    hints = gathered(record.hints, lambda each: each[0].day)
    reveals = gathered(record.reveals, lambda each: each.day)
    openings = gathered(record.openings, lambda each: each.day)
    found = []
    for day in sorted(tried.keys() | corrected.keys()):
        evidence = None
        if own := tried.get(day):
            evidence = _evidence(
                exercise, own, hints.get(day, []), reveals.get(day, []), openings.get(day, [])
            )
        rating = corrected.get(day) or (rate(evidence) if evidence else Rating.AGAIN)
        found.append(Bout(day, rating, day in passed, day in corrected, evidence))
    return found


def _telling(attempts: Iterable[Attempt]) -> list[Attempt]:
    """Return the attempts that were graded and are no mere repetition of the one before."""
    telling = []
    before: tuple[str, str] | None = None
    for attempt in attempts:
        if attempt.verdict == "error":
            continue
        this = (attempt.source_hash, attempt.verdict)
        if attempt.verdict in _GRADED and this != before:
            telling.append(attempt)
        before = this
    return telling


def _separate(tries: Sequence[Attempt]) -> int:
    """Return how many failed tries there are, those in quick succession taken as one."""
    count = 0
    for number, each in enumerate(tries):
        if number == 0 or each.at - tries[number - 1].at > _ONE_TRY:
            count += 1
    return count


def _evidence(
    exercise: Exercise,
    attempts: Sequence[Attempt],
    hints: Sequence[tuple[Moment, int]],
    reveals: Sequence[Moment],
    openings: Sequence[Moment],
) -> Evidence:
    """Return what a bout's entries say up to the first pass, or in all where there is none."""
    success = next((each for each in attempts if each.verdict == "pass"), None)

    def counts(moment: Moment) -> bool:
        return success is None or moment.at <= success.at

    tries = [each for each in attempts if each.verdict == "fail" and counts(each.moment)]
    steps = {step for moment, step in hints if counts(moment)}
    minutes = None
    if success is not None:
        # A night between opening and passing says nothing about the pace.
        that_day = [each for each in openings if each.day == success.day and counts(each)]
        if that_day:
            minutes = (success.at - that_day[0].at).total_seconds() / 60
    return Evidence(
        passed=success is not None,
        score=success.score if success else max((each.score for each in tries), default=0.0),
        expected_minutes=exercise.metadata.minutes,
        tries=_separate(tries),
        hints=len(steps),
        last_hint=HINT_STEPS in steps,
        revealed=any(map(counts, reveals)),
        misconceptions=sum(each.misconceptions for each in tries),
        minutes=minutes,
    )
