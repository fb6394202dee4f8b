"""Learn word weights from the labelled answers of the tests, and write them beside the rubrics.

    python benchmarks/train_word_weights.py            # word_weights.txt for every rubric
    python benchmarks/train_word_weights.py --check    # agreement on sets that were left out

Those for any question, grader/rubric/common_weights.txt, are written with them, unless only some
exercises are named. Only the development sets and the claims are learnt from, and what
labelled_readings.py adds. What decides by the weights has learnt from the sets that `--check`
leaves out, too; train_decision.py --check leaves them out of both. The fitting needs scikit-learn;
nothing here is used at run time. The same answers and rules give the same file.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from labelled_readings import (
    CREDIT,
    FAULT,
    HALF,
    NOTHING,
    OTHER,
    PROMPT,
    UNKNOWN,
    Reading,
    answer_role,
    as_written,
    development,
    kinds_of_sentences,
    salads,
    sentence_roles,
)
from labelled_sets import LABELLED
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from grader.atomic_files import replace
from grader.catalog import Exercise, load_catalog
from grader.rubric import Rubric, common_weights, load_rubric
from grader.rubric.agreement import grade_labelled, load_labelled, measure
from grader.rubric.weight_table import GREATEST, as_text
from grader.rubric.word_weights import FILE_NAME, SCHEMA, WordWeights

LEFT_OUT = ("development_fourth", "development_fifth")  # no rule was written for their answers
LEAST_TEXTS = 3  # that a term occurs in
LEAST_OF_OTHERS = 15  # that it occurs in, where answers to other questions have it
LEAST_QUESTIONS = 2  # whose answers have a term that goes for any question
MOST_COMMON = 12_000  # such terms, those that weigh most; twice as many tell hardly more
MOST_OF_ORDER = 40_000  # terms that tell of order
SENTENCES_STEP = 5  # one of so many sentences and answers is enough to learn what order is
LEAST_FAULTY = 6  # sentences or answers, or no fault can be learnt
INVERSE_REGULARISATION = 3.0


def main() -> None:
    """Write the weights, or print how far they help."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("slugs", nargs="*", help="only these exercises")
    parser.add_argument(
        "--labelled",
        type=Path,
        default=LABELLED,
        help="the folder of the answers, one per exercise",
    )
    parser.add_argument("--check", action="store_true", help="leave sets out and judge those")
    options = parser.parse_args()
    exercises = [e for e in load_catalog() if (options.labelled / e.slug).is_dir()]
    exercises = [e for e in exercises if not options.slugs or e.slug in options.slugs]
    if not exercises:
        parser.error(f"no labelled answers to these exercises below {options.labelled}")
    if options.check:
        check(exercises, options.labelled)
        return
    threadpool_limits(1)  # sums in another order end in other last digits
    read_of = {each.slug: development(each, options.labelled) for each in exercises}
    for exercise in exercises:
        path = exercise.rubric_path.with_name(FILE_NAME)
        weights = learn(load_rubric(exercise.rubric_path), read_of[exercise.slug])
        replace(path, as_text(weights).encode())
        print(f"{exercise.slug}: {rows_of(weights):,} rows, {path.stat().st_size / 1e3:,.0f} kB")
    if not options.slugs:
        weights = learn_common(list(read_of.values()))
        replace(common_weights.PATH, as_text(weights).encode())
        print(f"{common_weights.PATH.name}: {rows_of(weights):,} rows")


def rows_of(raw: dict[str, Any]) -> int:
    """Return how many rows a file has."""
    return len(set().union(*(each["rows"] for each in raw["parts"].values())))


def learn(rubric: Rubric, readings: Sequence[Reading]) -> dict[str, Any]:
    """Fit every regression and return the contents of the file."""
    readings = as_written(readings)
    points = list(rubric.points)
    sentences = [each for reading in readings for each in reading.terms]
    answers = _answers(readings)
    roles = {point: sentence_roles(readings, point) for point in points}
    labels = {
        point: np.array([answer_role(reading, point) for reading in readings]) for point in points
    }
    own = [reading.answer.kind != OTHER for reading in readings]
    own_sentences = [
        is_own for reading, is_own in zip(readings, own, strict=True) for _ in reading.terms
    ]
    of_sentences = _targets([roles[point] for point in points])
    about = np.array([_topic(reading) for reading in readings])
    return {
        "schema": SCHEMA,
        "points": points,
        "parts": {
            "sentence": table(sentences, vocabulary(sentences, own_sentences), of_sentences),
            "answer": table(
                answers,
                vocabulary(answers, own),
                [*_targets([labels[point] for point in points]), (about, CREDIT)],
            ),
        },
    }


def _topic(reading: Reading) -> int:
    """Return whether an answer is about the question; the task retold is, and isn't an answer."""
    if reading.answer.kind == PROMPT:
        return UNKNOWN
    return CREDIT if reading.answer.expect else NOTHING


