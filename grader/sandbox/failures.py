"""How learner code can fail a call, told apart from failures of our own."""

from __future__ import annotations

from dataclasses import dataclass, field

from grader.verdicts import Reason


class LearnerFailure(Exception):  # noqa: N818 - a failure of the learner's program, not an error of ours
    """Learner code did not give an answer; `reason` is the contract's word for why."""

    reason: Reason = "exception"


@dataclass
class LearnerRaised(LearnerFailure):
    """Learner code raised an exception.

    `frames` are (line of the graded program, function), the innermost last. `bases` are the
    names of the exception's classes, its own first. `name` is the missing name of a NameError.
    """

    type_name: str
    bases: tuple[str, ...] = ()
    detail: str = ""
    frames: tuple[tuple[int, str], ...] = ()
    name: str | None = None
    reason: Reason = field(default="exception")


@dataclass
class TimedOut(LearnerFailure):
    """Learner code did not return within `seconds`; `whole`: those of the whole submission."""

    seconds: float
    whole: bool = False
    reason: Reason = field(default="timeout")


@dataclass
class Died(LearnerFailure):
    """The worker ended in the middle of a call, with an exit code or by a signal."""

    exit_code: int | None = None
    signal: int | None = None
    reason: Reason = field(default="killed")


@dataclass
class CpuExhausted(LearnerFailure):
    """The submission used up its CPU time."""

    seconds: float
    reason: Reason = field(default="timeout")


@dataclass
class OutOfMemory(LearnerFailure):
    """Learner code asked for more than its `megabytes` of memory."""

    megabytes: int
    reason: Reason = field(default="memory")


@dataclass
class TooMuchOutput(LearnerFailure):
    """Learner code wrote more than `megabytes` of output."""

    megabytes: int
    reason: Reason = field(default="output")


@dataclass
class TooLarge(LearnerFailure):
    """A result is larger than the `megabytes` that may travel."""

    megabytes: int
    reason: Reason = field(default="output")


@dataclass
class BadReply(LearnerFailure):
    """What came back over the wire breaks its rules, or was not written by our worker."""

    detail: str
    reason: Reason = field(default="output")
