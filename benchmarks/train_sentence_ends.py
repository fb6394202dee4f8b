"""Learn where sentences end, from labelled answers with and without their punctuation.

    python benchmarks/train_sentence_ends.py            # grader/rubric/sentence_ends.json
    python benchmarks/train_sentence_ends.py --check    # how well, on answers of other questions

It learns from the development answers whose writers put marks. To be run before train_decision.py.
The fitting needs scikit-learn; nothing here is used at run time.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, get_args

import numpy as np
from labelled_sets import LABELLED
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from grader.atomic_files import replace
from grader.catalog import Exercise, load_catalog
from grader.rubric import load_rubric
from grader.rubric.agreement import load_labelled
from grader.rubric.clauses import read
from grader.rubric.sentence_ends import PATH, SCHEMA, Kind, Place, SentenceEnds, places

# Written without sentences, or without marks.
_WITHOUT = {"dictated", "keyword_list", "terse", "copied_question", "injection", "empty"}
_LEAST_MARKS = 2
_LEAST_PLACES = 10  # that have a term, or it isn't learnt
_STRENGTH = 1.0  # of the weights, against the penalty for each
_END = re.compile(r"[.。!?;\n]")
KINDS: tuple[Kind, ...] = get_args(Kind)
SCRIPTS = ("chinese", "latin")

Example = tuple[Place, bool]


def main() -> None:
    """Fit and write, or measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="leave each question out, and measure")
    options = parser.parse_args()
    answers = {each.slug: list(_answers(each)) for each in load_catalog() if not each.is_code}
    if options.check:
        for left_out in answers:
            others = [answer for slug in answers if slug != left_out for answer in answers[slug]]
            print(left_out, _measured(fit(others), answers[left_out]))
        return
    found = fit([answer for slug in answers for answer in answers[slug]])
    text = json.dumps(found, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    replace(PATH, (text + "\n").encode())
    sizes = {kind: {each: len(found[kind][each]["weights"]) for each in SCRIPTS} for kind in KINDS}
    print(f"{PATH.name}: {PATH.stat().st_size / 1e3:.0f} kB, weights: {sizes}")


def _answers(exercise: Exercise) -> Iterator[list[Place]]:
    rubric = load_rubric(exercise.rubric_path)
    for path in sorted((LABELLED / exercise.slug).glob("development*.toml")):
        for answer in load_labelled(path, rubric):
            text = read(answer.text).text
            found = list(places(text, 0, len(text)))
            if answer.kind not in _WITHOUT and sum(map(_has_mark, found)) >= _LEAST_MARKS:
                yield found


def fit(answers: Iterable[Sequence[Place]]) -> dict[str, Any]:
    """Return the contents of the file, learnt from the places of these answers."""
    all_places = [place for answer in answers for place in answer]
    found: dict[str, Any] = {"schema": SCHEMA}
    for kind in KINDS:
        found[kind] = {}
        for script in SCRIPTS:
            found[kind][script] = _regression(list(_examples(all_places, kind, script)))
    return found


def _examples(found: Iterable[Place], kind: Kind, script: str) -> Iterator[Example]:
    """Yield what may be mistaken for an end, and the ends: what parts them is to be told."""
    for place in found:
        if place.script != script:
            continue
        if _END.search(place.between):
            yield place, True
        elif _has_mark(place) == (kind == "comma"):
            yield place, False


def _has_mark(place: Place) -> bool:
    return place.between.strip() != ""


def _regression(examples: Sequence[Example]) -> dict[str, Any]:
    counts = Counter(term for place, _ in examples for term in place.terms())
    names = sorted(term for term, count in counts.items() if count >= _LEAST_PLACES)
    numbers = {name: number for number, name in enumerate(names)}
    # The penalty leaves most weights nothing, so that the file is small.
    model = LogisticRegression(
        C=_STRENGTH, l1_ratio=1, solver="liblinear", max_iter=200, random_state=0
    )
    model.fit(_matrix(examples, numbers), [is_end for _, is_end in examples])
    weights = {name: round(float(w), 2) for name, w in zip(names, model.coef_[0], strict=True)}
    return {
        "bias": round(float(model.intercept_[0]), 2),
        "weights": {name: weight for name, weight in weights.items() if weight},
    }


def _matrix(examples: Sequence[Example], numbers: Mapping[str, int]) -> csr_matrix:
    columns: list[int] = []
    starts = [0]
    for place, _ in examples:
        columns += [numbers[term] for term in place.terms() if term in numbers]
        starts.append(len(columns))
    shape = len(examples), len(numbers)
    return csr_matrix((np.ones(len(columns)), columns, starts), shape=shape)


def _measured(raw: Mapping[str, Any], answers: Sequence[Sequence[Place]]) -> str:
    ends = SentenceEnds(raw)
    all_places = [place for answer in answers for place in answer]
    figures = []
    for kind in KINDS:
        for script in SCRIPTS:
            examples = list(_examples(all_places, kind, script))
            odds = [ends.odds(place, kind) for place, _ in examples]
            area = roc_auc_score([is_end for _, is_end in examples], odds)
            figures.append(f"{kind} {script}: area under the curve {area:.3f}")
    return ", ".join(figures)


if __name__ == "__main__":
    main()
