"""A check that asks for `draw` runs on many inputs, and a failure is shown on the smallest."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from grader.catalog import Exercise
from grader.checks.draws import RandomDraw
from grader.checks.plugin import CheckOutcome
from grader.checks.running import run_checks
from grader.submission import Submission

MakeExercise = Callable[..., Exercise]
CHECKS = """
import numpy as np
from grader.checks import assert_same_array, check

@check(zh="加倍", en="doubles", examples=40)
def test_doubles(submission, draw, rng):
    dtype = draw.choice(["int64", "float64"])
    x = draw.array((draw.integer(0, 6), draw.integer(0, 6)), dtype=dtype)
    rng.normal()
    assert_same_array(submission.double(x), 2 * x)
"""


def outcome(
    make_exercise: MakeExercise, body: str, checks: str = CHECKS, **keys: object
) -> CheckOutcome:
    source = f"import numpy as np\nimport time\ndef double(x):\n    {body}\n"
    (only,) = run_checks(make_exercise(checks, **keys), Submission(source, "answer.py")).outcomes
    return only


@pytest.fixture(autouse=True)
def warm(on_warm_zygotes: None) -> None:
    """Take workers from zygotes that are warm."""


def test_what_holds_on_every_example_passes(make_exercise: MakeExercise) -> None:
    assert outcome(make_exercise, "return x * 2").verdict == "pass"


@pytest.mark.parametrize(
    ("body", "call"),
    [
        ("return np.abs(x) * 2", "double(np.array([[-1]]))"),
        ("return x * 2 if len(x) < 4 else x", "double(np.array([[0], [0], [0], [1]]))"),
        ("return x * 2 if x.size else np.empty(3)", "double(np.empty((0, 0), dtype='int64'))"),
    ],
)
def test_a_failure_is_shown_on_the_smallest_input(
    make_exercise: MakeExercise, body: str, call: str
) -> None:
    found = outcome(make_exercise, body)
    assert found.verdict == "fail"
    assert found.counterexample is not None
    shown = "".join(found.counterexample.call.split()).replace(",)", ")")
    assert shown == "".join(call.split())


def test_the_same_program_gets_the_same_example(make_exercise: MakeExercise) -> None:
    body = "return x * 2 if x.sum() < 11 else x * 3"
    first, second = (outcome(make_exercise, body).counterexample for _ in range(2))
    assert first is not None
    assert first == second


def test_an_exception_stays_an_exception(make_exercise: MakeExercise) -> None:
    found = outcome(make_exercise, "return x * 2 if x.size < 3 else np.concatenate([x, 1])")
    assert found.reason == "exception"


def test_a_program_that_hangs_on_smaller_inputs_is_still_told_of_the_first(
    make_exercise: MakeExercise,
) -> None:
    found = outcome(
        make_exercise,
        "time.sleep(60) if x.size < 2 else None\n    return x * 3 if x.size > 4 else 2 * x",
        timeout_seconds=2.0,
    )
    assert found.verdict == "fail"
    assert found.reason in ("assertion", "timeout")


def test_drawn_values_keep_to_their_bounds_and_permutations_are_permutations() -> None:
    draw = RandomDraw(np.random.default_rng(1))
    array = draw.array((50, 4), -3, 5, np.int32)
    assert array.dtype == np.int32
    assert (array.min(), array.max()) == (-3, 5)
    assert sorted(draw.permutation(7)) == list(range(7))
    assert len({tuple(draw.permutation(3)) for _ in range(200)}) == 6
    assert set(np.unique(draw.mask(40))) == {False, True}


def test_a_dtype_that_does_not_hold_the_bounds_is_refused() -> None:
    draw = RandomDraw(np.random.default_rng(0))
    with pytest.raises(ValueError, match="uint8 doesn't hold -9 to 9"):
        draw.array(3, dtype="uint8")
    assert draw.array(3, 0, 255, "uint8").dtype == np.uint8
