from __future__ import annotations

import functools
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import convert

from grader.catalog import Exercise, Metadata, load_catalog
from grader.errors import UsageError
from grader.interview.drawing import BANDS, cost, draw, group_of, seed_unlike

LEVELS = tuple(BANDS)


def exercise(slug: str, kind: str, difficulty: int = 2, minutes: int = 10, track: str = "fusion"):
    code = {"entry_point": "f", "needs": "numpy"} if kind not in ("qa", "case") else {}
    text = {"pass_score": 0.6} if kind in ("qa", "case") else {}
    metadata = convert(
        {
            "slug": slug,
            "kind": kind,
            "track": track,
            "difficulty": difficulty,
            "minutes": minutes,
            "title": {"zh": slug, "en": slug},
            "source": "made up",
            **code,
            **text,
        },
        Metadata,
    )
    return Exercise(metadata, Path(slug), Path(slug))


@st.composite
def catalogues(draw_from) -> list[Exercise]:
    kinds = st.sampled_from(["qa", "case", "coding", "debug", "predict"])
    size = draw_from(st.integers(1, 25))
    return [
        exercise(
            f"e{number}",
            draw_from(kinds),
            draw_from(st.integers(1, 5)),
            draw_from(st.integers(1, 40)),
            draw_from(st.sampled_from(["fusion", "audio", "retrieval"])),
        )
        for number in range(size)
    ]


@settings(max_examples=150, deadline=None)
@given(
    found=catalogues(),
    minutes=st.integers(5, 240),
    level=st.sampled_from(LEVELS),
    seed=st.integers(),
)
def test_a_set_fits_its_time_repeats_nothing_and_is_the_same_for_the_same_seed(
    found, minutes, level, seed
) -> None:
    groups = {group_of(each) for each in found}
    cheapest = {g: min(cost(e) for e in found if group_of(e) == g) for g in groups}
    if min(cheapest.values()) > minutes:
        with pytest.raises(UsageError):
            draw(found, minutes=minutes, level=level, seed=seed)
        return
    drawn = draw(found, minutes=minutes, level=level, seed=seed)
    slugs = [each.slug for each in drawn.exercises]
    assert drawn.minutes <= minutes
    assert len(slugs) == len(set(slugs))
    assert draw(found[::-1], minutes=minutes, level=level, seed=seed).exercises == drawn.exercises
    # Balanced: no kind is left out where one of each fits, and what is left out is said.
    drawn_groups = {group_of(each) for each in drawn.exercises}
    if len(groups) == 3 and sum(cheapest.values()) <= minutes:
        assert drawn_groups == groups
    left_out = [note for note in drawn.left_out if note.en.startswith("No ")]
    assert len(left_out) == 3 - len(drawn_groups)


@settings(max_examples=80, deadline=None)
@given(level=st.sampled_from(LEVELS), seed=st.integers(0, 999), minutes=st.integers(40, 120))
def test_talking_comes_first_then_code_and_code_suits_the_level(level, seed, minutes) -> None:
    catalog = load_catalog_once()
    drawn = draw(catalog, minutes=minutes, level=level, seed=seed)
    order = [("qa", "code", "case").index(group_of(each)) for each in drawn.exercises]
    assert order == sorted(order)
    assert set(order) == {0, 1, 2}
    low, high = BANDS[level]
    first = [each for each in drawn.exercises if group_of(each) == "code"]
    assert all(low <= each.metadata.difficulty <= high for each in first)


@functools.cache
def load_catalog_once() -> list[Exercise]:
    return list(load_catalog())


def test_a_level_without_exercises_of_its_difficulty_takes_the_nearest_and_says_so() -> None:
    easy = [exercise(f"q{number}", "qa", difficulty=1) for number in range(3)]
    drawn = draw(easy, minutes=20, level="senior", seed=1)
    assert len(drawn.exercises) == 1
    assert any("easier than senior" in note.en for note in drawn.left_out)


def test_a_track_without_a_case_is_said_to_have_none() -> None:
    found = [exercise("a", "qa"), exercise("b", "coding"), exercise("c", "case", track="audio")]
    drawn = draw(found, minutes=60, level="mid", seed=1, tracks=["fusion"])
    assert [each.slug for each in drawn.exercises] == ["a", "b"]
    assert [note.en for note in drawn.left_out if note.en.startswith("No ")] == [
        "No case study: there is none on Fusion."
    ]


def test_an_unknown_track_is_named_with_those_there_are() -> None:
    with pytest.raises(UsageError, match=r"'fussion'.*fusion"):
        draw([exercise("a", "qa")], minutes=60, level="mid", seed=1, tracks=["fussion"])


def test_what_cannot_be_graded_here_is_not_drawn() -> None:
    found = [exercise("a", "qa"), exercise("keras", "coding")]
    drawn = draw(found, minutes=60, level="mid", seed=1, lacking=lambda e: e.slug == "keras")
    assert [each.slug for each in drawn.exercises] == ["a"]
    assert any("keras" in note.en for note in drawn.left_out)


def test_the_next_interview_differs_from_the_last_where_it_can() -> None:
    found = [exercise(f"q{n}", "qa") for n in range(2)]
    found += [exercise(f"c{n}", "coding") for n in range(4)]
    found += [exercise(f"s{n}", "case") for n in range(2)]

    def draw_with(seed: int):
        return draw(found, minutes=36, level="mid", seed=seed)

    first = {each.slug for each in draw_with(7).exercises}
    second = {each.slug for each in draw_with(seed_unlike(first, draw_with)).exercises}
    assert not first & second
