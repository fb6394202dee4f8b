"""Every exercise is proven by the answers kept beside its solution."""

from __future__ import annotations

import pytest

from grader.authoring.certificate import fingerprint
from grader.authoring.validation import prove
from grader.catalog import load_catalog

CATALOG = load_catalog()
# Those that train take minutes: tests/test_model_exercises.py grades a sample of their answers.
QUICK = [each.slug for each in CATALOG if each.metadata.needs != "tensorflow"]


@pytest.mark.usefixtures("on_warm_zygotes")
@pytest.mark.parametrize("slug", QUICK)
def test_an_exercise_is_proven(slug: str) -> None:
    graded: list[str] = []
    certificate = prove(CATALOG.get(slug), graded.append)
    assert certificate.problems == []
    assert certificate.proven
    assert set(certificate.expected) <= set(graded)


def test_a_fingerprint_tells_exercises_apart_and_is_the_same_twice() -> None:
    found = {fingerprint(exercise) for exercise in CATALOG}
    assert len(found) == len(CATALOG)
    assert fingerprint(CATALOG.get(QUICK[0])) in found
