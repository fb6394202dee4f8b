"""Slips of the pen in Latin words are mended; words that are right are left alone."""

from __future__ import annotations

import pytest

from grader.catalog import find_exercise, load_catalog
from grader.rubric import load_rubric
from grader.rubric.clauses import Document, read

QUESTIONS = [each.slug for each in load_catalog() if not each.is_code]


def read_for(slug: str, answer: str) -> Document:
    rubric = load_rubric(find_exercise(slug).rubric_path)
    return read(answer, rubric.latin_words, rubric.latin_stems)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("at the decsion level", "at the decision level"),
        ("late fuison", "late fusion"),
        ("put them togehter", "put them together"),
        ("vote on the predicitons", "vote on the predictions"),
        ("weigthed averages", "weighted averages"),
    ],
)
def test_slips_are_mended(written: str, meant: str) -> None:
    assert read_for("fusion_methods", written).text.strip() == meant


@pytest.mark.parametrize("slug", QUESTIONS)
@pytest.mark.parametrize(
    "written",
    [
        "a neural network",
        "my professor said so",
        "max polling and average pooling",
        "an optimal protection",
        "thinking of sharing the parking",
        "caching and parsing",
        "professors",
    ],
)
def test_words_that_are_right_are_left_alone(slug: str, written: str) -> None:
    assert read_for(slug, written).text.strip() == written


def test_a_quotation_shows_the_word_as_it_was_written() -> None:
    document = read_for("fusion_methods", "We use late fuison here.")
    start = document.text.index("late")
    assert document.quote(start, start + len("late fusion")) == "late fuison"
