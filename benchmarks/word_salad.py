"""Labelled answers with their words shuffled: all the right words, and nothing that is said.

    python benchmarks/word_salad.py    # how much of it is credited, and of bare lists of the words

train_decision.py learns from such answers that words alone earn nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from random import Random

from labelled_sets import LABELLED, TOGETHER
from msgspec.structs import replace

from grader.catalog import load_catalog
from grader.rubric import judge, load_rubric
from grader.rubric.agreement import LabelledAnswer, load_labelled

SEPARATORS = {"one after the other": " ", "with commas": ", "}
_ID_END = "-salad"
_STEP = 3
_MARKS = re.compile(r"[^\w\s'-]+|_+")
_LATIN_WORD = re.compile(r"[A-Za-z0-9'-]+")
_LEAST_WORDS = 8
_LENGTHS = (2, 3, 4)  # of the pieces that Chinese is cut into, in characters


def salad(answers: Iterable[LabelledAnswer]) -> Iterator[LabelledAnswer]:
    """Yield those answers that say something, their words shuffled and all marks left out.

    Nothing is expected of them. Names may stand in them by chance: points for names are no matter
    of theirs.
    """
    for answer in answers:
        if "covered" in answer.expect.values():
            words = shuffled(answer.text, Random(answer.id))
            if len(words) >= _LEAST_WORDS:
                changed = {"id": answer.id + _ID_END, "text": " ".join(words)}
                yield replace(answer, expect={}, quotes={}, **changed)


def is_salad(answer: LabelledAnswer) -> bool:
    """Whether an answer is one of these."""
    return answer.id.endswith(_ID_END)


def shuffled(text: str, chance: Random) -> list[str]:
    """Return the Latin words of a text and short pieces of its Chinese in any order."""
    words: list[str] = []
    for stretch in _MARKS.sub(" ", text).split():
        words += _LATIN_WORD.findall(stretch)
        for chinese in filter(None, _LATIN_WORD.split(stretch)):
            words += _pieces(chinese, chance)
    chance.shuffle(words)
    return words


def _pieces(chinese: str, chance: Random) -> Iterator[str]:
    start = 0
    while start < len(chinese):
        size = chance.choice(_LENGTHS)
        yield chinese[start : start + size]
        start += size


def credited(separator: str, splits: Iterable[str]) -> tuple[int, int]:
    """Return how many points that are no names are credited for salad, and of how many.

    Args:
        separator: what stands between the words; with a comma it is a bare list of them.
        splits: whose answers are shuffled, every third.
    """
    given = points = 0
    for exercise in load_catalog():
        if exercise.is_code:
            continue
        rubric, prompts = load_rubric(exercise.rubric_path), exercise.prompts()
        for split in splits:
            answers = load_labelled(LABELLED / exercise.slug / f"{split}.toml", rubric)
            for each in salad(answers[::_STEP]):
                for found in judge(rubric, each.text.replace(" ", separator), prompts):
                    if rubric.points[found.id].kind == "idea":
                        points += 1
                        given += found.points > 0
    return given, points


def main() -> None:
    """Print the share of points that are credited, of held-out answers' words."""
    for name, separator in SEPARATORS.items():
        given, points = credited(separator, TOGETHER["all held out together"])
        print(f"{name}: {given} of {points} points, {given / points:.1%}")


if __name__ == "__main__":
    main()
