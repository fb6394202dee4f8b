"""How long it takes to judge a free-text answer, and to come to the first verdict.

    python benchmarks/answer_speed.py

Each answer is judged when many of its words are new to the process, and three more times; beside
that it is compared with the reference of each point by the standard library's difflib, as a simple
grader might do it: how fast this host and this Python happen to be does nothing to that ratio.
"""

from __future__ import annotations

import argparse
import gc
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from statistics import median
from subprocess import PIPE

import numpy as np
from labelled_sets import LABELLED, TOGETHER
from rich.console import Console
from rich.markdown import Markdown
from speed.tables import markdown_table

from grader.catalog import Exercise, load_catalog
from grader.cli import GARBAGE_THRESHOLD
from grader.rubric import Rubric, judge, load_rubric
from grader.rubric.agreement import LabelledAnswer, load_labelled
from grader.rubric.simplified import CHINESE
from grader.text import LANGUAGES, Language

_AGAIN = 3
_GOAL = 5.0  # ms, for 95 of 100 ordinary answers
_ABOUT_TIMES = """\
{told}. *First*: as a process meets the held-out answers of all kinds one after the other; *again*:
of {again} further times. Beside that, each is compared with the reference of every point by the
standard library's `difflib`, as a simple grader might do it, which tells how fast this host and
this Python are. The goal is {goal:g} ms, for ordinary answers.
"""
_START = """
import time
{before}
started = time.perf_counter()
from pathlib import Path
from grader.rubric import judge, load_rubric
judge(load_rubric(Path({rubric!r})), {answer!r}, {prompt!r})
print(time.perf_counter() - started)
"""
# What `mmdojo check` has done before it comes to the rubric.
_COMMAND = """import gc
import grader.cli, grader.cli.assess, grader.grading
gc.set_threshold(grader.cli.GARBAGE_THRESHOLD)"""
_STARTS = 7


def main() -> None:
    """Measure and print, as Markdown if asked to."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--markdown", action="store_true", help="print it as Markdown")
    options = parser.parse_args()
    gc.set_threshold(GARBAGE_THRESHOLD)  # as in a command: what a learner waits for is timed
    exercises = [exercise for exercise in load_catalog() if not exercise.is_code]
    text = f"## Time of an answer\n\n{_times(exercises)}\n\n## Start\n\n{_starts(exercises)}"
    if options.markdown:
        print(text)
    else:
        Console().print(Markdown(text))


def _times(exercises: Sequence[Exercise]) -> str:
    """Time the answers of all kinds, and the ordinary ones among them."""
    work = list(_work(exercises))
    first = [_seconds(judgement) for _, judgement, _ in work]
    passes = []
    beside = []
    for number in range(_AGAIN):
        taken = []
        for _, judgement, comparison in work:
            taken.append(_seconds(judgement))
            if number == 0:
                beside.append(_seconds(comparison))
        passes.append(taken)
    measured: Mapping[str, Sequence[float]] = {
        "first": first,
        f"again, median of {_AGAIN}": [median(each) for each in zip(*passes, strict=True)],
        f"again, fastest of {_AGAIN}": [min(each) for each in zip(*passes, strict=True)],
        "compared by difflib": beside,
    }
    rows = []
    for when, seconds in measured.items():
        for name in ("ordinary", "of every kind"):
            some = [
                1e3 * taken
                for taken, (kind, _, _) in zip(seconds, work, strict=True)
                if name in ("of every kind", kind)
            ]
            middle, most = np.percentile(some, 50), np.percentile(some, 95)
            shown = f"**{most:.1f} ms**" if most <= _GOAL else f"{most:.1f} ms"
            rows.append([when, name, f"{len(some):,}", f"{middle:.1f} ms", shown])
    told = f"Python {platform.python_version()}, {platform.python_compiler()}"
    table = markdown_table(["", "", "answers", "median", "p95"], rows)
    return f"{_ABOUT_TIMES.format(told=told, again=_AGAIN, goal=_GOAL)}\n{table}"


def _work(
    exercises: Sequence[Exercise],
) -> Iterator[tuple[str, Callable[[], object], Callable[[], object]]]:
    """Yield the kind of each answer, what judges it, and what compares it with the references."""
    for exercise in exercises:
        rubric, prompts = load_rubric(exercise.rubric_path), exercise.prompts()
        points = rubric.points.values()
        references: dict[Language, list[str]] = {
            language: [each.reference.as_text().in_language(language) for each in points]
            for language in LANGUAGES
        }
        judge(rubric, exercise.model_answer("zh"), prompts)  # loads what isn't loaded by then
        for split in TOGETHER["all kinds together"]:
            for answer in load_labelled(LABELLED / exercise.slug / f"{split}.toml", rubric):
                yield (
                    answer.kind,
                    _judging(rubric, answer, prompts),
                    _comparing(answer, references["zh" if CHINESE.search(answer.text) else "en"]),
                )


def _judging(rubric: Rubric, answer: LabelledAnswer, prompts: str) -> Callable[[], object]:
    return lambda: judge(rubric, answer.text, prompts)


def _comparing(answer: LabelledAnswer, references: Sequence[str]) -> Callable[[], object]:
    return lambda: [
        SequenceMatcher(None, each, answer.text, autojunk=False).ratio() for each in references
    ]


def _seconds(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def _seconds_to_start(exercise: Exercise, before: str) -> float:
    """Return the median time that a fresh process takes to import, load and judge one answer."""
    program = _START.format(
        before=before,
        rubric=str(exercise.rubric_path),
        answer=exercise.model_answer("zh"),
        prompt=exercise.prompt("zh"),
    )
    # As an installed package has it: modules are compiled once, before the median run.
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": ""}
    command = [sys.executable, "-c", program]
    taken = [
        float(subprocess.run(command, stdout=PIPE, check=True, env=environment).stdout)
        for _ in range(_STARTS)
    ]
    return median(taken)


def _starts(exercises: Sequence[Exercise]) -> str:
    heads = ["until the first verdict in a fresh process", "by itself", "within `mmdojo check`"]
    rows = [
        [each.slug, *(f"{1e3 * _seconds_to_start(each, b):.0f} ms" for b in ("", _COMMAND))]
        for each in exercises
    ]
    return markdown_table(heads, rows)


if __name__ == "__main__":
    main()
