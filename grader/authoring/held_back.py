"""Measure whether misconceptions are named in programs that nobody wrote the checks for.

A held-back answer is called like the wrong answer whose misconception it has, or `other_…` where it
has none of those.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from grader.catalog import Exercise
from grader.checks.wrong_answers import wrong_answers
from grader.conditions import Conditions
from grader.grading import grade_path
from grader.text import Text

Diagnosis = Literal["named", "unnamed", "misnamed", "passed"]
OTHER = "other_"


@dataclass(frozen=True)
class HeldBack:
    """One held-back answer: what it should be told, and what became of it.

    `unnamed` is a miss, but the right end of an answer with a mistake of its own.
    """

    name: str
    diagnosis: Diagnosis

    @property
    def is_known(self) -> bool:
        """Whether it has a misconception that a wrong answer stands for."""
        return not self.name.startswith(OTHER)


def diagnose_held_back(exercise: Exercise, folder: Path) -> list[HeldBack]:
    """Grade every held-back answer of an exercise.

    Raises:
        ValueError: there are none, or one is called like no wrong answer.
    """
    lessons = {answer.path.stem: answer.lesson for answer in wrong_answers(exercise)}
    paths = sorted(folder.glob("*.py"))
    for path in paths:
        if path.stem not in lessons and not path.stem.startswith(OTHER):
            raise ValueError(f"{path}: call it like a file in wrong/, or {OTHER}…")
    if not paths:
        raise ValueError(f"no held-back answers in {folder}")
    return [HeldBack(path.stem, _diagnosis(exercise, path, lessons)) for path in paths]


def _diagnosis(exercise: Exercise, path: Path, lessons: dict[str, Text | None]) -> Diagnosis:
    report = grade_path(exercise, path, language="en", conditions=Conditions(shrinks=False))
    if report.verdict == "pass":
        return "passed"
    said = [check.misconception for check in report.checks if check.misconception]
    if not said:
        return "unnamed"
    if path.stem.startswith(OTHER):
        return "misnamed"
    lesson = lessons[path.stem]
    return "named" if lesson is not None and any(lesson.en in each for each in said) else "misnamed"
