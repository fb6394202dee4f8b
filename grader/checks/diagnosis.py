"""Name the misconception behind a failing program, where it behaves just like a wrong answer."""

from __future__ import annotations

from collections.abc import Sequence

from grader.catalog import Exercise
from grader.checks.wrong_answers import wrong_answers
from grader.sandbox.outcomes import Likeness, likeness
from grader.sandbox.proxy import RecordedCall, SubmissionProxy
from grader.sandbox.session import Sandbox
from grader.text import Text

# Replaying more would take longer than a learner waits.
_MOST_CALLS = 500


def diagnose(
    exercise: Exercise, sandbox: Sandbox, calls: Sequence[RecordedCall], failed: str
) -> Text | None:
    """Return the misconception whose wrong answer did what this program did.

    Every call that the checks made is made again on each wrong answer that fails at the same check,
    in a worker of its own; one that differs anywhere is out. None where no misconception is left,
    or more than one.

    Args:
        exercise: what was asked.
        sandbox: of the failing program, whose worker ends.
        calls: what the checks called, and what came of it.
        failed: the first check that failed.
    """
    comparable = all(call.outcome is not None for call in calls)
    if exercise.metadata.needs != "numpy" or not comparable or not 0 < len(calls) <= _MOST_CALLS:
        return None
    alike: dict[Likeness, dict[str, Text]] = {"exact": {}, "near": {}}
    for candidate in wrong_answers(exercise):
        lesson = candidate.lesson
        if lesson is not None and candidate.fails == failed:
            likeness = _likeness(candidate.source, sandbox, calls)
            if likeness is not None:
                alike[likeness][lesson.en] = lesson
    # Two misconceptions may differ in the last bits only, as where one of them overflows.
    found = alike["exact"] or alike["near"]
    return next(iter(found.values())) if len(found) == 1 else None


def _likeness(source: str, sandbox: Sandbox, calls: Sequence[RecordedCall]) -> Likeness | None:
    """Say how far a wrong answer does the same in every call, None where it doesn't."""
    found: Likeness = "exact"
    with sandbox.another(source) as other:
        proxy = SubmissionProxy(other)
        for call in calls:
            match likeness(proxy.replay(call), call.outcome):
                case None:
                    return None
                case "near":
                    found = "near"
    return found
