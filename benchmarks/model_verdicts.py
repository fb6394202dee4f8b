"""How often build_model is judged wrongly, and what a verdict costs.

Grades every right and wrong answer kept beside the solution, many times with different initial
weights, through the pipeline that learners use. A right answer that fails is a false reject, a
wrong one that passes a false accept.

    python benchmarks/model_verdicts.py --right-seeds 20 --wrong-seeds 5 --table TABLE.md

Results are kept in `--results` as they come, so an interrupted run continues where it stopped.
Seeds take turns: a part of a run covers all answers evenly.
"""

from __future__ import annotations

import argparse
import json
import math
import platform
import re
import resource
import statistics
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import asdict, dataclass
from itertools import groupby
from pathlib import Path

from grader.catalog import Exercise, load_catalog
from grader.grading import grade
from grader.report import Report
from grader.submission import Submission

SLUG = "build_model"
# Fails at once, so that what it takes is what starting TensorFlow takes.
BASELINE = "def build_model(input_shape1, input_shape2):\n    return 0\n"


LIMITS = """## What this does not show

- The data depends on the program's text and a key of the installation, so that a verdict doesn't
  waver and answers can't be written for it: each answer met one draw. The seeds vary initial
  weights, dropout and the like.
- One faulty answer is not in the table because the checks can't catch it: attention over a single
  key, whose queries and keys never learn. It passed in 5 of 5 runs, so counting it 5 of 195 wrong
  runs were accepted. Rounding moves those weights by 1e-6 in 16 steps, so none is bit-identical.
- The thresholds, the task and the retry with Adam were tuned on these very answers. The rates say
  that the checks fit them, not what they would be on architectures that nobody has tried.
- Layers with `trainable=False` are not weights to be trained and are not judged.
- `Dropout(...)(x, training=True)` in a functional model is no fault: Keras 3 overrides it when it
  predicts. In a subclass it is one, and fails.
"""


@dataclass(frozen=True)
class Case:
    """One answer graded with one seed."""

    answer: str
    right: bool
    seed: int


@dataclass(frozen=True)
class Outcome:
    """How a case went. `failed` is the first check that failed; CPU includes TensorFlow's start."""

    answer: str
    right: bool
    seed: int
    verdict: str
    failed: str | None
    message: str
    cpu_seconds: float
    wall_seconds: float

    @property
    def case(self) -> Case:
        """The case that this is the outcome of."""
        return Case(self.answer, self.right, self.seed)

    @property
    def judged_wrongly(self) -> bool:
        """Whether a right answer did not pass or a wrong one did not fail."""
        return self.verdict != ("pass" if self.right else "fail")


def main() -> None:
    """Grade what is not graded yet, print the misjudgements and write the table."""
    options = _options()
    exercise = load_catalog().get(SLUG)
    done = {outcome.case: outcome for outcome in _read(options.results)}
    wanted = list(_cases(exercise, options.right_seeds, options.wrong_seeds, options.only))
    left = [case for case in wanted if case not in done]
    print(f"{len(wanted)} cases, {len(left)} to grade")
    deadline = time.monotonic() + 60 * options.minutes
    with (
        ProcessPoolExecutor(options.jobs) as pool,
        options.results.open("a", encoding="utf-8") as log,
    ):
        for batch in _batches(left, 4 * options.jobs):
            if time.monotonic() > deadline:
                print("out of time; run again to continue")
                break
            for future in as_completed([pool.submit(run, case) for case in batch]):
                outcome = future.result()
                if outcome.verdict == "error":
                    print(f"ERROR     {outcome.answer} seed {outcome.seed} {outcome.message}")
                    continue
                done[outcome.case] = outcome
                log.write(json.dumps(asdict(outcome), ensure_ascii=False) + "\n")
                log.flush()
                mark = "MISJUDGED" if outcome.judged_wrongly else "ok"
                print(
                    f"{mark:9} {outcome.answer} seed {outcome.seed} {outcome.failed or ''}",
                    flush=True,
                )
    graded = [done[case] for case in wanted if case in done]
    table = render(graded, _baseline_cpu(exercise))
    print(table)
    if options.table is not None:
        options.table.write_text(table, encoding="utf-8")


def run(case: Case) -> Outcome:
    """Grade one case in this process."""
    exercise = load_catalog().get(SLUG)
    source = _path(exercise, case).read_text(encoding="utf-8")
    report, cpu, wall = _timed(exercise, with_seed(source, case.seed))
    failed = next((check for check in report.checks if check.verdict == "fail"), None)
    return Outcome(
        answer=case.answer,
        right=case.right,
        seed=case.seed,
        verdict=report.verdict,
        failed=failed.name if failed else None,
        message=failed.message if failed else report.message,
        cpu_seconds=round(cpu, 2),
        wall_seconds=round(wall, 2),
    )


def with_seed(source: str, seed: int) -> str:
    """Return the program with its random numbers, and so its initial weights, fixed by `seed`."""
    return f"import keras as _keras\n_keras.utils.set_random_seed({seed})\n{source}"


