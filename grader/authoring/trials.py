"""Grade answers as a proof needs it: with many seeds, last check first, with half of the limits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

from msgspec.structs import replace

from grader.catalog import Exercise
from grader.checks.running import CheckedSubmission, open_sandbox, run_checks, run_checks_in
from grader.conditions import Conditions
from grader.errors import SubmissionError
from grader.grading import grade_path
from grader.reading import read_submission
from grader.report import Report
from grader.submission import Submission
from grader.text import Language

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


class RunAll(Protocol):
    """Does the same with many items, as `map` does; an executor's `map` uses every processor."""

    def __call__(
        self, work: Callable[[_Item], _Result], items: Iterable[_Item], /
    ) -> Iterable[_Result]:
        """Return the results in the order of the items."""


# What a proof of many answers wants to know: whether one passes, and which check it fails first.
# The seed is always the same, so that a proof is, too.
QUICKLY = Conditions(seed=0, stops=True, shrinks=False, diagnoses=False)
# Limits that a right answer may use half of.
_HALVES = ("timeout_seconds", "memory_mb")
_FURTHER_HALVES = ("submission_seconds", "cpu_seconds")


@dataclass(frozen=True)
class Trial:
    """What became of one answer under some conditions.

    Attributes:
        verdicts: of each check, in their declared order.
        reasons: why each failing one fails.
        wavering: the checks that hold with some seeds only.
        examples: on how many examples each check runs.
        examples_tried: on how many examples checks ran, all seeds together.
    """

    verdicts: Mapping[str, str]
    reasons: Mapping[str, str]
    wavering: tuple[str, ...]
    examples: Mapping[str, int]
    examples_tried: int

    @property
    def passes(self) -> bool:
        """Whether every check holds."""
        return set(self.verdicts.values()) == {"pass"}

    @property
    def first_failure(self) -> str | None:
        """The first check, in their declared order, that fails."""
        return next((name for name, verdict in self.verdicts.items() if verdict == "fail"), None)


def call(task: Callable[[], _Result]) -> _Result:
    """Do a task, wherever this is run."""
    return task()


def grade_answer(exercise: Exercise, path: Path) -> Report:
    """Grade a file as a learner's would be, but with a seed that is always the same."""
    language: Language = "zh" if ".zh." in path.name else "en"
    conditions = Conditions(seed=0, shrinks=False)
    return grade_path(exercise, path, language=language, conditions=conditions)


def try_path(exercise: Exercise, path: Path, conditions: Conditions) -> Trial | None:
    """Grade a file under these conditions; None where it can't be read as an answer.

    Raises:
        GraderError: the checks broke.
    """
    try:
        submission = read_submission(path, exercise)
    except SubmissionError:
        return None
    return _trial(run_checks(exercise, submission, conditions=conditions))


def try_source(exercise: Exercise, source: str, conditions: Conditions) -> Trial:
    """Grade a program under these conditions.

    Raises:
        GraderError: the checks broke.
    """
    submission = Submission(source, "mutant.py")
    return _trial(run_checks(exercise, submission, conditions=conditions))


def try_sources(exercise: Exercise, sources: Iterable[str], conditions: Conditions) -> list[Trial]:
    """Grade programs of ours, one after the other in one worker where they don't end it.

    Raises:
        GraderError: the checks broke.
    """
    trials = []
    with open_sandbox(exercise, "") as sandbox:
        for source in sources:
            sandbox.replace_program(source)
            submission = Submission(source, "mutant.py")
            checked = run_checks_in(sandbox, exercise, submission, conditions=conditions)
            trials.append(_trial(checked))
    return trials


def with_half_of_its_limits(exercise: Exercise) -> Exercise:
    """Return the exercise with half the time and memory for an answer."""
    metadata = exercise.metadata
    halves = {name: _half(getattr(metadata, name)) for name in _HALVES}
    further = {
        name: value / 2
        for name in _FURTHER_HALVES
        if (value := getattr(metadata.limits, name)) is not None
    }
    limits = replace(metadata.limits, **further)
    changed = replace(metadata, **halves, limits=limits)
    return Exercise(changed, exercise.folder, exercise.solution)


def _half(value: float) -> float:
    return value // 2 if isinstance(value, int) else value / 2


def _trial(checked: CheckedSubmission) -> Trial:
    outcomes = checked.outcomes
    return Trial(
        verdicts={each.declaration.name: each.verdict for each in outcomes},
        reasons={each.declaration.name: each.reason for each in outcomes if each.reason},
        wavering=tuple(checked.wavering),
        examples={each.declaration.name: each.declaration.examples for each in outcomes},
        examples_tried=checked.examples_tried,
    )
