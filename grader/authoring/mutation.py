"""Prove that the checks see small changes: grade every mutant of the solution."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from grader.authoring.certificate import Fate, MutantResult, Problem
from grader.authoring.equivalents import FILE, equivalents
from grader.authoring.trials import QUICKLY, Trial, try_source, try_sources
from grader.catalog import Exercise
from grader.errors import UsageError
from grader.text import Text

if TYPE_CHECKING:  # it comes with an extra
    from grader.authoring.mutants import Mutant

_MUTANT_SECONDS = 0.5


def mutants_of(exercise: Exercise) -> list[Mutant]:
    """Return the mutants of the solution.

    Raises:
        UsageError: what makes mutants is not installed.
    """
    try:
        from grader.authoring.mutants import mutants
    except ImportError:
        raise UsageError(
            Text(
                zh="验证需要 libcst 和 mutmut：pip install 'mmdojo[authoring]'",
                en="Validating needs libcst and mutmut: pip install 'mmdojo[authoring]'",
            )
        ) from None
    return mutants(exercise.model_answer("zh"))


def hurried(exercise: Exercise) -> Exercise:
    """Return the exercise with less time for an answer, if that is enough for the solution.

    A mutant that never ends would take all the time there is.
    """
    seconds = min(_MUTANT_SECONDS, exercise.metadata.timeout_seconds)
    metadata = replace(exercise.metadata, timeout_seconds=seconds)
    quick = Exercise(metadata, exercise.folder, exercise.solution)
    return quick if try_source(quick, exercise.model_answer("zh"), QUICKLY).passes else exercise


def try_mutants(exercise: Exercise, mutants: Sequence[Mutant]) -> list[Trial]:
    """Grade each mutant until a check fails."""
    return try_sources(exercise, [each.source for each in mutants], QUICKLY)


def fates(
    exercise: Exercise,
    made: Sequence[Mutant],
    trials: Iterable[Trial],
    tell: Callable[[str], None],
) -> tuple[list[MutantResult], list[Problem]]:
    """Return what became of each mutant, and what the author has to look at.

    Args:
        exercise: whose mutants they are.
        made: the mutants.
        trials: how each was graded.
        tell: called with the name of each.

    Raises:
        CatalogError: the list of equivalent mutants cannot be read.
    """
    known = equivalents(exercise)
    results = []
    for mutant, trial in zip(made, trials, strict=True):
        tell(f"mutant {mutant.id}")
        fate: Fate = "killed"
        if trial.passes:
            fate = "equivalent" if mutant.id in known else "survived"
        results.append(
            MutantResult(
                id=mutant.id, difference=mutant.difference, fate=fate, check=trial.first_failure
            )
        )
    problems = [_survivor(each) for each in results if each.fate == "survived"]
    alive = {each.id for each in results if each.fate == "equivalent"}
    return results, problems + [_stale(mutant) for mutant in sorted(set(known) - alive)]


def mutation_score(results: list[MutantResult]) -> float | None:
    """Return the share that is killed of the mutants that aren't equivalent, None of none."""
    judged = [each for each in results if each.fate != "equivalent"]
    if not judged:
        return None
    return round(sum(each.fate == "killed" for each in judged) / len(judged), 4)


def _survivor(mutant: MutantResult) -> Problem:
    return Problem(
        rule="mutants-die",
        place=mutant.id,
        zh="改了这里仍然全部通过。请补一项检查，或删掉答案里多余的部分，"
        f"或在 {FILE} 里说明为什么它也对：\n{mutant.difference}",
        en="Changed like this it still passes. Add a check, drop what the solution doesn't need, "
        f"or say in {FILE} why it is right too:\n{mutant.difference}",
    )


def _stale(mutant: str) -> Problem:
    return Problem(
        rule="equivalents-are-alive",
        place=f"{FILE}: {mutant}",
        zh="没有这个变异体，或检查已经能发现它；请删掉这一条。",
        en="There is no such mutant any more, or the checks see it. Remove the entry.",
    )
