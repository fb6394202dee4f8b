"""What a grading can come to, as the report's JSON says it."""

from __future__ import annotations

from typing import Literal

Verdict = Literal["pass", "fail", "not_attempted", "error"]
CheckVerdict = Literal["pass", "fail", "skipped", "error"]
Reason = Literal["assertion", "exception", "timeout", "memory", "killed", "output", "missing"]
PointVerdict = Literal["covered", "partial", "missing", "wrong", "unsure"]
