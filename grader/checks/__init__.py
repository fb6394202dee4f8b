"""What the author of a check imports."""

from grader.checks.assertions import (
    CheckFailed,
    assert_array,
    assert_close,
    assert_dtype,
    assert_raises,
    assert_same_array,
    assert_shape,
    fail,
)
from grader.checks.declaration import check
from grader.checks.draws import Draw
from grader.checks.stated_values import assert_stated
from grader.sandbox.proxy import Observation, SubmissionProxy
from grader.sandbox.wire import strided
from grader.text import Text

__all__ = [
    "CheckFailed",
    "Draw",
    "Observation",
    "SubmissionProxy",
    "Text",
    "assert_array",
    "assert_close",
    "assert_dtype",
    "assert_raises",
    "assert_same_array",
    "assert_shape",
    "assert_stated",
    "check",
    "fail",
    "strided",
]
