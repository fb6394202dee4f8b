"""How far the rules for free text agree with people, on the labelled answers of the tests.

python benchmarks/rubric_agreement.py --table docs/rubric-agreement.md
python benchmarks/rubric_agreement.py --disagreements development
"""

from __future__ import annotations

import argparse
import gc
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from operator import ge, le
from pathlib import Path

import numpy as np
from labelled_sets import LABELLED, NOT_READ, OTHERS, SPLITS, TOGETHER
from rich.console import Console
from rich.markdown import Markdown
from speed.tables import markdown_table
from word_salad import LAYOUTS, credited

from grader.atomic_files import replace
from grader.catalog import Exercise, load_catalog
from grader.cli import GARBAGE_THRESHOLD
from grader.rubric import judge, load_rubric
from grader.rubric.agreement import (
    ADVERSARIAL,
    Agreement,
    Graded,
    grade_labelled,
    load_labelled,
    measure,
)

_INTRODUCTION = Path(__file__).with_name("rubric_agreement_introduction.md")


def main() -> None:
    """Measure, print, and write the page or the disagreements if asked to."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--table", type=Path, help="write the page here")
    parser.add_argument("--disagreements", choices=SPLITS, help="print what differs")
    parser.add_argument("--only", help="one exercise")
    options = parser.parse_args()
    exercises = [e for e in load_catalog() if not e.is_code and options.only in (None, e.slug)]
    if options.disagreements:
        for found in _graded(exercises, options.disagreements).values():
            for each in found:
                _print_disagreements(each)
        return
    gc.set_threshold(GARBAGE_THRESHOLD)  # as in a command: what a learner waits for is timed
    # Caches are filled once for all.
    _graded(exercises, SPLITS[0])
    graded = {split: _graded(exercises, split) for split in SPLITS}
    added = _added(exercises, graded), _of_other_questions(exercises), _of_salad()
    sections = [*_sections(exercises, graded), *added, _speed()]
    page = _INTRODUCTION.read_text(encoding="utf-8") + "\n" + "\n\n".join(sections)
    Console().print(Markdown(page))
    if options.table:
        replace(options.table, page.encode())


def _speed() -> str:
    """Return how long an answer takes, in a process that has seen none of them."""
    command = [sys.executable, str(Path(__file__).with_name("answer_speed.py")), "--markdown"]
    return subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout


def _graded(
    exercises: Sequence[Exercise], split: str, *, by_rules_alone: bool = False
) -> dict[str, list[Graded]]:
    found: dict[str, list[Graded]] = {}
    for exercise in exercises:
        path = LABELLED / exercise.slug / f"{split}.toml"
        if not path.exists():  # not every set has answers to every question
            continue
        rubric = load_rubric(exercise.rubric_path)
        if by_rules_alone:
            rubric = rubric.with_word_weights(None)
        prompts = exercise.prompts()
        found[exercise.slug] = grade_labelled(rubric, prompts, load_labelled(path, rubric))
    return found


def _added(exercises: Sequence[Exercise], graded: dict[str, dict[str, list[Graded]]]) -> str:
    """Compare rules and weights with rules alone, on answers that neither has used."""
    figures: list[tuple[str, _Figure]] = [
        ("QWK", lambda a: a.kappa),
        ("self-assessed", lambda a: a.kappa_assessed),
        ("covered: F1", lambda a: a.covered.f1),
        ("covered: precision", lambda a: a.covered.precision),
        ("wrong: F1", lambda a: a.wrong.f1),
        ("false credit", lambda a: a.false_credit_rate),
        ("accused", lambda a: a.accused),
        ("asked", lambda a: a.asked),
    ]
    rows = []
    for split in NOT_READ:
        alone = _graded(exercises, split, by_rules_alone=True)
        before, after = (measure(list(chain(*each.values()))) for each in (alone, graded[split]))
        cells = [f"{figure(before):.3f} → {figure(after):.3f}" for _, figure in figures]
        by_words = _by_words(alone, graded[split])
        credited = [label in ("covered", "partial") for label in by_words["covered"]]
        wrong = [label == "wrong" for label in by_words["wrong"]]
        cells += [f"{sum(each)} of {len(each)}" for each in (credited, wrong)]
        rows.append([split, *cells])
    heads = [
        "set",
        *(name for name, _ in figures),
        "credited by words, rightly",
        "called wrong by words, rightly",
    ]
    return "## What the weights add\n\nRules alone → with word weights.\n\n" + markdown_table(
        heads, rows
    )


def _of_other_questions(exercises: Sequence[Exercise]) -> str:
    """Count what answers get that were given to another question."""
    rows = []
    for exercise in exercises:
        rubric = load_rubric(exercise.rubric_path)
        prompts = exercise.prompts()
        answers = [
            answer
            for other in exercises
            if other.slug != exercise.slug
            for split in OTHERS
            for answer in load_labelled(
                LABELLED / other.slug / f"{split}.toml", load_rubric(other.rubric_path)
            )
        ]
        most = sum(point.weight for point in rubric.points.values())
        least = (exercise.metadata.pass_score or 0) * most
        cells = []
        for some in (rubric.with_word_weights(None), rubric):
            judged = [judge(some, answer.text, prompts) for answer in answers]
            earned = [sum(each.points for each in judgements) for judgements in judged]
            cells.append(f"{sum(points >= least for points in earned)}, {sum(earned):g}")
        rows.append([exercise.slug, f"{len(answers)}", *cells])
    head = "## Answers to the other questions\n\nHow many pass, and what they get in all.\n\n"
    return head + markdown_table(["question", "answers", "rules alone", "with word weights"], rows)


def _of_salad() -> str:
    """Count what the words of answers get that are in no order."""
    rows = []
    for name, layout in LAYOUTS.items():
        given, points = credited(*layout, TOGETHER["all held out together"])
        rows.append([name, f"{given:,} of {points:,}", f"{given / points:.1%}"])
    head = (
        "## Words without sentences\n\nThe words of every third held-out answer, in any order: of "
        "the points that are no names, how many get credit.\n\n"
    )
    return head + markdown_table(["words", "points", "share"], rows)


def _by_words(
    alone: dict[str, list[Graded]], with_weights: dict[str, list[Graded]]
) -> dict[str, list[str]]:
    """Return, by verdict, the labels of the points that words made `covered` or `wrong`."""
    labels: dict[str, list[str]] = {"covered": [], "wrong": []}
    for slug, graded in with_weights.items():
        for before, after in zip(alone[slug], graded, strict=True):
            for (label, verdict), (_, by_rules) in zip(after.pairs(), before.pairs(), strict=True):
                if verdict != by_rules and verdict in labels:
                    labels[verdict].append(label)
    return labels


_Figure = Callable[[Agreement], float]
_Goal = tuple[str, float, _Figure]
_AT_LEAST: list[_Goal] = [
    ("QWK", 0.92, lambda a: a.kappa),
    ("covered: F1", 0.95, lambda a: a.covered.f1),
    ("wrong: F1", 0.85, lambda a: a.wrong.f1),
]
_AT_MOST: list[_Goal] = [
    ("false credit", 0.02, lambda a: a.false_credit_rate),
    ("accused", 0.01, lambda a: a.accused),
]
_UNSEEN_AT_LEAST: list[_Goal] = [
    ("QWK", 0.75, lambda a: a.kappa),
    ("covered: precision", 0.95, lambda a: a.covered.precision),
    ("covered: recall", 0.80, lambda a: a.covered.recall),
    ("QWK, self-assessed", 0.88, lambda a: a.kappa_assessed),
]
_UNSEEN_AT_MOST: list[_Goal] = [("asked", 0.35, lambda a: a.asked)]


def _goals(measured: dict[str, Agreement]) -> str:
    unseen = [split for split in measured if "unseen" in split]
    held_out = [
        split for split in measured if split not in unseen and not split.startswith("development")
    ]
    tables = [
        _goals_reached({split: measured[split] for split in some}, at_least, at_most)
        for some, at_least, at_most in (
            (held_out, _AT_LEAST, _AT_MOST),
            (unseen, _UNSEEN_AT_LEAST, _UNSEEN_AT_MOST),
        )
    ]
    return "## Goals\n\nWhat reaches its goal is in **bold**.\n\n" + "\n\n".join(tables)


def _goals_reached(
    measured: dict[str, Agreement], at_least: Sequence[_Goal], at_most: Sequence[_Goal]
) -> str:
    goals = [(ge, "≥", *goal) for goal in at_least] + [(le, "≤", *goal) for goal in at_most]
    rows = []
    for split, agreement in measured.items():
        values = [(figure(agreement), better, goal) for better, _, _, goal, figure in goals]
        cells = [f"**{v:.3f}**" if better(v, goal) else f"{v:.3f}" for v, better, goal in values]
        rows.append([split, f"{agreement.answers:,}", *cells])
    heads = [f"{name} {sign} {goal:g}" for _, sign, name, goal, _ in goals]
    return markdown_table(["set", "answers", *heads], rows)


def _sections(
    exercises: Sequence[Exercise], graded: dict[str, dict[str, list[Graded]]]
) -> Iterator[str]:
    by_split = {split: list(chain(*found.values())) for split, found in graded.items()}
    together = {name: list(chain(*(by_split[s] for s in some))) for name, some in TOGETHER.items()}
    measured = {name: measure(some) for name, some in (together | by_split).items()}
    yield _goals(measured)
    yield "## All questions\n\n" + _table(measured)
    for exercise in exercises:
        own = {
            split: measure(found[exercise.slug])
            for split, found in graded.items()
            if exercise.slug in found and not split.startswith("development")
        }
        yield f"## {exercise.slug}\n\n" + _table(own)
    kinds = [kind for kind in ADVERSARIAL if any(kind in m.false_credit for m in measured.values())]
    rows = [
        [split, *(_credit(agreement, kind) for kind in kinds)]
        for split, agreement in measured.items()
    ]
    yield "## False credit by kind\n\n" + markdown_table(["set", *kinds], rows)


_FIGURES: dict[str, Callable[[Agreement], str]] = {
    "answers": lambda a: f"{a.answers:,}",
    "QWK": lambda a: f"{a.kappa:.3f}",
    "QWK, self-assessed": lambda a: f"{a.kappa_assessed:.3f}",
    "covered: F1": lambda a: f"{a.covered.f1:.3f}",
    "covered: precision": lambda a: f"{a.covered.precision:.3f}",
    "covered: recall": lambda a: f"{a.covered.recall:.3f}",
    "wrong: F1": lambda a: f"{a.wrong.f1:.3f}",
    "wrong: precision": lambda a: f"{a.wrong.precision:.3f}",
    "wrong: recall": lambda a: f"{a.wrong.recall:.3f}",
    "false credit": lambda a: f"{a.false_credit_rate:.3f}",
    "accused": lambda a: f"{a.accused:.3f}",
    "asked": lambda a: f"{a.asked:.3f}",
    "quoted": lambda a: f"{a.quoted:.3f}",
    "time, median": lambda a: f"{1e3 * float(np.median(a.seconds)):.1f} ms",
    "time, p95": lambda a: f"{1e3 * float(np.percentile(a.seconds, 95)):.1f} ms",
}


def _table(measured: dict[str, Agreement]) -> str:
    rows = [[split, *(show(a) for show in _FIGURES.values())] for split, a in measured.items()]
    return markdown_table(["set", *_FIGURES], rows)


def _credit(agreement: Agreement, kind: str) -> str:
    given, total = agreement.false_credit.get(kind, (0, 0))
    return f"{given} of {total}" if total else ""


def _print_disagreements(graded: Graded) -> None:
    expect = graded.answer.expect
    different = [
        (expect.get(each.id, "missing"), each)
        for each in graded.judgements
        if expect.get(each.id, "missing") != each.verdict
    ]
    if not different:
        return
    print(f"\n=== {graded.answer.id} [{graded.answer.kind}]\n{graded.answer.text.strip()}")
    for label, each in different:
        print(f"  -- {each.id}: label {label}, got {each.verdict} «{each.evidence}»")


if __name__ == "__main__":
    main()
