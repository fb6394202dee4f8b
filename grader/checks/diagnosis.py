"""Name the misconception behind a failing program, where it behaves just like a wrong answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from grader.catalog import Exercise
from grader.sandbox.proxy import RecordedCall, SubmissionProxy
from grader.sandbox.session import Sandbox
from grader.text import Text

# Replaying more would take longer than a learner waits.
_MOST_CALLS = 200
_HEADER = re.compile(
    r'"""误区：(?P<zh>.+?)\n\s*Misconception: (?P<en>.+?)\n.*?^fails: +(?P<fails>test_\w+)\s*$',
    re.DOTALL | re.MULTILINE,
)


@dataclass(frozen=True)
class Misconception:
    """What a wrong answer kept beside the solution stands for."""

    text: Text
    fails: str
    source: str


def misconceptions(exercise: Exercise) -> list[Misconception]:
    """Return those of an exercise's wrong answers that say what they stand for."""
    found = []
    for path in sorted((exercise.solution / "wrong").glob("*.py")):
        if (header := _header(path)) is not None:
            found.append(header)
    return found


def diagnose(
    exercise: Exercise, sandbox: Sandbox, calls: Sequence[RecordedCall], failed: str
) -> Text | None:
    """Return the misconception whose wrong answer did exactly what this program did.

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
    same: dict[str, Text] = {}
    for candidate in misconceptions(exercise):
        if candidate.fails == failed and _behaves_so(candidate.source, sandbox, calls):
            same[candidate.text.en] = candidate.text
    return next(iter(same.values())) if len(same) == 1 else None


def _behaves_so(source: str, sandbox: Sandbox, calls: Sequence[RecordedCall]) -> bool:
    with sandbox.another(source) as other:
        proxy = SubmissionProxy(other)
        return all(proxy.replay(call) == call.outcome for call in calls)


def _header(path: Path) -> Misconception | None:
    source = path.read_text(encoding="utf-8")
    found = _HEADER.match(source)
    if found is None:
        return None
    text = Text(zh=" ".join(found["zh"].split()), en=" ".join(found["en"].split()))
    return Misconception(text, found["fails"], source)
