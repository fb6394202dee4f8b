"""Learn word weights from the labelled answers of the tests, and write them beside the rubrics.

    python benchmarks/train_word_weights.py            # word_weights.txt for every rubric
    python benchmarks/train_word_weights.py --check    # agreement on sets that were left out

Those for any question, grader/rubric/common_weights.txt, are written with them, unless only some
exercises are named. Only the development sets are learnt from. What decides by the weights has
learnt from the sets that `--check` leaves out, too; train_decision.py --check leaves them out of
both. The fitting needs scikit-learn; nothing here is used at run time. The same answers and rules
give the same file.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from changed_punctuation import bare, is_changed, run_on
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from grader.atomic_files import replace
from grader.catalog import Exercise, load_catalog
from grader.rubric import Rubric, common_weights, judge, load_rubric
from grader.rubric.agreement import LabelledAnswer, grade_labelled, load_labelled, measure
from grader.rubric.clauses import read
from grader.rubric.setting_aside import set_aside
from grader.rubric.weight_table import as_text
from grader.rubric.word_weights import FILE_NAME, SCHEMA, WordWeights, terms
from grader.text import LANGUAGES
from grader.verdicts import PointVerdict

LABELLED = Path(__file__).resolve().parents[1] / "tests" / "rubric" / "labelled"
LEFT_OUT = ("development_fourth", "development_fifth")  # no rule was written for their answers
LEAST_TEXTS = 3  # that a term occurs in
LEAST_OF_OTHERS = 15  # that it occurs in, where answers to other questions have it
LEAST_QUESTIONS = 2  # whose answers have a term that goes for any question
MOST_COMMON = 12_000  # such terms, those that weigh most; twice as many tell hardly more
LEAST_FAULTY = 6  # sentences or answers, or no fault can be learnt
TEXTBOOK_ANSWERS = 15  # for each share of the points
OTHERS_STEP = 4  # every fourth answer to another question
CHANGED_STEP = 3  # every third answer with commas, too, and every third without any marks
INVERSE_REGULARISATION = 3.0
OTHER, TEXTBOOK = "other_question", "textbook"
CREDITED = ("covered", "partial")

Span = tuple[int, int]


@dataclass(frozen=True)
class Reading:
    """An answer as it is learnt from.

    `places` are where its sentences stand in the answer as written, `terms` what each holds, and
    `evidence` what the rules quote for a point, with their verdict.
    """

    answer: LabelledAnswer
    places: list[Span]
    terms: list[list[str]]
    evidence: dict[str, tuple[str, Span]]


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
    """Return how many rows all tables of a file have."""
    return sum(len(each["rows"]) for each in raw["tables"].values())


def development(
    exercise: Exercise, labelled: Path = LABELLED, leave_out: str | None = None
) -> list[Reading]:
    """Read all that can be learnt from for an exercise."""
    by_set = readings(exercise, labelled)
    return [each for name, some in by_set.items() if name != leave_out for each in some]


def readings(exercise: Exercise, labelled: Path = LABELLED) -> dict[str, list[Reading]]:
    """Read the development sets of an exercise, by name, and what else is learnt from."""
    rubric = load_rubric(exercise.rubric_path).with_word_weights(None)
    prompts = exercise.prompts()
    sets: dict[str, Iterable[LabelledAnswer]] = {
        path.stem: load_labelled(path, rubric)
        for path in sorted((labelled / exercise.slug).glob("development*.toml"))
    }
    sets = {name: [*some, *_changed(list(some))] for name, some in sets.items()}
    sets |= {
        TEXTBOOK: textbook(exercise, rubric),
        OTHER: of_other_questions(exercise, labelled),
    }
    return {name: [reading(rubric, prompts, each) for each in some] for name, some in sets.items()}


def _changed(answers: Sequence[LabelledAnswer]) -> list[LabelledAnswer]:
    return [*run_on(answers[::CHANGED_STEP]), *bare(answers[1::CHANGED_STEP])]


def as_written(readings: Iterable[Reading]) -> list[Reading]:
    """Return what isn't changed: words that are learnt twice would seem less rare than they are."""
    return [each for each in readings if not is_changed(each.answer)]


