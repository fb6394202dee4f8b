"""Read `mutants.toml`: the mutants that an author has judged to be right all the same, and why."""

from __future__ import annotations

from msgspec import field

from grader.catalog import Exercise
from grader.errors import RuleError
from grader.schema_files import Strict, read_toml

FILE = "mutants.toml"
_LEAST = 8  # characters that tell why


class Equivalent(Strict, frozen=True):
    """A mutant that does what the solution does, and why, in both languages."""

    mutant: str
    zh: str
    en: str

    def __post_init__(self) -> None:
        """Take the white space off the reasons.

        Raises:
            ValueError: one is too short to be any.
        """
        self._strip("zh", "en")
        if min(len(self.zh), len(self.en)) < _LEAST:
            raise RuleError(
                zh=f"zh 和 en 要说明理由，至少 {_LEAST} 个字符",
                en=f"zh and en need {_LEAST} characters or more, to say why",
            )


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
