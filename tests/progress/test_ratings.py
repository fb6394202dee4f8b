from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.progress.ratings import Evidence, Rating, rate, reasons

SMOOTH = Evidence(passed=True, score=1.0, expected_minutes=10)


@pytest.mark.parametrize(
    ("changes", "rating"),
    [
        ({}, Rating.GOOD),
        ({"minutes": 5.0}, Rating.EASY),
        ({"minutes": 5.1}, Rating.GOOD),
        ({"minutes": 5.0, "score": 0.94}, Rating.GOOD),
        ({"minutes": 5.0, "hints": 1}, Rating.GOOD),
        ({"tries": 1}, Rating.GOOD),
        ({"tries": 2}, Rating.HARD),
        ({"tries": 1, "hints": 1}, Rating.HARD),
        ({"tries": 1, "misconceptions": 3}, Rating.HARD),
        ({"minutes": 20.1, "tries": 1}, Rating.HARD),
        ({"minutes": 20.0, "tries": 1}, Rating.GOOD),
        ({"score": 0.79}, Rating.HARD),
        ({"score": 0.8}, Rating.GOOD),
        ({"hints": 3, "last_hint": True}, Rating.AGAIN),
        ({"revealed": True, "minutes": 1.0}, Rating.AGAIN),
        ({"passed": False, "score": 0.9}, Rating.AGAIN),
    ],
)
def test_the_rating_follows_the_table(changes: dict[str, float], rating: Rating) -> None:
    assert rate(replace(SMOOTH, **changes)) == rating  # type: ignore[arg-type]


evidence = st.builds(
    Evidence,
    passed=st.just(True),
    score=st.floats(0, 1),
    expected_minutes=st.integers(1, 60),
    tries=st.integers(0, 4),
    hints=st.integers(0, 2),
    misconceptions=st.integers(0, 2),
    minutes=st.none() | st.floats(0, 200),
)


@given(evidence)
def test_more_trouble_never_makes_a_rating_better(found: Evidence) -> None:
    given_rating = rate(found)
    for worse in (
        replace(found, tries=found.tries + 1),
        replace(found, hints=found.hints + 1),
        replace(found, misconceptions=found.misconceptions + 1),
        replace(found, score=found.score / 2),
        replace(found, revealed=True),
        replace(found, passed=False),
    ):
        assert rate(worse) <= given_rating


@given(evidence)
def test_every_rating_has_its_reasons_in_both_languages(found: Evidence) -> None:
    said = reasons(found)
    assert (found.hints > 0) == ("hint" in said.en) == ("提示" in said.zh)
    assert ("2 failed tries" in said.en) == (found.tries == 2)


def test_a_failure_is_not_blamed_on_the_answer_that_was_shown_after_it() -> None:
    failed = replace(SMOOTH, passed=False, revealed=True, tries=1)
    assert reasons(failed).en == "not passed"
    assert reasons(failed).zh == "没有通过"
