"""Labelled answers with commas for full stops, or without any marks, as many people write.

    python benchmarks/changed_punctuation.py    # agreement on held-out answers, and on these

train_decision.py learns from such answers, too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from labelled_sets import LABELLED
from msgspec.structs import replace

from grader.catalog import load_catalog
from grader.rubric import load_rubric
from grader.rubric.agreement import Graded, LabelledAnswer, grade_labelled, load_labelled, measure
from grader.text import LANGUAGES

_RUN_ON, _BARE = "-run-on", "-bare"  # end the ids
_MARKS = re.compile(r"[，。；！？：、,.;!?:]+(?=\s|$|[\u4e00-\u9fff])")
_SENTENCE_ENDS = re.compile(r"[。；](?=.)|[.;](?= +[^ ])")
_LAST = "。；.; "


def run_on(answers: Iterable[LabelledAnswer]) -> Iterator[LabelledAnswer]:
    """Yield those answers with commas for full stops that have several sentences on one line.

    Nothing else changes, so they are labelled alike; few labelled answers are written so.
    """
    return _changed(answers, _with_commas, _RUN_ON)


def bare(answers: Iterable[LabelledAnswer]) -> Iterator[LabelledAnswer]:
    """Yield the same answers without punctuation, as a microphone often has them."""
    return _changed(answers, lambda text: _MARKS.sub(" ", text).strip(), _BARE)


def is_changed(answer: LabelledAnswer) -> bool:
    """Whether an answer is one of these."""
    return answer.id.endswith((_RUN_ON, _BARE))


def _changed(
    answers: Iterable[LabelledAnswer], change: Callable[[str], str], id_ends: str
) -> Iterator[LabelledAnswer]:
    for answer in answers:
        text = answer.text.strip()
        if "\n" not in text and _SENTENCE_ENDS.search(text):
            new = change(text)
            quotes = {point: change(each.rstrip(_LAST)) for point, each in answer.quotes.items()}
            kept = {point: each for point, each in quotes.items() if each in new}
            changed = {"id": answer.id + id_ends, "text": new, "quotes": kept}
            yield replace(answer, **changed)


def _with_commas(text: str) -> str:
    return _SENTENCE_ENDS.sub(lambda end: "," if end[0].isascii() else "，", text)


def main() -> None:
    """Print the agreement on held-out answers that can be changed, as they are and changed."""
    graded: dict[str, list[Graded]] = {"as written": [], "run on": [], "bare": []}
    for exercise in load_catalog():
        for path in sorted((LABELLED / exercise.slug).glob("held_out*.toml")):
            rubric = load_rubric(exercise.rubric_path)
            answers = load_labelled(path, rubric)
            joined = list(run_on(answers))
            ids = {each.id.removesuffix(_RUN_ON) for each in joined}
            same = [each for each in answers if each.id in ids]
            for name, some in zip(graded, (same, joined, bare(answers)), strict=True):
                graded[name] += grade_labelled(rubric, exercise.prompts(), some)
    for language in LANGUAGES:
        for name, each in graded.items():
            spoken = [one for one in each if one.answer.language == language]
            print(f"{language}, {len(spoken)} answers {name}: {measure(spoken).summary}")


if __name__ == "__main__":
    main()
