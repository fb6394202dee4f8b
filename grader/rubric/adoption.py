"""Adopt the words of learners into a rubric, where that does no harm."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from grader.atomic_files import replace
from grader.catalog import Exercise
from grader.errors import RuleError
from grader.render.json_text import json_text
from grader.rubric.engine import judge
from grader.rubric.format import AdoptedPhrase, AdoptedPhrases, Rubric
from grader.rubric.loading import ADOPTED, load_rubric
from grader.schema_files import Strict, broken_rule, fitted, read_text, read_toml
from grader.text import LANGUAGES, Text
from grader.verdicts import PointVerdict

_LEAST_CHINESE, _LEAST_WORDS = 4, 2
_HEADING = "# Words of learners that make a point; written by `mmdojo adopt`.\n"


class Candidate(Strict, frozen=True):
    """Words that learners say make a point of an exercise, and how many said so."""

    exercise: str
    point: str
    span: str
    count: int = 1


class _CandidatesFile(Strict, frozen=True):
    candidates: list[Candidate]


@dataclass(frozen=True)
class Decision:
    """What came of one candidate: `problem` says why it was not adopted."""

    candidate: Candidate
    problem: Text | None = None


def adopt(exercise: Exercise, candidates: Sequence[Candidate], *, write: bool) -> list[Decision]:
    """Decide on each candidate, and write the good ones to `adopted.toml` beside the rubric.

    A phrase is refused where it changes the verdict on an example of the rubric, gives a point to
    the prompt, or gives a wrong answer (`wrong/`) more points than before.

    Raises:
        CatalogError: the rubric cannot be read.
        OSError: the file cannot be written.
    """
    rubric = load_rubric(exercise.rubric_path)
    path = exercise.rubric_path.with_name(ADOPTED)
    kept = read_toml(path, AdoptedPhrases, "adopted").adopted if path.exists() else []
    decisions = []
    for candidate in candidates:
        problem: Text | None
        try:
            phrase = AdoptedPhrase(point=candidate.point, phrase=candidate.span)
        except RuleError as error:
            problem = error.text
        else:
            problem = _problem(exercise, rubric, phrase, kept)
        if problem is None:
            kept = [*kept, phrase]
            rubric = rubric.with_phrases([phrase])
        decisions.append(Decision(candidate, problem))
    if write and any(decision.problem is None for decision in decisions):
        replace(path, _as_toml(kept).encode())
    return decisions


def _problem(
    exercise: Exercise, rubric: Rubric, phrase: AdoptedPhrase, kept: Sequence[AdoptedPhrase]
) -> Text | None:
    if phrase.point not in rubric.points:
        return Text(
            zh=f"{exercise.slug} 没有 {phrase.point} 这个要点。",
            en=f"{exercise.slug} has no point {phrase.point}.",
        )
    if _is_short(phrase.phrase):
        return Text(
            zh="太短了，别的意思也可能这样说。至少要 4 个汉字或 2 个英文单词。",
            en="It is too short to mean only this. Four Chinese characters or two words at least.",
        )
    if phrase in kept:
        return Text(zh="已经采纳过。", en="It has been adopted already.")
    wider = rubric.with_phrases([phrase])
    prompts = exercise.prompts()
    for number, example in enumerate(rubric.examples):
        before, after = (_verdicts(each, example.text, prompts) for each in (rubric, wider))
        if before != after:
            return Text(
                zh=f"它会改变 examples[{number}] 的评判。",
                en=f"It would change the verdicts on examples[{number}].",
            )
    for path in sorted((exercise.solution / "wrong").glob("*.md")):
        answer = read_text(path)
        if _points(wider, answer, prompts) > _points(rubric, answer, prompts):
            return Text(
                zh=f"错误的回答 {path.name} 会因此得分。",
                en=f"The wrong answer {path.name} would gain by it.",
            )
    for language in LANGUAGES:
        if _points(wider, exercise.prompt(language), prompts) > 0:
            return Text(zh="题目本身会因此得分。", en="The question itself would earn by it.")
    return None


def _is_short(phrase: str) -> bool:
    letters = [character for character in phrase if character.isalnum()]
    chinese = sum(not character.isascii() for character in letters)
    return chinese < _LEAST_CHINESE and len(phrase.split()) < _LEAST_WORDS


def _verdicts(
    rubric: Rubric, answer: str, prompts: str
) -> tuple[dict[str, PointVerdict], dict[str, PointVerdict]]:
    """Return the verdicts, and those by rules alone: words may hide what a phrase does to them."""
    with_words, by_rules = (
        {each.id: each.verdict for each in judge(some, answer, prompts)}
        for some in (rubric, rubric.with_word_weights(None))
    )
    return with_words, by_rules


def _points(rubric: Rubric, answer: str, prompts: str) -> float:
    return sum(each.points for each in judge(rubric, answer, prompts))


def _as_toml(phrases: Sequence[AdoptedPhrase]) -> str:
    entries = [
        f"\n[[adopted]]\npoint = {_quoted(each.point)}\nphrase = {_quoted(each.phrase)}\n"
        for each in phrases
    ]
    return _HEADING + "".join(entries)


def _quoted(text: str) -> str:
    """Return a TOML basic string, whose escapes JSON shares."""
    return json_text(text)


def candidates_file(path: Path) -> list[Candidate]:
    """Read what `mmdojo candidates --format json` wrote.

    Raises:
        CatalogError: it is no such file.
    """
    text = read_text(path)
    try:
        raw = json.loads(text)
    except ValueError as error:
        raise broken_rule("candidates", path, Text.same(str(error))) from error
    return fitted({"candidates": raw}, _CandidatesFile, path, "candidates").candidates