def learn_common(by_question: Sequence[Sequence[Reading]]) -> dict[str, Any]:
    """Fit what goes for any question, and return the contents of its file."""
    own = [[each for each in as_written(some) if each.answer.kind != OTHER] for some in by_question]
    texts = [[each for reading in some for each in reading.terms] for some in own]
    everything = list(chain.from_iterable(texts))
    counts = [Counter(chain.from_iterable(some)) for some in texts]
    occurring = Counter(
        term for count in counts for term, number in count.items() if number >= LEAST_TEXTS
    )
    known = sorted(term for term, questions in occurring.items() if questions >= LEAST_QUESTIONS)
    kinds = np.array(
        [kind for some in own for reading in some for kind in kinds_of_sentences(reading)]
    )
    false = np.select([kinds == FAULT, kinds == UNKNOWN], [CREDIT, UNKNOWN], NOTHING)
    vague = np.select([kinds == HALF, kinds == CREDIT], [CREDIT, NOTHING], UNKNOWN)
    targets = [(false, CREDIT), (vague, CREDIT)]
    learnt = _of_strongest(everything, known, targets, MOST_COMMON)
    whole = chain.from_iterable(own)
    ordered = [*everything[::SENTENCES_STEP], *_answers([*whole][::SENTENCES_STEP])]
    of_salads = salads(chain.from_iterable(by_question))
    strewn = [*chain.from_iterable(each.terms for each in of_salads), *_answers(of_salads)]
    parts = {"sentence": learnt, "order": _order(ordered, strewn)}
    return {"schema": common_weights.SCHEMA, "parts": parts}


def _answers(readings: Sequence[Reading]) -> list[list[str]]:
    """Return the terms of whole answers."""
    return [sorted({term for each in reading.terms for term in each}) for reading in readings]


def _order(sentences: Sequence[Sequence[str]], strewn: Sequence[Sequence[str]]) -> dict[str, Any]:
    """Fit what tells strewn words from sentences."""
    texts = [*sentences, *strewn]
    target = np.repeat([NOTHING, CREDIT], [len(sentences), len(strewn)]), CREDIT
    counts = Counter(chain.from_iterable(texts))
    known = sorted(term for term, number in counts.items() if number >= LEAST_TEXTS)
    return _of_strongest(texts, known, [target], MOST_OF_ORDER)


_Target = tuple[np.ndarray[Any, Any], int]


def _targets(roles: Sequence[np.ndarray[Any, Any]]) -> list[_Target]:
    return [(each, wanted) for wanted in (CREDIT, FAULT) for each in roles]


def vocabulary(texts: Sequence[Sequence[str]], of_own: Sequence[bool]) -> list[str]:
    """Return the terms to learn; `of_own` tells which texts are answers to the question itself."""
    own = Counter(
        term for text, is_own in zip(texts, of_own, strict=True) if is_own for term in text
    )
    all_ = Counter(chain.from_iterable(texts))
    return sorted(t for t in all_ if own[t] >= LEAST_TEXTS or all_[t] >= LEAST_OF_OTHERS)


def table(
    texts: Sequence[Sequence[str]], known: Sequence[str], targets: Sequence[_Target]
) -> dict[str, Any]:
    """Fit a regression over the known terms for each target; round its weights to whole numbers."""
    vectorizer = TfidfVectorizer(analyzer=_as_it_is, vocabulary=known, binary=True)
    vectors = vectorizer.fit_transform(texts)
    fits = [_fit(vectors, *target) for target in targets]
    weights = np.array([weight for weight, _ in fits])
    products = np.clip(np.rint(weights * vectorizer.idf_), -GREATEST, GREATEST)
    squares = np.clip(np.rint(vectorizer.idf_**2), 0, GREATEST)
    names = vectorizer.get_feature_names_out()
    return {
        "biases": [round(bias, 2) for _, bias in fits],
        "rows": {
            name: [int(n) for n in (squares[at], *products[:, at])] for at, name in enumerate(names)
        },
    }


def _of_strongest(
    texts: Sequence[Sequence[str]], known: Sequence[str], targets: Sequence[_Target], most: int
) -> dict[str, Any]:
    """Fit over those of the known terms that weigh most when all are fitted."""
    fitted = table(texts, known, targets)["rows"]
    strength = {term: max(map(abs, row[1:])) for term, row in fitted.items()}
    strongest = sorted(known, key=lambda term: (-strength[term], term))[:most]
    return table(texts, sorted(strongest), targets)


def _as_it_is(found: Sequence[str]) -> Sequence[str]:
    return found


def _fit(vectors: Any, roles: np.ndarray[Any, Any], wanted: int) -> tuple[Any, float]:
    known = roles != UNKNOWN
    is_so = roles[known] == wanted
    if is_so.sum() < LEAST_FAULTY:  # as good as never
        return np.zeros(vectors.shape[1]), float(np.log(0.05))
    model = LogisticRegression(
        C=INVERSE_REGULARISATION, class_weight="balanced", max_iter=3_000
    ).fit(vectors[known], is_so)
    return model.coef_[0], float(model.intercept_[0])


def check(exercises: Sequence[Exercise], labelled: Path) -> None:
    """Print the agreement on sets that the weights were not learnt from."""
    for split in LEFT_OUT:
        if not all((labelled / each.slug / f"{split}.toml").is_file() for each in exercises):
            continue
        graded, by_rules = [], []
        for exercise in exercises:
            rubric = load_rubric(exercise.rubric_path)
            learnt = as_text(learn(rubric, development(exercise, labelled, split)))
            weights = WordWeights.from_bytes(learnt.encode(), Path(FILE_NAME))
            answers = load_labelled(labelled / exercise.slug / f"{split}.toml", rubric)
            prompts = exercise.prompts()
            by_rules += grade_labelled(rubric.with_word_weights(None), prompts, answers)
            graded += grade_labelled(rubric.with_word_weights(weights), prompts, answers)
        for name, each in (("rules", measure(by_rules)), ("with weights", measure(graded))):
            print(f"{split}, {name}: {each.summary}")


if __name__ == "__main__":
    main()
