"""Name the misconception behind a failing program, where it behaves just like a wrong answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from grader.catalog import Exercise
from grader.checks.wrong_answers import wrong_answers
from grader.sandbox.outcomes import Outcome, likeness
from grader.sandbox.proxy import RecordedCall, replay
from grader.sandbox.session import Sandbox
from grader.text import Text

# Replaying more would take longer than a learner waits.
_MOST_CALLS = 500
# So many calls are made again in one go, which the time of one check has to be enough for.
_FIRST_RUN, _LONGEST_RUN = 8, 64


class Resemblance(IntEnum):
    """How far a wrong answer does what a program does; the smaller, the more alike.

    Near is but for the order of sums and for the kind of number. Until the failure means in all
    checks up to the first that fails; a second mistake may show in the others.
    """

    EXACT = 0
    NEAR = 1
    EXACT_UNTIL_FAILURE = 2
    NEAR_UNTIL_FAILURE = 3


@dataclass(frozen=True)
class Diagnosis:
    """The misconception of the wrong answer that a program resembles, and how far it does."""

    misconception: Text
    resemblance: Resemblance

    def explain(self) -> Text:
        """Return what to tell the learner."""
        said = self.misconception
        if self.resemblance <= Resemblance.NEAR:
            return Text(
                zh=f"你的程序和这种常见误区的做法结果完全一样：{said.zh}",
                en=f"Your program does just what a common misconception does: {said.en}",
            )
        return Text(
            zh=f"到第一个不成立的检查为止，你的程序和这种常见误区的做法结果一样：{said.zh}",
            en="Up to the first check that fails, your program does what a common misconception "
            f"does: {said.en}",
        )


def diagnose(
    exercise: Exercise, sandbox: Sandbox, calls: Sequence[RecordedCall], failed: str, until: int
) -> Diagnosis | None:
    """Return the misconception whose wrong answer did what this program did.

    The calls that the checks made are made again on each wrong answer that fails at the same check,
    in a worker that has never seen the program. Those most alike count; None where they have more
    than one misconception, or where the model answer is as much alike, so that nothing tells them
    apart.

    Args:
        exercise: what was asked.
        sandbox: of the failing program, whose worker ends.
        calls: what the checks called, and what came of it.
        failed: the first check that failed.
        until: how many of the calls had been made by then.
    """
    comparable = all(call.outcome is not None for call in calls)
    if exercise.metadata.needs != "numpy" or not comparable or not 0 < len(calls) <= _MOST_CALLS:
        return None
    alike: dict[Resemblance, dict[str, Text]] = {}
    with sandbox.another("") as other:
        for source, lesson in _candidates(exercise, failed):
            resemblance = _resemblance(source, other, calls, until)
            if resemblance is not None:
                alike.setdefault(resemblance, {})[lesson.en] = lesson
        if not alike:
            return None
        closest = min(alike)
        if len(alike[closest]) > 1:
            return None
        if closest != Resemblance.EXACT:
            right = _resemblance(exercise.model_answer("zh"), other, calls, until)
            if right is not None and right <= closest:
                return None
    return Diagnosis(next(iter(alike[closest].values())), closest)


def _candidates(exercise: Exercise, failed: str) -> Iterator[tuple[str, Text]]:
    for answer in wrong_answers(exercise):
        if answer.lesson is not None and answer.fails == failed:
            yield answer.source, answer.lesson


def _resemblance(
    source: str, sandbox: Sandbox, calls: Sequence[RecordedCall], until: int
) -> Resemblance | None:
    """Say how far a program does what was done in the calls, None where it doesn't."""
    nearly = False
    sandbox.replace_program(source)
    for number, seen in enumerate(_made_again(sandbox, calls)):
        match likeness(seen, calls[number].outcome):
            case None if number < until:
                return None
            case None:
                return Resemblance.NEAR_UNTIL_FAILURE if nearly else Resemblance.EXACT_UNTIL_FAILURE
            case "near":
                nearly = True
    return Resemblance.NEAR if nearly else Resemblance.EXACT


def _made_again(sandbox: Sandbox, calls: Sequence[RecordedCall]) -> Iterator[Outcome | None]:
    """Make calls again, in ever longer runs: most programs differ soon."""
    start, length = 0, _FIRST_RUN
    while start < len(calls):
        yield from replay(sandbox, calls[start : start + length])
        start, length = start + length, min(2 * length, _LONGEST_RUN)
