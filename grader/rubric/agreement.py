"""Measure how far the grader agrees with people, on answers that people have labelled."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal

import numpy as np
from msgspec import Meta
from msgspec import field as schema_field

from grader.rubric.engine import judge
from grader.rubric.format import Rubric
from grader.rubric.judgement import PointJudgement
from grader.schema_files import Strict, broken_rule, read_toml
from grader.text import Text
from grader.verdicts import PointVerdict

ADVERSARIAL = (
    "swapped",
    "negated",
    "false_additions",
    "keyword_list",
    "copied_question",
    "off_topic",
    "injection",
    "empty",
)
LEVELS = 5  # scores are compared on 0 to 4
_CREDIT: dict[str, float] = {"covered": 1.0, "partial": 0.5}


class LabelledAnswer(Strict, frozen=True):
    """An answer and what a person would mark; points that are not named are missing.

    `quotes` may give, for a point, the words that decide it, as they stand in the answer.
    """

    id: str
    language: Literal["zh", "en", "mixed"]
    kind: str
    text: str
    expect: dict[str, PointVerdict] = schema_field(default_factory=dict)
    quotes: dict[str, str] = schema_field(default_factory=dict)


class _LabelledFile(Strict, frozen=True):
    answers: Annotated[list[LabelledAnswer], Meta(min_length=1)]


@dataclass(frozen=True)
class Graded:
    """One labelled answer with what the rules made of it."""

    answer: LabelledAnswer
    rubric: Rubric
    judgements: tuple[PointJudgement, ...]
    seconds: float

    def pairs(self) -> list[tuple[PointVerdict, PointVerdict]]:
        """Return (label, verdict) for each point."""
        expect = self.answer.expect
        return [(expect.get(each.id, "missing"), each.verdict) for each in self.judgements]

    def quotes(self) -> list[bool]:
        """Return for each verdict that people share whether it quotes what decides it for them.

        Of points that are covered or wrong, where the label has the words.
        """
        answer = self.answer
        return [
            _touches(each.span, answer.quotes[each.id], answer.text)
            for each in self.judgements
            if each.verdict in ("covered", "wrong")
            and each.verdict == answer.expect.get(each.id)
            and each.id in answer.quotes
        ]

    def levels(self, *, self_assessed: bool = False) -> tuple[int, int]:
        """Return the score that a person gives and that of the rules, from 0 to 4.

        With `self_assessed`, points that the rules are unsure of count as the person has it.
        """
        theirs = ours = 0.0
        for label, verdict in self.pairs():
            theirs += _CREDIT.get(label, 0.0)
            judged = label if self_assessed and verdict == "unsure" else verdict
            ours += _CREDIT.get(judged, 0.0)
        top = len(self.judgements)
        return round((LEVELS - 1) * theirs / top), round((LEVELS - 1) * ours / top)


def _touches(span: tuple[int, int] | None, words: str, text: str) -> bool:
    """Whether a stretch of a text shares a character with some occurrence of words in it."""
    if span is None:
        return False
    places = (found.start() for found in re.finditer(re.escape(words), text))
    return any(start < span[1] and span[0] < start + len(words) for start in places)


@dataclass
class Counts:
    """Right and wrong decisions about one verdict."""

    hits: int = 0
    false: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """The share of what was claimed that is so."""
        return self.hits / (self.hits + self.false) if self.hits + self.false else 1.0

    @property
    def recall(self) -> float:
        """The share of what is so that was claimed."""
        return self.hits / (self.hits + self.missed) if self.hits + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return 2 * self.hits / max(1, 2 * self.hits + self.false + self.missed)


@dataclass
class Agreement:
    """The figures for one set of answers.

    Attributes:
        answers: how many.
        points: how many points they were judged on.
        kappa: quadratic weighted kappa of scores from 0 to 4 (Cohen 1968).
        kappa_assessed: the same once a truthful learner has judged the unsure points.
        covered: decisions for `covered`.
        wrong: decisions for `wrong`.
        accused: share of points that people credit and the rules call wrong.
        asked: share of points that the rules are unsure of.
        quoted: share of right verdicts, covered or wrong, whose quotation touches the words that
            decide it for people, where these are known; 1 where they never are.
        false_credit: by kind of answer, points given credit and points that deserve none.
        seconds: for each answer, in the order given.
    """

    answers: int
    points: int
    kappa: float
    kappa_assessed: float
    covered: Counts
    wrong: Counts
    accused: float
    asked: float
    quoted: float
    false_credit: dict[str, tuple[int, int]] = field(default_factory=dict)
    seconds: list[float] = field(default_factory=list)

    @property
    def false_credit_rate(self) -> float:
        """The share of undeserving points, of adversarial answers, that got credit."""
        kinds = [self.false_credit[kind] for kind in ADVERSARIAL if kind in self.false_credit]
        given = sum(found for found, _ in kinds)
        return given / max(1, sum(total for _, total in kinds))

    @property
    def summary(self) -> str:
        """The figures in a line."""
        return (
            f"QWK {self.kappa:.3f}, self-assessed {self.kappa_assessed:.3f}, "
            f"covered {self.covered.f1:.3f} (precision {self.covered.precision:.3f}), "
            f"wrong {self.wrong.f1:.3f}, false credit {self.false_credit_rate:.3f}, "
            f"accused {self.accused:.3f}, asked {self.asked:.3f}, quoted {self.quoted:.3f}"
        )


def load_labelled(path: Path, rubric: Rubric) -> list[LabelledAnswer]:
    """Read a file of labelled answers.

    Raises:
        CatalogError: it is missing, breaks a rule, or names a point that the rubric doesn't have.
    """
    answers = read_toml(path, _LabelledFile, "labelled").answers
    for answer in answers:
        if unknown := set(answer.expect) - set(rubric.points):
            names = ", ".join(sorted(unknown))
            detail = Text(
                zh=f"{answer.id} 期望的要点 {names} 不在评分标准里，请改正 expect",
                en=f"{answer.id} expects {names}, which the rubric doesn't have; mend its expect",
            )
            raise broken_rule("labelled", path, detail)
    return answers


def grade_labelled(rubric: Rubric, prompts: str, answers: Iterable[LabelledAnswer]) -> list[Graded]:
    """Judge every answer, and time it; making the rubric ready is start-up, and not counted."""
    judge(rubric, "x", prompts)
    graded = []
    for answer in answers:
        started = time.perf_counter()
        judgements = judge(rubric, answer.text, prompts)
        seconds = time.perf_counter() - started
        graded.append(Graded(answer, rubric, tuple(judgements), seconds))
    return graded


def measure(graded: Sequence[Graded]) -> Agreement:
    """Return how far the verdicts agree with the labels."""
    covered, wrong = Counts(), Counts()
    credit: dict[str, tuple[int, int]] = {}
    accused = deserving = asked = points = 0
    quotes: list[bool] = []
    for each in graded:
        quotes += each.quotes()
        for label, verdict in each.pairs():
            points += 1
            asked += verdict == "unsure"
            for counts, name in ((covered, "covered"), (wrong, "wrong")):
                counts.hits += label == verdict == name
                counts.false += verdict == name != label
                counts.missed += label == name != verdict
            if label in _CREDIT:
                deserving += 1
                accused += verdict == "wrong"
            else:
                given, total = credit.get(each.answer.kind, (0, 0))
                credit[each.answer.kind] = given + (verdict in _CREDIT), total + 1
    return Agreement(
        answers=len(graded),
        points=points,
        kappa=quadratic_weighted_kappa([each.levels() for each in graded]),
        kappa_assessed=quadratic_weighted_kappa(
            [each.levels(self_assessed=True) for each in graded]
        ),
        covered=covered,
        wrong=wrong,
        accused=accused / max(1, deserving),
        asked=asked / max(1, points),
        quoted=sum(quotes) / len(quotes) if quotes else 1.0,
        false_credit=credit,
        seconds=[each.seconds for each in graded],
    )


def quadratic_weighted_kappa(levels: Sequence[tuple[int, int]]) -> float:
    """Return Cohen's kappa with quadratic weights (Cohen 1968) of pairs from 0 to 4; 1 is best."""
    observed = np.zeros((LEVELS, LEVELS))
    for pair in levels:
        observed[pair] += 1
    expected = np.outer(observed.sum(axis=1), observed.sum(axis=0)) / max(1, len(levels))
    distance = np.subtract.outer(np.arange(LEVELS), np.arange(LEVELS)) ** 2
    by_chance = float((distance * expected).sum())
    return 1.0 - float((distance * observed).sum()) / by_chance if by_chance else 1.0
