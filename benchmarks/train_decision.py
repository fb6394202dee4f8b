"""Learn how rules and word weights together decide, from the labelled answers of the tests.

    python benchmarks/train_decision.py            # grader/rubric/decision.json
    python benchmarks/train_decision.py --check    # agreement on each set, which is left out

The development sets are judged some at a time, with word weights that were learnt from the others,
of all questions: what weights say of answers that they were learnt from is better than what they
will say of a learner's. To be run before train_word_weights.py, after any change of rules,
references or labels. The fitting needs scikit-learn; nothing here is used at run time.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import train_word_weights as word_weights
from changed_punctuation import is_changed
from labelled_readings import (
    CLAIM,
    CREDITED,
    OTHER,
    PROMPT,
    TEXTBOOK,
    Reading,
    readings_by_set,
    salads,
)
from labelled_sets import LABELLED
from sklearn.ensemble import HistGradientBoostingClassifier
from threadpoolctl import threadpool_limits
from word_salad import is_salad

from grader.atomic_files import replace
from grader.catalog import load_catalog
from grader.rubric import Rubric, load_rubric
from grader.rubric.agreement import Agreement, LabelledAnswer, grade_labelled, measure
from grader.rubric.clues import FEATURES, SPEAKS_AGAINST, SPEAKS_FOR, Clues
from grader.rubric.common_weights import PATH as COMMON_PATH
from grader.rubric.common_weights import CommonWeights
from grader.rubric.decision import PATH, SCHEMA, Decision, by_value
from grader.rubric.engine import clues
from grader.rubric.second_reading import CREDIT, DOUBT, HALF
from grader.rubric.weight_table import as_text
from grader.rubric.word_weights import FILE_NAME, WordWeights

Numbers = np.ndarray[Any, Any]
NEVER = 1e3  # beyond any log-odds
LEAST_STATE = 25  # points that rules leave in a state, or it isn't learnt
NOT_JUDGED = {TEXTBOOK, OTHER, CLAIM, PROMPT}
TREES = {"credit": 100, "fault": 100, "half": 30}
LEAVES = {"credit": 31, "fault": 31, "half": 16}  # at most, of a tree
AS_COVERED = "covered covered"  # the state of what rules credit in full
SALADS_STEP = 5  # of the shuffled answers; languages alternate, so it is odd
FOLDS = 6
SELDOM = 3e-4  # of the points that are plain: so few may be doubted
# Shares of the points within the limits, of which one limit may rid them at once.
TIGHTER = (0.002, 0.005, 0.01, 0.02, 0.03, 0.05, 0.08, 0.2, 0.5, 0.9)
# What a chance never falls with, or never rises with.
RISES: dict[str, tuple[str, ...]] = {
    "credit": (
        "best_credit",
        "answer_credit",
        "quoted_credit",
        "best_is_statement",
        "quoted_is_statement",
        "statements",
        "best_clause_credit",
        "quoted_clauses_credit",
        "own_credit",
    ),
    "fault": (
        "worst_fault",
        "answer_fault",
        "quoted_fault",
        "quoted_falsehood",
        "worst_falsehood",
        "greatest_falsehood",
        "worst_clause_fault",
        "quoted_clauses_fault",
        "quoted_clauses_falsehood",
        "own_fault",
    ),
    "half": ("best_vagueness", "quoted_vagueness"),
}
FALLS: dict[str, tuple[str, ...]] = {
    "credit": (
        "worst_fault",
        "answer_fault",
        "quoted_fault",
        "worst_fault_of_any_point",
        "best_from_prompt",
        "quoted_from_prompt",
        "answer_from_prompt",
        "quoted_falsehood",
        "greatest_falsehood",
        "worst_clause_fault",
        "quoted_clauses_fault",
        "quoted_clauses_falsehood",
        "own_fault",
        "answer_disorder",
    ),
    "fault": (),
    "half": (),
}


@dataclass(frozen=True)
class Set:
    """A set of answers to one question, read with word weights that were learnt from the others."""

    name: str
    slug: str
    weights: WordWeights
    common: CommonWeights
    answers: tuple[LabelledAnswer, ...]
    clues: tuple[dict[str, Clues], ...]

    def examples(self) -> list[tuple[Clues, str]]:
        """Return the clues for each point of each answer, with its label."""
        return [
            (found, answer.expect.get(point, "missing"))
            for answer, by_point in zip(self.answers, self.clues, strict=True)
            for point, found in by_point.items()
        ]


def main() -> None:
    """Write the models, or print how far they help."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="leave each set out and judge it")
    options = parser.parse_args()
    exercises = [e for e in load_catalog() if (LABELLED / e.slug).is_dir()]
    with ProcessPoolExecutor(initializer=partial(threadpool_limits, 1)) as pool:
        readings = dict(
            zip(
                (each.slug for each in exercises),
                pool.map(readings_by_set, exercises),
                strict=True,
            )
        )
    names = sorted({name for by_set in readings.values() for name in by_set} - NOT_JUDGED)
    folds = [names[at::FOLDS] for at in range(FOLDS)]
    with ProcessPoolExecutor(initializer=_prepare, initargs=(readings,)) as pool:
        sets = [each for some in pool.map(read_sets, folds) for each in some]
        if not options.check:
            raw = learn([example for each in sets for example in each.examples()])
            replace(PATH, decision_as_text(raw).encode())
            print(f"{PATH.name}: {len(raw['states'])} states, {PATH.stat().st_size / 1e3:.0f} kB")
            return
        for name, agreement in zip(names, pool.map(partial(check, sets), names), strict=True):
            print(f"{name}: {agreement.summary}", flush=True)


