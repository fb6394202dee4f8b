"""Read `mutants.toml`: the mutants that an author has judged to be right all the same, and why."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

from grader.catalog import Exercise
from grader.schema_files import read_toml

FILE = "mutants.toml"
_Sentence = Annotated[str, StringConstraints(strip_whitespace=True, min_length=8)]


class Equivalent(BaseModel):
    """A mutant that does what the solution does, and why, in both languages."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    mutant: str
    zh: _Sentence
    en: _Sentence


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    equivalent: list[Equivalent] = []


def equivalents(exercise: Exercise) -> dict[str, Equivalent]:
    """Return an exercise's equivalent mutants by their ids.

    Raises:
        CatalogError: the file breaks a rule.
    """
    path = exercise.solution / FILE
    if not path.is_file():
        return {}
    return {each.mutant: each for each in read_toml(path, _File, "equivalent-mutants").equivalent}
