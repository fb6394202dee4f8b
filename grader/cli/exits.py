"""The exit statuses of every command; docs/report.md publishes them."""

from __future__ import annotations

from enum import IntEnum

from grader.verdicts import Verdict


class Exit(IntEnum):
    """What a command's exit status says."""

    OK = 0
    NOT_PASSED = 1
    USAGE = 2
    GRADER_FAILED = 3
    INTERRUPTED = 130  # as shells have it: 128 + SIGINT


OF_VERDICT: dict[Verdict, Exit] = {
    "pass": Exit.OK,
    "fail": Exit.NOT_PASSED,
    "not_attempted": Exit.NOT_PASSED,
    "error": Exit.GRADER_FAILED,
}
