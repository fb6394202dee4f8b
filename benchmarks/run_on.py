"""Labelled answers with commas for full stops, as many people write, above all in Chinese.

    python benchmarks/run_on.py    # how far the grader agrees on held-out answers, and on these

train_decision.py learns from such answers, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from grader.catalog import load_catalog
from grader.rubric import load_rubric
from grader.rubric.agreement import Graded, LabelledAnswer, grade_labelled, load_labelled, measure
from grader.text import LANGUAGES

LABELLED = Path(__file__).resolve().parents[1] / "tests" / "rubric" / "labelled"
_ID_ENDS = "-run-on"
_SENTENCE_ENDS = re.compile(r"[。；](?=.)|[.;](?= +[^ ])")
_LAST = "。；.; "


def run_on(answers: Iterable[LabelledAnswer]) -> Iterator[LabelledAnswer]:
    """Yield those answers run on that have several sentences on one line.

    Nothing else changes, so they are labelled alike; hardly any answer is written so.
    """
    for answer in answers:
        text = answer.text.strip()
        if "\n" not in text and (joined := _joined(text)) != text:
            quotes = {point: _joined(each.rstrip(_LAST)) for point, each in answer.quotes.items()}
            kept = {point: each for point, each in quotes.items() if each in joined}
            changed = {"id": answer.id + _ID_ENDS, "text": joined, "quotes": kept}
            yield answer.model_copy(update=changed)


def is_run_on(answer: LabelledAnswer) -> bool:
    """Whether an answer comes from `run_on`."""
    return answer.id.endswith(_ID_ENDS)


def _joined(text: str) -> str:
    return _SENTENCE_ENDS.sub(lambda end: "," if end[0].isascii() else "，", text)


def main() -> None:
    """Print the agreement on held-out answers that can be run on, as they are and run on."""
    as_they_are: list[Graded] = []
    joined: list[Graded] = []
    for exercise in load_catalog():
        for path in sorted((LABELLED / exercise.slug).glob("held_out*.toml")):
            rubric = load_rubric(exercise.rubric_path)
            answers = load_labelled(path, rubric)
            changed = list(run_on(answers))
            ids = {each.id.removesuffix(_ID_ENDS) for each in changed}
            same = [each for each in answers if each.id in ids]
            as_they_are += grade_labelled(rubric, exercise.prompts(), same)
            joined += grade_labelled(rubric, exercise.prompts(), changed)
    for language in LANGUAGES:
        for name, graded in (("as written", as_they_are), ("run on", joined)):
            some = [each for each in graded if each.answer.language == language]
            found = measure(some)
            print(
                f"{language}, {len(some)} answers {name}: QWK {found.kappa:.3f}, "
                f"covered {found.covered.f1:.3f} (precision {found.covered.precision:.3f}), "
                f"wrong {found.wrong.f1:.3f}, false credit {found.false_credit_rate:.3f}"
            )


if __name__ == "__main__":
    main()
