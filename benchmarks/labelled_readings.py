"""Read what is learnt from as the engine does: labelled answers, and what stands beside them.

That is answers to other questions, right answers in the references' own words, the task retold, and
claims: single sentences of tests/rubric/labelled/<slug>/claims.toml, right ones and their false
twins, each about the points that it is labelled for; what it says of others isn't known. Some
answers are read with other punctuation, and with their words in no order, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from random import Random
from typing import Any, TypeVar

import numpy as np
from changed_punctuation import bare, is_changed, run_on
from labelled_sets import LABELLED
from msgspec.structs import replace
from word_salad import is_salad, salad

from grader.catalog import Exercise, load_catalog
from grader.rubric import Rubric, judge, load_rubric
from grader.rubric.agreement import LabelledAnswer, load_labelled
from grader.rubric.engine import weighed_sentences
from grader.text import LANGUAGES
from grader.verdicts import PointVerdict

PARTS = 15  # of what is put together from pieces, for each share of these
OTHERS_STEP = 4  # every fourth answer to another question
CHANGED_STEP = 3  # every third answer with commas, too, and every third without any marks
SALAD_STEP = 7  # two of seven with their words in any order; languages alternate, so it is odd
# Kinds of answers, and names of their sets.
OTHER, TEXTBOOK, CLAIM, PROMPT = "other_question", "textbook", "claim", "prompt"
CREDITED = ("covered", "partial")
# What a text teaches about a point.
NOTHING, CREDIT, FAULT, HALF, UNKNOWN = 0, 1, 2, 3, -1

Span = tuple[int, int]
_Piece = TypeVar("_Piece")


@dataclass(frozen=True)
class Reading:
    """An answer as it is learnt from.

    `places` are where its sentences stand in the answer as written, `terms` what each holds,
    and `evidence` what the rules quote for a point, with their verdict.
    """

    answer: LabelledAnswer
    places: list[Span]
    terms: list[list[str]]
    evidence: dict[str, tuple[str, Span]]


def development(
    exercise: Exercise, labelled: Path = LABELLED, leave_out: str | None = None
) -> list[Reading]:
    """Read all that can be learnt from for an exercise."""
    by_set = readings_by_set(exercise, labelled)
    return [each for name, some in by_set.items() if name != leave_out for each in some]


def readings_by_set(exercise: Exercise, labelled: Path = LABELLED) -> dict[str, list[Reading]]:
    """Read the development sets of an exercise, by name, and what else is learnt from."""
    rubric = load_rubric(exercise.rubric_path).with_word_weights(None)
    prompts = exercise.prompts()
    sets: dict[str, Iterable[LabelledAnswer]] = {
        path.stem: load_labelled(path, rubric)
        for path in sorted((labelled / exercise.slug).glob("development*.toml"))
    }
    sets = {name: [*some, *_changed(list(some))] for name, some in sets.items()}
    claims = labelled / exercise.slug / "claims.toml"
    sets |= {
        CLAIM: load_labelled(claims, rubric) if claims.is_file() else [],
        TEXTBOOK: textbook(exercise, rubric),
        OTHER: of_other_questions(exercise, labelled),
    }
    read = {name: [reading(rubric, prompts, each) for each in some] for name, some in sets.items()}
    return read | {PROMPT: [reading(rubric, "", each) for each in retold(exercise)]}


def _changed(answers: Sequence[LabelledAnswer]) -> list[LabelledAnswer]:
    changed = [*run_on(answers[::CHANGED_STEP]), *bare(answers[1::CHANGED_STEP])]
    strewn = salad(answers[::SALAD_STEP]), salad(answers[3::SALAD_STEP], longest=2)
    return [*changed, *chain(*strewn)]


def as_written(readings: Iterable[Reading]) -> list[Reading]:
    """Return what isn't changed: words that are learnt twice would seem less rare than they are."""
    return [each for each in readings if not (is_changed(each.answer) or is_salad(each.answer))]


def salads(readings: Iterable[Reading]) -> list[Reading]:
    """Return those whose words are in no order."""
    return [each for each in readings if is_salad(each.answer)]


