"""Labelled answers with their words shuffled: all the right words, and nothing that is said.

    python benchmarks/word_salad.py    # how much of it is credited, and of bare lists of the words

What is learnt from labelled answers is learnt from such ones, too: that words alone earn nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from random import Random

from labelled_sets import LABELLED, TOGETHER
from msgspec.structs import replace

from grader.catalog import load_catalog
from grader.rubric import judge, load_rubric
from grader.rubric.agreement import LabelledAnswer, load_labelled

# What stands between the pieces (None: a blank, but between two in Chinese), and how many Latin
# words in a row may be one.
LAYOUTS: dict[str, tuple[str | None, int]] = {
    "one after the other": (None, 1),
    "two or three in a row as they were": (None, 3),
    "with commas": (", ", 1),
}
_ID_END = "-salad"
_STEP = 3
_MARKS = re.compile(r"[^\w\s'-]+|_+")
_LATIN_WORD = re.compile(r"[A-Za-z0-9'-]+")
_LATIN = re.compile(rf"{_LATIN_WORD.pattern}(?:\s+{_LATIN_WORD.pattern})*")
_LEAST_PIECES = 8
_SHORTEST, _LONGER = 2, 2  # characters of a Chinese piece, and more, by each word of a Latin one


def salad(
    answers: Iterable[LabelledAnswer], between: str | None = None, longest: int = 1
) -> Iterator[LabelledAnswer]:
    """Yield those answers that say something, their words shuffled and all marks left out.

    Nothing is expected of them. Names may stand in them by chance: points for names are no matter
    of theirs.
    """
    for answer in answers:
        if "covered" in answer.expect.values():
            pieces = shuffled(answer.text, Random(answer.id), longest)
            if len(pieces) >= _LEAST_PIECES:
                text = _joined(pieces) if between is None else between.join(pieces)
                changed = {"id": answer.id + _ID_END, "text": text}
                yield replace(answer, expect={}, quotes={}, **changed)


def is_salad(answer: LabelledAnswer) -> bool:
    """Whether an answer is one of these."""
    return answer.id.endswith(_ID_END)


def shuffled(text: str, chance: Random, longest: int = 1) -> list[str]:
    """Return the Latin words of a text, up to so many in a row, and pieces of its Chinese."""
    pieces: list[str] = []
    for stretch in _MARKS.split(text):
        for latin in _LATIN.findall(stretch):
            pieces += map(" ".join, _cut(latin.split(), 1, longest, chance))
        for chinese in "".join(_LATIN.sub(" ", stretch)).split():
            most = _SHORTEST + _LONGER * longest
            pieces += map("".join, _cut(chinese, _SHORTEST, most, chance))
    chance.shuffle(pieces)
    return pieces


_Pieces = list[str] | str


def _cut(whole: _Pieces, least: int, most: int, chance: Random) -> Iterator[_Pieces]:
    start = 0
    while start < len(whole):
        size = chance.randint(least, most)
        yield whole[start : start + size]
        start += size


def _joined(pieces: list[str]) -> str:
    """Return the pieces one after the other, as one would write them."""
    blanks = (
        " " if one[-1].isascii() or other[0].isascii() else "" for one, other in pairwise(pieces)
    )
    return pieces[0] + "".join(
        blank + piece for blank, piece in zip(blanks, pieces[1:], strict=True)
    )


def credited(between: str | None, longest: int, splits: Iterable[str]) -> tuple[int, int]:
    """Return how many points that are no names are credited for salad, and of how many.

    Args:
        between: what stands between the pieces.
        longest: how many Latin words in a row may be one.
        splits: whose answers are shuffled, every third.
    """
    given = points = 0
    for exercise in load_catalog():
        if exercise.is_code:
            continue
        rubric, prompts = load_rubric(exercise.rubric_path), exercise.prompts()
        for split in splits:
            answers = load_labelled(LABELLED / exercise.slug / f"{split}.toml", rubric)
            for each in salad(answers[::_STEP], between, longest):
                for found in judge(rubric, each.text, prompts):
                    if rubric.points[found.id].kind == "idea":
                        points += 1
                        given += found.points > 0
    return given, points


def main() -> None:
    """Print the share of points that are credited, of held-out answers' words."""
    for name, layout in LAYOUTS.items():
        given, points = credited(*layout, TOGETHER["all held out together"])
        print(f"{name}: {given} of {points} points, {given / points:.1%}")


if __name__ == "__main__":
    main()
