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
from grader.sandbox.proxy import Observation, SubmissionProxy
from grader.sandbox.wire import strided
from grader.text import Text

__all__ = [
    "CheckFailed",
    "Observation",
    "SubmissionProxy",
    "Text",
    "assert_array",
    "assert_close",
    "assert_dtype",
    "assert_raises",
    "assert_same_array",
    "assert_shape",
    "check",
    "fail",
    "strided",
]