def of_other_questions(exercise: Exercise, labelled: Path) -> Iterator[LabelledAnswer]:
    """Yield answers to the other questions, which earn nothing here."""
    for other in sorted(path for path in labelled.iterdir() if path.name != exercise.slug):
        rubric = load_rubric(load_catalog().get(other.name).rubric_path)
        for path in sorted(other.glob("development*.toml")):
            for answer in load_labelled(path, rubric)[::OTHERS_STEP]:
                yield replace(answer, expect={}, quotes={}, kind=OTHER)


def _parts(pieces: Sequence[_Piece], chance: Random) -> list[list[_Piece]]:
    """Return some of the pieces, few or many, in their order; none now and then."""
    return [
        [each for each in pieces if chance.random() < share]
        for share in (0.3, 0.5, 0.7)
        for _ in range(PARTS)
    ]


def retold(exercise: Exercise) -> Iterator[LabelledAnswer]:
    """Yield the task and parts of it as answers, which earn nothing and claim nothing.

    What is copied from it is set aside, but not what is retold in nearly its words.
    """
    choice = Random(0)
    for language in LANGUAGES:
        lines = [each for each in exercise.prompt(language).splitlines() if each.strip()]
        chosen = [lines, *([each] for each in lines), *_parts(lines, choice)]
        for some in filter(None, chosen):
            text = "\n".join(some)
            yield LabelledAnswer(id="prompt", language=language, kind=PROMPT, text=text, expect={})


def textbook(exercise: Exercise, rubric: Rubric) -> Iterator[LabelledAnswer]:
    """Yield right answers in the words of the references, and the rubric's examples.

    Those who write labelled answers avoid the reference's words, but where they go on to something
    false; without these, such words would be a sign of faults.
    """
    points = [(concept, point) for concept in rubric.concepts for point in concept.points]
    chosen = [*([each] for each in points), points, *_parts(points, Random(0))]
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
    sentences = weighed_sentences(rubric, answer.text, prompts)
    judged = judge(rubric, answer.text, prompts)
    evidence = {each.id: (str(each.verdict), each.span) for each in judged if each.span}
    return Reading(
        answer,
        places=[each.place for each in sentences],
        terms=[sorted(each.words) for each in sentences],
        evidence=evidence,
    )


def role_of(label: str | None) -> int:
    """Return what a text of this label teaches."""
    return CREDIT if label in CREDITED else FAULT if label == "wrong" else NOTHING


def answer_role(reading: Reading, point: str) -> int:
    """Return what a whole answer teaches about a point."""
    label = reading.answer.expect.get(point)
    if label is None and reading.answer.kind == CLAIM:
        return UNKNOWN
    return role_of(label)


def sentence_roles(readings: Iterable[Reading], point: str) -> np.ndarray[Any, Any]:
    """Return what each sentence teaches about a point.

    The sentence that decides a label is the one that its writer quotes, else the one that the rules
    quote where they agree with the label. The others say nothing of the point; beside a fault
    it isn't known what they say.
    """
    return np.array([role for each in readings for role in _roles(each, point)])


def _roles(reading: Reading, point: str) -> list[int]:
    role = answer_role(reading, point)
    if role in (NOTHING, UNKNOWN):
        return [role] * len(reading.places)
    deciding = _deciding(reading, point, role)
    touched = [deciding is not None and _shares(place, deciding) for place in reading.places]
    if not any(touched):
        return [UNKNOWN] * len(reading.places)
    others = NOTHING if role == CREDIT else UNKNOWN
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


def kinds_of_sentences(reading: Reading) -> list[int]:
    """Return what each sentence is, whatever it is about: right, half said, wrong or unknown."""
    labels = reading.answer.expect
    roles = {point: _roles(reading, point) for point in labels}
    kinds = []
    for at in range(len(reading.places)):
        found = {labels[point] for point, some in roles.items() if some[at] in (CREDIT, FAULT)}
        if "wrong" in found:
            kinds.append(FAULT)
        elif "covered" in found:
            kinds.append(CREDIT)
        else:
            kinds.append(HALF if "partial" in found else UNKNOWN)
    return kinds
