"""Prove that verdicts don't waver: with other seeds, the last check first, with half the limits."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from grader.authoring.certificate import Problem
from grader.authoring.trials import QUICKLY, Trial, try_path, with_half_of_its_limits
from grader.catalog import Exercise

SEEDS = 20
# Of all that a learner may ever hand in, as good as none passes by luck.
CHANCE = 1e-6


@dataclass(frozen=True)
class Graded:
    """An answer that has been graded once: the verdict of each check, and what had to come."""

    path: Path
    name: str
    verdicts: Mapping[str, str]
    expected: str


def answers_tried(exercise: Exercise, graded: Sequence[Graded]) -> Sequence[Graded]:
    """Return the answers to grade again: of an exercise that trains models, only the first."""
    return graded[:1] if exercise.metadata.needs == "tensorflow" else graded


def wavering(exercise: Exercise, answer: Graded) -> list[Problem]:
    """Grade an answer again under other conditions and return what comes out otherwise.

    Where models are trained, with no other seeds.
    """
    problems: list[Problem] = []
    if exercise.metadata.needs != "tensorflow":
        # A wrong answer's verdict is the same if what it has to fail fails with each seed. For a
        # right one an example each is enough: with many seeds these are many, too.
        only = answer.expected if answer.expected != "pass" else None
        examples = 1 if only is None else None
        further = tuple(range(1, SEEDS))
        seeds = replace(QUICKLY, further_seeds=further, only=only, examples=examples)
        if (trial := try_path(exercise, answer.path, seeds)) is not None:
            problems += _with_each_seed(answer, trial)
            if only is not None and not problems:
                problems += _by_chance(answer, trial)
    limited = with_half_of_its_limits(exercise) if answer.expected == "pass" else exercise
    # That a wrong answer fails is settled by the first check that it fails.
    backwards = replace(QUICKLY, last_first=True, stops=answer.expected != "pass")
    if (trial := try_path(limited, answer.path, backwards)) is not None:
        problems += _backwards(answer, trial)
    return problems


def _with_each_seed(answer: Graded, trial: Trial) -> Iterator[Problem]:
    first = trial.first_failure or "pass"
    if trial.wavering or first != answer.expected:
        where = ", ".join(trial.wavering) or first
        yield Problem(
            rule="same-with-each-seed",
            place=answer.name,
            zh=f"{SEEDS} 个随机种子的结果不一致：{where}，应当总是 {answer.expected}。",
            en=f"The {SEEDS} seeds don't agree: {where}; it has to be {answer.expected} with each.",
        )


def _by_chance(answer: Graded, trial: Trial) -> Iterator[Problem]:
    """Tell from how many examples it took to fail whether all of them might miss a mistake.

    With each seed the check ends at the first example that catches the answer, so that one in
    SEEDS / tried examples does; all of a check's examples miss it with (1 - that) ** examples.
    """
    examples = trial.examples[answer.expected]
    missed = 1 - SEEDS / max(trial.examples_tried, SEEDS)
    if missed**examples > CHANCE:
        enough = math.ceil(math.log(CHANCE) / math.log(missed))
        yield Problem(
            rule="caught-by-more-than-chance",
            place=answer.name,
            zh=f"{answer.expected} 的每个例子只有 {1 - missed:.0%} 的机会发现它，"
            f"{examples} 个例子全部漏掉的概率约 {missed**examples:.0e}。"
            f"请让输入更有针对性，或写 examples={enough}。",
            en=f"Each example of {answer.expected} finds it only with {1 - missed:.0%}, so all "
            f"{examples} miss it with a probability of about {missed**examples:.0e}. "
            f"Draw inputs that tell more, or say examples={enough}.",
        )


def _backwards(answer: Graded, trial: Trial) -> Iterator[Problem]:
    changed = [
        check
        for check, verdict in trial.verdicts.items()
        if verdict not in (answer.verdicts[check], "skipped")
    ]
    if not changed:
        return
    names = ", ".join(changed)
    limits = {trial.reasons.get(check) for check in changed} & {"timeout", "memory"}
    if answer.expected == "pass" and limits:
        yield Problem(
            rule="half-the-limits-suffice",
            place=answer.name,
            zh=f"正确答案用掉了一半以上的时间或内存：{names}。请放宽限制或缩小数据。",
            en=f"A right answer needs more than half of the time or memory: {names}. "
            "Raise the limits or make the data smaller.",
        )
    else:
        yield Problem(
            rule="same-in-either-order",
            place=answer.name,
            zh=f"倒过来运行时结果变了：{names}。检查之间不应互相影响。",
            en=f"Run in the opposite order, these change: {names}. Checks must not depend on each "
            "other but by `after`.",
        )