_Readings = dict[str, dict[str, list[Reading]]]
_readings: _Readings = {}  # by exercise and set: of each process that reads them


def _prepare(readings: _Readings) -> None:
    threadpool_limits(1)
    _readings.update(readings)


def read_sets(names: Sequence[str]) -> list[Set]:
    """Read the sets of these names of each exercise with weights from all others."""
    others = {
        slug: [each for other, some in by_set.items() if other not in names for each in some]
        for slug, by_set in _readings.items()
    }
    learnt = as_text(word_weights.learn_common(list(others.values())))
    common = CommonWeights.from_bytes(learnt.encode(), COMMON_PATH)
    sets = []
    for slug, by_set in _readings.items():
        exercise = load_catalog().get(slug)
        rubric = load_rubric(exercise.rubric_path)
        learnt = as_text(word_weights.learn(rubric, others[slug]))
        weights = WordWeights.from_bytes(learnt.encode(), Path(FILE_NAME))
        weighed = rubric.with_word_weights(weights, common=common)
        for name in sorted(by_set.keys() & set(names)):
            answers = _with_few_salads(by_set[name])
            found = tuple(_clues(weighed, each, exercise.prompts()) for each in answers)
            sets.append(Set(name, slug, weights, common, answers, found))
    return sets


def _with_few_salads(readings: Sequence[Reading]) -> tuple[LabelledAnswer, ...]:
    """Return the answers with a part of the shuffled ones: all would make what is new look so."""
    others = [each.answer for each in readings if not is_salad(each.answer)]
    return (*others, *(each.answer for each in salads(readings)[::SALADS_STEP]))


def _clues(rubric: Rubric, answer: LabelledAnswer, prompts: str) -> dict[str, Clues]:
    """Return an answer's clues by point; of a salad, in which names may stand, those of ideas."""
    found = clues(rubric, answer.text, prompts)
    if is_salad(answer):
        return {name: each for name, each in found.items() if rubric.points[name].kind == "idea"}
    return found


def check(sets: Sequence[Set], name: str) -> Agreement:
    """Return the agreement on a set, with models that were learnt from the others."""
    decision = Decision(
        learn([example for each in sets if each.name != name for example in each.examples()])
    )
    graded = []
    for each in sets:
        if each.name == name:
            exercise = load_catalog().get(each.slug)
            rubric: Rubric = load_rubric(exercise.rubric_path)
            rubric = rubric.with_word_weights(each.weights, decision, each.common)
            written = [
                answer for answer in each.answers if not (is_changed(answer) or is_salad(answer))
            ]
            graded += grade_labelled(rubric, exercise.prompts(), written)
    return measure(graded)