def render(outcomes: Iterable[Outcome], baseline: float) -> str:
    """Return the results as Markdown; `baseline` is the CPU time that starting TensorFlow takes."""
    rows = sorted(outcomes, key=lambda each: (not each.right, each.answer, each.seed))
    right, wrong = ([each for each in rows if each.right is side] for side in (True, False))
    return "\n".join(
        [
            "# Verdicts on build_model",
            "",
            "Made by `benchmarks/model_verdicts.py`; every row went through the real pipeline "
            "(worker, wire, checks).",
            "",
            *_summary(right, "right", "rejected"),
            *_summary(wrong, "wrong", "accepted"),
            f"- Machine: {platform.system()} {platform.machine()}, Python "
            f"{platform.python_version()}. Starting TensorFlow took {baseline:.1f} s of CPU, which "
            "is taken off below.",
            "",
            "## Right answers",
            "",
            "| answer | runs | rejected | CPU s, median | p95 | wall s, median |",
            "|---|---|---|---|---|---|",
            *(_right_row(name, group, baseline) for name, group in _by_answer(right)),
            "",
            "## Wrong answers",
            "",
            "| answer | runs | accepted | first check that failed | CPU s, median |",
            "|---|---|---|---|---|",
            *(_wrong_row(name, group, baseline) for name, group in _by_answer(wrong)),
            "",
            LIMITS,
        ]
    )


def _summary(outcomes: list[Outcome], kind: str, fate: str) -> list[str]:
    answers, misjudged = len({each.answer for each in outcomes}), _misjudged(outcomes)
    line = f"- {answers} {kind} answers, {len(outcomes)} runs: **{misjudged} {fate}**"
    if outcomes and not misjudged:
        # With no event in n trials, the one-sided 95% bound p solves (1 - p)^n = 0.05.
        bound = 1 - math.exp(math.log(0.05) / len(outcomes))
        line += f" (95% upper bound of the rate {bound:.1%})"
    return [line + "."]


def _right_row(name: str, group: list[Outcome], baseline: float) -> str:
    cpu = sorted(each.cpu_seconds - baseline for each in group)
    wall = statistics.median(each.wall_seconds for each in group)
    p95 = cpu[math.ceil(0.95 * len(cpu)) - 1]
    return (
        f"| {name} | {len(group)} | {_misjudged(group)} | {statistics.median(cpu):.1f} "
        f"| {p95:.1f} | {wall:.1f} |"
    )


def _wrong_row(name: str, group: list[Outcome], baseline: float) -> str:
    checks = ", ".join(sorted({each.failed or "none" for each in group}))
    cpu = statistics.median(each.cpu_seconds - baseline for each in group)
    return f"| {name} | {len(group)} | {_misjudged(group)} | {checks} | {max(cpu, 0):.1f} |"


def _by_answer(outcomes: list[Outcome]) -> Iterator[tuple[str, list[Outcome]]]:
    for name, group in groupby(outcomes, key=lambda each: each.answer):
        yield name, list(group)


def _misjudged(outcomes: Iterable[Outcome]) -> int:
    return sum(each.judged_wrongly for each in outcomes)


def _cases(
    exercise: Exercise, right_seeds: int, wrong_seeds: int, only: str | None
) -> Iterator[Case]:
    answers = [("solution", True)]
    for folder, right in (("right", True), ("wrong", False)):
        answers += [(p.stem, right) for p in sorted((exercise.solution / folder).glob("*.py"))]
    for seed in range(max(right_seeds, wrong_seeds)):
        for answer, right in answers:
            wanted = seed < (right_seeds if right else wrong_seeds)
            if wanted and (only is None or re.search(only, answer)):
                yield Case(answer, right, seed)


def _path(exercise: Exercise, case: Case) -> Path:
    if case.answer == "solution":
        return exercise.solution / "solution.py"
    return exercise.solution / ("right" if case.right else "wrong") / f"{case.answer}.py"


def _baseline_cpu(exercise: Exercise) -> float:
    return min(_timed(exercise, BASELINE)[1] for _ in range(2))


def _timed(exercise: Exercise, source: str) -> tuple[Report, float, float]:
    before, started = _cpu(), time.monotonic()
    report = grade(exercise, Submission(source=source, origin="answer.py"), language="en")
    return report, _cpu() - before, time.monotonic() - started


def _cpu() -> float:
    children, own = (
        resource.getrusage(who) for who in (resource.RUSAGE_CHILDREN, resource.RUSAGE_SELF)
    )
    return children.ru_utime + children.ru_stime + own.ru_utime + own.ru_stime


def _batches(cases: list[Case], size: int) -> Iterator[list[Case]]:
    for start in range(0, len(cases), size):
        yield cases[start : start + size]


def _read(path: Path) -> Iterator[Outcome]:
    if path.exists():
        for line in path.read_text(encoding="utf-8").splitlines():
            yield Outcome(**json.loads(line))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--right-seeds", type=int, default=20, help="runs of each right answer")
    parser.add_argument("--wrong-seeds", type=int, default=5, help="runs of each wrong answer")
    parser.add_argument("--only", help="a pattern that the names of answers must match")
    parser.add_argument("--jobs", type=int, default=2, help="submissions graded at once")
    parser.add_argument("--minutes", type=float, default=math.inf, help="stop after this long")
    parser.add_argument("--results", type=Path, default=Path("model-verdicts.jsonl"))
    parser.add_argument("--table", type=Path, help="where to write the table, as Markdown")
    return parser.parse_args()


if __name__ == "__main__":
    main()
