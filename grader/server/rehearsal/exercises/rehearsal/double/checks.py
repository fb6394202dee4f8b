"""The check that the server runs before any other, of an answer of its own."""

import numpy as np

from grader.checks import SubmissionProxy, Text, assert_same_array, check, fail


@check(zh="翻倍", en="It doubles")
def test_doubles(submission: SubmissionProxy, rng: np.random.Generator) -> None:
    """Twice each number."""
    numbers = rng.normal(size=(2, 3))
    assert_same_array(submission.double(numbers), 2 * numbers)


@check(zh="不翻三倍", en="It does not treble", after=test_doubles)
def test_does_not_treble(submission: SubmissionProxy) -> None:
    """Not three times."""
    if submission.double(1) == 3:
        fail(Text(zh="翻了三倍", en="it trebles"))