def learn(examples: Sequence[tuple[Clues, str]]) -> dict[str, Any]:
    """Fit the three models and return the contents of the file."""
    counts = Counter(found.state for found, _ in examples)
    states = sorted(state for state, count in counts.items() if count >= LEAST_STATE)
    examples = [(found, label) for found, label in examples if found.state in states]
    columns = np.array(
        [
            [*found.values, *(float(found.state == state) for state in states)]
            for found, _ in examples
        ]
    )
    labels = np.array([label for _, label in examples])
    credited = np.isin(labels, CREDITED)
    everything = np.ones(len(labels), dtype=bool)
    raw: dict[str, Any] = {"schema": SCHEMA, "features": list(FEATURES), "states": states}
    chances = {}
    for name, known, is_so in (
        ("credit", everything, credited),
        ("fault", everything, labels == "wrong"),
        ("half", credited, labels == "partial"),
    ):
        more = dict.fromkeys(RISES[name], 1) | dict.fromkeys(FALLS[name], -1)
        model = HistGradientBoostingClassifier(
            max_iter=TREES[name],
            learning_rate=0.12,
            max_leaf_nodes=LEAVES[name],
            min_samples_leaf=30,
            l2_regularization=2.0,
            monotonic_cst=[*(more.get(each, 0) for each in FEATURES), *[0] * len(states)],
            early_stopping=False,
            random_state=0,  # limits are chosen from a part of the values
        )
        model.fit(columns[known], is_so[known])
        start, trees = as_trees(model)
        raw[name] = by_value(start, trees)
        chances[name] = model.predict_proba(columns)[:, 1]
    covered = np.array([found.state == AS_COVERED for found, _ in examples])
    values = dict(zip(FEATURES, columns[covered].T, strict=False))
    credit, fault, half = (chances[name][covered] for name in TREES)
    is_half = half > HALF
    raw["vague"] = _rounded(values["best_vagueness"][is_half].min(initial=NEVER))
    raw["plain"] = plain_limits(values, (credit < CREDIT) | (fault > DOUBT) | is_half)
    return raw


def plain_limits(values: Mapping[str, Numbers], doubted: Numbers) -> dict[str, float]:
    """Return limits within which hardly a point was ever doubted.

    They start with all points. As long as there are too many doubted ones among these, that limit
    is moved which rids them of most such points for each other one.

    Args:
        values: of each point that rules have covered, by feature.
        doubted: whether the models doubt it.

    Raises:
        ValueError: there are no such limits.
    """
    signs = dict.fromkeys(SPEAKS_FOR, 1) | dict.fromkeys(SPEAKS_AGAINST, -1)
    limits = dict.fromkeys(signs, -NEVER)
    inside = np.ones(len(doubted), dtype=bool)
    while np.count_nonzero(inside & doubted) > SELDOM * np.count_nonzero(inside):
        moves = []
        for name, sign in signs.items():
            upward = sign * values[name]
            for limit in np.quantile(upward[inside], TIGHTER):
                out = inside & (upward < limit)
                if rid := np.count_nonzero(out & doubted):
                    moves.append((rid / np.count_nonzero(out), name, float(limit)))
        if not moves:
            raise ValueError("what is plain can't be told from what is doubted")
        _, name, limit = max(moves)
        limits[name] = _rounded(limit + 5e-5)  # no looser than it was
        inside &= signs[name] * values[name] >= limits[name]
    return {name: signs[name] * limit for name, limit in limits.items()}


def _rounded(value: float) -> float:
    return round(float(value), 4)


def as_trees(model: HistGradientBoostingClassifier) -> tuple[float, list[Any]]:
    """Return what a fitted model starts from, and its trees, which have no public door."""
    grown = [tree.nodes for (tree,) in model._predictors]
    return round(float(model._baseline_prediction[0, 0]), 4), [_subtree(each, 0) for each in grown]


def _subtree(nodes: np.ndarray[Any, Any], at: int) -> Any:
    node = nodes[at]
    if node["is_leaf"]:
        return round(float(node["value"]), 4)
    below = (_subtree(nodes, int(node[side])) for side in ("left", "right"))
    return [int(node["feature_idx"]), round(float(node["num_threshold"]), 4), *below]


def decision_as_text(raw: dict[str, Any]) -> str:
    """Return the file's text, the leaves of a tree or the splits of a value to a line."""
    head = {name: raw[name] for name in ("schema", "features", "states", "vague", "plain")}
    models = ",\n".join(
        f'"{name}": {{"start": {raw[name]["start"]}, '
        + ", ".join(
            f'"{part}": [\n' + ",\n".join(map(json.dumps, raw[name][part])) + "\n]"
            for part in ("leaves", "splits")
        )
        + "}"
        for name in TREES
    )
    return json.dumps(head, indent=1)[:-2] + f",\n{models}\n}}\n"


if __name__ == "__main__":
    main()
