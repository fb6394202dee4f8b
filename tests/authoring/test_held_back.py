"""Mistakes in programs that the checks were not written for are named, and never wrongly.

Two exercises of many, for time; `benchmarks/diagnosis.py` counts all.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.authoring.held_back import diagnose_held_back
from grader.catalog import find_exercise

FOLDER = Path(__file__).parent / "held_back"


@pytest.mark.usefixtures("on_warm_zygotes")
@pytest.mark.parametrize("slug", ["fuse_features", "gated_fuse"])
def test_most_held_back_mistakes_are_named_and_none_wrongly(slug: str) -> None:
    found = diagnose_held_back(find_exercise(slug), FOLDER / slug)
    assert {each.diagnosis for each in found if not each.is_known} == {"unnamed"}
    known = [each.diagnosis for each in found if each.is_known]
    assert set(known) <= {"named", "unnamed"}
    assert known.count("named") >= 0.8 * len(known) > 0