def of_other_questions(exercise: Exercise, labelled: Path) -> Iterator[LabelledAnswer]:
    """Yield answers to the other questions, which earn nothing here."""
    for other in sorted(path for path in labelled.iterdir() if path.name != exercise.slug):
        rubric = load_rubric(load_catalog().get(other.name).rubric_path)
        for path in sorted(other.glob("development*.toml")):
            for answer in load_labelled(path, rubric)[::OTHERS_STEP]:
                yield answer.model_copy(update={"expect": {}, "quotes": {}, "kind": OTHER})


def textbook(exercise: Exercise, rubric: Rubric) -> Iterator[LabelledAnswer]:
    """Yield right answers in the words of the references, and the rubric's examples.

    Those who write labelled answers avoid the reference's words, but where they go on to something
    false; without these, such words would be a sign of faults.
    """
    points = [(concept, point) for concept in rubric.concepts for point in concept.points]
    choice = Random(0)
    chosen = [[each] for each in points] + [points]
    chosen += [
        [each for each in points if choice.random() < share]
        for share in (0.3, 0.5, 0.7)
        for _ in range(TEXTBOOK_ANSWERS)
    ]
    for language in LANGUAGES:
        everything: dict[str, PointVerdict] = dict.fromkeys(rubric.points, "covered")
        model = exercise.model_answer(language)
        yield LabelledAnswer(
            id="model", language=language, kind=TEXTBOOK, text=model, expect=everything
        )
        for some in chosen:
            told = [concept.as_answer(point, language) for concept, point in some]
            yield LabelledAnswer(
                id="textbook",
                language=language,
                kind=TEXTBOOK,
                text="\n".join(told),
                expect={point.id: "covered" for _, point in some},
                quotes={point.id: each for (_, point), each in zip(some, told, strict=True)},
            )
    for example in rubric.examples:
        sure: dict[str, PointVerdict] = {
            name: verdict for name, verdict in example.expect.items() if verdict != "unsure"
        }
        yield LabelledAnswer(
            id="example", language="mixed", kind=TEXTBOOK, text=example.text, expect=sure
        )


def reading(rubric: Rubric, prompts: str, answer: LabelledAnswer) -> Reading:
    """Read one answer as the engine does."""
    document = read(answer.text, rubric.latin_words, rubric.latin_stems)
    aside = set_aside(document, prompts)
    places, found = [], []
    for number, sentence in enumerate(document.sentences):
        place = document.place(sentence.start, sentence.end, limit=len(answer.text))
        if number not in aside and place is not None:
            places.append(place)
            found.append(sorted(terms(document.text[sentence.start : sentence.end])))
    judged = judge(rubric, answer.text, prompts)
    evidence = {each.id: (str(each.verdict), each.span) for each in judged if each.span}
    return Reading(answer, places, found, evidence)


def learn(rubric: Rubric, readings: Sequence[Reading]) -> dict[str, Any]:
    """Fit every regression and return the contents of the file."""
    readings = as_written(readings)
    points = list(rubric.points)
    sentences = [each for reading in readings for each in reading.terms]
    answers = [sorted({t for each in reading.terms for t in each}) for reading in readings]
    roles = {point: sentence_roles(readings, point) for point in points}
    labels = {
        point: np.array([role_of(reading.answer.expect.get(point)) for reading in readings])
        for point in points
    }
    own = [reading.answer.kind != OTHER for reading in readings]
    own_sentences = [
        is_own for reading, is_own in zip(readings, own, strict=True) for _ in reading.terms
    ]
    about = np.array([_CREDIT if reading.answer.expect else _NOTHING for reading in readings])
    return {
        "schema": SCHEMA,
        "points": points,
        "tables": {
            "sentence": table(
                sentences,
                vocabulary(sentences, own_sentences),
                _targets([roles[point] for point in points]),
            ),
            "answer": table(
                answers,
                vocabulary(answers, own),
                [*_targets([labels[point] for point in points]), (about, _CREDIT)],
            ),
        },
    }


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
    kinds = np.array([kind for some in own for reading in some for kind in _kinds(reading)])
    false = np.select([kinds == _FAULT, kinds == _UNKNOWN], [_CREDIT, _UNKNOWN], _NOTHING)
    vague = np.select([kinds == _HALF, kinds == _CREDIT], [_CREDIT, _NOTHING], _UNKNOWN)
    targets = [(false, _CREDIT), (vague, _CREDIT)]
    fitted = table(everything, known, targets)["rows"]
    strength = {term: max(abs(int(n)) for n in row.split()[1:]) for term, row in fitted.items()}
    strongest = sorted(known, key=lambda term: (-strength[term], term))[:MOST_COMMON]
    learnt = table(everything, sorted(strongest), targets)
    return {"schema": common_weights.SCHEMA, "tables": {"sentence": learnt}}


