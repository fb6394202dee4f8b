"""How far the rules for free text agree with people, on the labelled answers of the tests.

python benchmarks/rubric_agreement.py --table docs/rubric-agreement.md
python benchmarks/rubric_agreement.py --disagreements development
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.markdown import Markdown

from grader.atomic_files import replace
from grader.catalog import Exercise, load_catalog
from grader.rubric import load_rubric
from grader.rubric.agreement import (
    ADVERSARIAL,
    Agreement,
    Graded,
    grade_labelled,
    load_labelled,
    measure,
)

LABELLED = Path(__file__).resolve().parents[1] / "tests" / "rubric" / "labelled"
SPLITS = (
    "development",
    "development_informal",
    "development_second",
    "development_third",
    "held_out",
    "held_out_second",
    "unseen",
)
_INTRODUCTION = """# How far the rules agree with people

Made by `benchmarks/rubric_agreement.py` from the labelled answers in `tests/rubric/labelled/`.
*Development*, *development second*, *held-out* and *unseen* answers were written from the question,
the points and their references without knowledge of the rules; *development informal* ones by
people who knew them. Development answers of all kinds were read while the rules were improved, so
their figures say how well the rules fit, not what they do with new wording. *Held-out* and
*unseen* answers (these in deliberately informal wording) were never read, only scored; their
aggregates were looked at while the rules grew, and helped to take back some changes, so they are
slightly optimistic. *Development second* came in two rounds, the second harder (half of its answers
hold something false), each scored once before anybody read it. That is the fairest estimate of what
comes of wording never seen: QWK .58 (440 answers), then, with rules that had grown by the first
round, .73 (320 answers); F1 of covered .84, then .89; of wrong .40, then .57.

Labels are one annotator's. Another, who saw neither these nor the rules, labelled the held-out and
the unseen answers anew: the two agree with a QWK of .98 on both, F1 of covered .99, of wrong .98
and 1.00.

QWK is the quadratic weighted kappa of scores from 0 to 4; F1, precision and recall are over single
points, `unsure` counting as nothing. *False credit* is the share of points of adversarial answers
that deserve none and got some; *accused* the share of creditable points called `wrong`. *Asked* is
the share of points that are `unsure`; *QWK, self-assessed* is what comes out when a truthful
learner has judged those.

"""


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
    # Caches are filled once for all.
    _graded(exercises, SPLITS[0])
    graded = {split: _graded(exercises, split) for split in SPLITS}
    page = _INTRODUCTION + "\n".join(_sections(exercises, graded))
    Console().print(Markdown(page))
    if options.table:
        replace(options.table, page.encode())


def _graded(exercises: Sequence[Exercise], split: str) -> dict[str, list[Graded]]:
    found: dict[str, list[Graded]] = {}
    for exercise in exercises:
        path = LABELLED / exercise.slug / f"{split}.toml"
        rubric = load_rubric(exercise.rubric_path)
        prompts = "\n\n".join(exercise.prompt(language) for language in ("zh", "en"))
        found[exercise.slug] = grade_labelled(rubric, prompts, load_labelled(path, rubric))
    return found


_GOALS = """## Goals

| figure | on | goal | reached |
| --- | --- | ---: | ---: |
"""


def _goals(measured: dict[str, Agreement]) -> str:
    held_out, unseen = measured["held_out"], measured["unseen"]
    rows = [
        ("QWK", "held-out", "≥ .92", held_out.kappa, held_out.kappa >= 0.92),
        ("covered: F1", "held-out", "≥ .95", held_out.covered.f1, held_out.covered.f1 >= 0.95),
        ("wrong: F1", "held-out", "≥ .85", held_out.wrong.f1, held_out.wrong.f1 >= 0.85),
        (
            "false credit",
            "held-out",
            "≤ .02",
            held_out.false_credit_rate,
            held_out.false_credit_rate <= 0.02,
        ),
        ("accused", "held-out", "≤ .01", held_out.accused, held_out.accused <= 0.01),
        ("QWK", "unseen", "≥ .75", unseen.kappa, unseen.kappa >= 0.75),
        (
            "covered: precision",
            "unseen",
            "≥ .95",
            unseen.covered.precision,
            unseen.covered.precision >= 0.95,
        ),
        (
            "covered: recall",
            "unseen",
            "≥ .80",
            unseen.covered.recall,
            unseen.covered.recall >= 0.80,
        ),
        (
            "QWK, self-assessed",
            "unseen",
            "≥ .88",
            unseen.kappa_assessed,
            unseen.kappa_assessed >= 0.88,
        ),
        ("asked", "unseen", "≤ .35", unseen.asked, unseen.asked <= 0.35),
    ]
    return _GOALS + "".join(
        f"| {name} | {split} | {goal} | {value:.3f}, {'met' if met else 'not met'} |\n"
        for name, split, goal, value, met in rows
    )


def _sections(
    exercises: Sequence[Exercise], graded: dict[str, dict[str, list[Graded]]]
) -> Iterator[str]:
    measured = {split: measure(list(chain(*found.values()))) for split, found in graded.items()}
    yield _goals(measured)
    yield "## All questions\n\n" + _table(measured)
    for exercise in exercises:
        own = {split: measure(found[exercise.slug]) for split, found in graded.items()}
        yield f"## {exercise.slug}\n\n" + _table(own)
    kinds = [kind for kind in ADVERSARIAL if any(kind in m.false_credit for m in measured.values())]
    rows = [
        [kind, *(_credit(agreement, kind) for agreement in measured.values())] for kind in kinds
    ]
    yield "## False credit by kind\n\n" + _markdown(["kind", *measured], rows)


_FIGURES: dict[str, Callable[[Agreement], str]] = {
    "answers": lambda a: f"{a.answers}",
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
    "time of an answer, median": lambda a: f"{1e3 * float(np.median(a.seconds)):.1f} ms",
    "time of an answer, p95": lambda a: f"{1e3 * float(np.percentile(a.seconds, 95)):.1f} ms",
}


def _table(measured: dict[str, Agreement]) -> str:
    rows = [[name, *(figure(a) for a in measured.values())] for name, figure in _FIGURES.items()]
    return _markdown(["figure", *measured], rows)


def _credit(agreement: Agreement, kind: str) -> str:
    given, total = agreement.false_credit.get(kind, (0, 0))
    return f"{given} of {total}" if total else ""


def _markdown(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [heads, ["---", *["---:"] * (len(heads) - 1)], *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


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
