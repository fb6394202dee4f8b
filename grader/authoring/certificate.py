"""What comes of proving an exercise, as plain data, and the hash of what the proof rests on."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Literal

from msgspec import Struct

from grader import __version__
from grader.catalog import Exercise

Fate = Literal["killed", "survived", "equivalent"]


class Problem(Struct, frozen=True):
    """A rule that an exercise breaks, where, and how to mend it."""

    rule: str
    place: str
    zh: str
    en: str


class MutantResult(Struct, frozen=True):
    """A mutant of the solution and what became of it.

    Attributes:
        id: as mutants.toml names it.
        difference: the lines that differ from the solution.
        fate: `killed` by a check, `survived`, or `equivalent`, which is survived and explained.
        check: the first check that it fails, None where it fails none.
    """

    id: str
    difference: str
    fate: Fate
    check: str | None


class Certificate(Struct):
    """What came of proving one exercise.

    Attributes:
        exercise: its slug.
        fingerprint: a hash of every file that the proof rests on.
        proven: whether no rule is broken.
        problems: the rules that are.
        matrix: for each answer, the verdict of every check, or of every point of a rubric.
        expected: for each answer, `pass`, or the check that has to fail first, or `fail`.
        seeds: with how many seeds every answer was graded.
        mutants: what became of each mutant of the solution.
        mutation_score: the share of mutants that are killed, of those that are not equivalent;
            None where there are none.
        seconds: how long the proof took.
    """

    exercise: str
    fingerprint: str
    proven: bool
    problems: list[Problem]
    matrix: dict[str, dict[str, str]]
    expected: dict[str, str]
    seeds: int
    mutants: list[MutantResult]
    mutation_score: float | None
    seconds: float


def fingerprint(exercise: Exercise) -> str:
    """Return a hash of the exercise's files, of this package's and of its version."""
    digest = hashlib.sha256(__version__.encode())
    package = Path(__file__).resolve().parents[1]
    files = [
        *sorted(path for path in exercise.folder.rglob("*") if path.is_file()),
        *sorted(path for path in exercise.solution.rglob("*") if path.is_file()),
        *sorted(package.rglob("*.py")),
        *sorted(package.rglob("*.toml")),
    ]
    for path in files:
        if "__pycache__" not in path.parts and "_content" not in path.parts:
            digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