def _kinds(reading: Reading) -> list[int]:
    """Return what each sentence is, whatever it is about: right, half said, wrong or unknown."""
    labels = reading.answer.expect
    roles = {point: _roles(reading, point) for point in labels}
    kinds = []
    for at in range(len(reading.places)):
        found = {labels[point] for point, some in roles.items() if some[at] in (_CREDIT, _FAULT)}
        if "wrong" in found:
            kinds.append(_FAULT)
        elif "covered" in found:
            kinds.append(_CREDIT)
        else:
            kinds.append(_HALF if "partial" in found else _UNKNOWN)
    return kinds


_NOTHING, _CREDIT, _FAULT, _HALF, _UNKNOWN = 0, 1, 2, 3, -1


def role_of(label: str | None) -> int:
    """Return what a text of this label teaches."""
    return _CREDIT if label in CREDITED else _FAULT if label == "wrong" else _NOTHING


def sentence_roles(readings: Iterable[Reading], point: str) -> np.ndarray[Any, Any]:
    """Return what each sentence teaches about a point.

    The sentence that decides a label is the one that its writer quotes, else the one that the rules
    quote where they agree with the label. The others say nothing of the point; beside a fault
    it isn't known what they say.
    """
    return np.array([role for each in readings for role in _roles(each, point)])


def _roles(reading: Reading, point: str) -> list[int]:
    label = reading.answer.expect.get(point)
    role = role_of(label)
    if role == _NOTHING:
        return [_NOTHING] * len(reading.places)
    deciding = _deciding(reading, point, role)
    touched = [deciding is not None and _shares(place, deciding) for place in reading.places]
    if not any(touched):
        return [_UNKNOWN] * len(reading.places)
    others = _NOTHING if role == _CREDIT else _UNKNOWN
    return [role if each else others for each in touched]


def _deciding(reading: Reading, point: str, role: int) -> Span | None:
    if quote := reading.answer.quotes.get(point):
        start = reading.answer.text.find(quote)
        return (start, start + len(quote)) if start >= 0 else None
    verdict, span = reading.evidence.get(point, ("missing", None))
    return span if role_of(verdict) == role else None


def _shares(one: Span, other: Span) -> bool:
    """Whether two stretches share half of the shorter."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return 2 * shared >= min(one[1] - one[0], other[1] - other[0]) > 0


_Target = tuple[np.ndarray[Any, Any], int]


def _targets(roles: Sequence[np.ndarray[Any, Any]]) -> list[_Target]:
    return [(each, wanted) for wanted in (_CREDIT, _FAULT) for each in roles]


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
    products = np.rint(weights * vectorizer.idf_)
    squares = np.rint(vectorizer.idf_**2)
    names = vectorizer.get_feature_names_out()
    return {
        "biases": [round(bias, 2) for _, bias in fits],
        "rows": {
            name: " ".join(str(int(n)) for n in (squares[at], *products[:, at]))
            for at, name in enumerate(names)
        },
    }


def _as_it_is(found: Sequence[str]) -> Sequence[str]:
    return found


def _fit(vectors: Any, roles: np.ndarray[Any, Any], wanted: int) -> tuple[Any, float]:
    known = roles != _UNKNOWN
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
