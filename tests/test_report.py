from __future__ import annotations

import json

import pytest
from msgspec import ValidationError

from grader.report import CheckResult, Report


def report(score: float, *checks: CheckResult) -> Report:
    return Report(
        exercise="doubling",
        verdict="fail",
        score=score,
        points=0,
        max_points=1,
        isolation="full",
        duration_seconds=1,
        message="No.",
        checks=[*checks],
    )


def test_whole_numbers_have_a_point_where_the_contract_has_any_number() -> None:
    check = CheckResult(
        name="test_zero", title="zero", verdict="fail", points=0, max_points=1, message="No."
    )
    printed = json.loads(report(0, check).to_json(), parse_int=str)
    assert printed["schema"] == "1"
    assert (printed["score"], printed["max_points"], printed["duration_seconds"]) == (0.0, 1.0, 1.0)
    assert (printed["checks"][0]["points"], printed["checks"][0]["max_points"]) == (0.0, 1.0)


@pytest.mark.parametrize("score", [-0.1, 1.1, float("nan")])
def test_no_report_is_printed_whose_numbers_are_out_of_bounds(score: float) -> None:
    with pytest.raises(ValidationError, match=r"score"):
        report(score).to_json()
