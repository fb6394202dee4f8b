"""Read `mutants.toml`: the mutants that an author has judged to be right all the same, and why."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, field

from grader.catalog import Exercise
from grader.schema_files import Strict, read_toml

FILE = "mutants.toml"
_Sentence = Annotated[str, Meta(pattern=r"\S[\s\S]{6,}\S")]  # 8 characters or more


class Equivalent(Strict, frozen=True):
    """A mutant that does what the solution does, and why, in both languages."""

    mutant: str
    zh: _Sentence
    en: _Sentence


class _File(Strict, frozen=True):
    equivalent: list[Equivalent] = field(default_factory=list)


def equivalents(exercise: Exercise) -> dict[str, Equivalent]:
    """Return an exercise's equivalent mutants by their ids.

    Raises:
        CatalogError: the file breaks a rule.
    """
    path = exercise.solution / FILE
    if not path.is_file():
        return {}
    return {each.mutant: each for each in read_toml(path, _File, "equivalent-mutants").equivalent}
