"""What there is to go by before a point is decided: what rules found, and what the words weigh."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import log
from operator import itemgetter
from typing import Literal, NamedTuple

from grader.rubric.anchors import Subjects
from grader.rubric.folding import fold
from grader.rubric.lexicon import Span
from grader.rubric.weighing import IdleClause, Weighing
from grader.rubric.word_weights import terms
from grader.verdicts import PointVerdict

Reason = Literal[
    "covered",
    "adopted",
    "partial",
    "missing",
    "contradicted",
    "denied",
    "swapped",
    "both",
    "only_keywords",
    "half_met",
    "unknown_words",
    "not_named",
    "off_topic",
    "words",
]
# Of the sentence that speaks most for crediting a point ("best"), the one that rules quote for it
# ("quoted"), or any ("worst"): log-odds, natural logarithms of counts, shares, or 0 and 1. The best
# sentence's credit of others is the greatest that another point would have for it; falsehood and
# vagueness are those of a sentence whatever it is about, the greatest falsehood that of any. The
# quoted sentence may be quoted for others, too: for how many. Clauses are weighed by themselves: of
# any, and together those that the quoted stretch touches. A point's own concept may be named, and
# the best and the worst sentence may name it or another, or speak of one named before: the words of
# one concept's point said of another concept are a swap. Of the sentences that speak of its own
# concept: the greatest credit and fault of the point, and credit of the others' same point. Of the
# other points of its concept ("mates"): the greatest and the least credit, by the best sentence and
# the whole answer together, and the greatest fault; who explains a thing well has mostly said what
# it is called. Negations are counted in the clauses that the quoted stretch
# touches, in the best sentence, and in the clause that speaks most for the point. What speaks for
# no point ("idle") is often where something false is added: how many terms such clauses have and
# the greatest falsehood of one, where the point's own concept is spoken of, and their share of all.
# The words of an answer may stand in no order ("disorder").
FEATURES = (
    "best_credit",
    "best_credit_of_others",
    "answer_credit",
    "worst_fault",
    "answer_fault",
    "quoted_credit",
    "quoted_fault",
    "log_terms",
    "log_sentences",
    "log_best_terms",
    "average_credit",
    "worst_fault_of_any_point",
    "quoted_is_best",
    "quoted_for_others",
    "best_is_statement",
    "quoted_is_statement",
    "statements",
    "best_from_prompt",
    "quoted_from_prompt",
    "answer_from_prompt",
    "best_falsehood",
    "quoted_falsehood",
    "worst_falsehood",
    "greatest_falsehood",
    "best_vagueness",
    "quoted_vagueness",
    "best_clause_credit",
    "worst_clause_fault",
    "quoted_clauses_credit",
    "quoted_clauses_fault",
    "quoted_clauses_falsehood",
    "own_is_named",
    "best_names_own",
    "best_names_other",
    "best_is_of_own",
    "best_is_of_other",
    "worst_names_own",
    "worst_names_other",
    "worst_is_of_own",
    "worst_is_of_other",
    "own_credit",
    "own_credit_of_siblings",
    "own_fault",
    "mates_best_credit",
    "mates_least_credit",
    "mates_worst_fault",
    "quoted_negations",
    "best_negations",
    "best_clause_negations",
    "own_idle_terms",
    "own_idle_falsehood",
    "idle_share",
    "answer_disorder",
)
# Of these a first look makes do: they come without reading what rules quote. The greater the first,
# and the smaller the others, the plainer is what an answer says of a point.
SPEAKS_FOR = "best_credit", "answer_credit"
SPEAKS_AGAINST = (
    "worst_fault",
    "answer_fault",
    "best_vagueness",
    "best_falsehood",
    "worst_falsehood",
    "answer_disorder",
)
NOTHING = -6.0  # log-odds where rules quote nothing, or no sentence is about a concept
_IN_ORDER = itemgetter(*FEATURES)
_NOTHING_QUOTED = {
    "quoted_credit": NOTHING,
    "quoted_fault": NOTHING,
    "quoted_is_best": 0.0,
    "quoted_for_others": 0.0,
    "quoted_is_statement": 0.0,
    "quoted_from_prompt": 0.0,
    "quoted_falsehood": NOTHING,
    "quoted_vagueness": NOTHING,
    "quoted_clauses_credit": NOTHING,
    "quoted_clauses_fault": NOTHING,
    "quoted_clauses_falsehood": NOTHING,
    "quoted_negations": 0.0,
}


class Clues(NamedTuple):
    """What there is to go by for one point: the rules' verdict with its reason, and FEATURES."""

    state: str
    values: tuple[float, ...]


class Glance(NamedTuple):
    """What a first look at a point shows: the values of SPEAKS_FOR, and of SPEAKS_AGAINST."""

    speaks_for: tuple[float, ...]
    speaks_against: tuple[float, ...]


class Quotes:
    """What rules quote for each point: the stretches, and the sentences that these begin in."""

    def __init__(self, spans: Mapping[str, Span], weighing: Weighing) -> None:
        self.spans = spans
        self.sentences = {point: weighing.sentence_at(span) for point, span in spans.items()}
        self.times = Counter(self.sentences.values())


class _Own(NamedTuple):
    """What there is of one concept: whether it is named, the sentences and idle clauses of it."""

    is_named: float
    sentences: list[int]
    idle_terms: float
    idle_falsehood: float


class ClueReader:
    """Read the clues of one answer.

    Args:
        weighing: what its words weigh.
        statements: for each of its sentences, whether it states something.
        subjects: for each of its sentences, which concepts it is about.
        negations: where negations begin, in order.
        concepts: the concept of each point, by the points' ids.
        prompt: the task; what is taken from it says little.
    """

    def __init__(
        self,
        weighing: Weighing,
        statements: Sequence[bool],
        subjects: Sequence[Subjects],
        negations: Sequence[int],
        concepts: Mapping[str, str],
        prompt: str,
    ) -> None:
        self._weighing = weighing
        self._subjects = subjects
        self._negations = negations
        self._concepts = concepts
        self._relatives = _relatives(weighing.points, tuple(concepts.items()))
        self._statements = statements
        of_prompt = _terms_of(prompt)
        self._copied = [
            len(of_prompt & found) / max(1, len(found)) for found in weighing.terms_by_sentence
        ]
        points, words = range(len(weighing.points)), weighing.by_words
        self._credit = credit = [
            words.credit(words.best(at), at) + weighing.answer_credit(at) for at in points
        ]
        self._fault = [words.worst_fault(at) for at in points]
        idle = weighing.idle_clauses()
        self._of_concepts = {each: self._own(each, idle) for each in set(concepts.values())}
        self._of_answer = {
            "log_terms": log(1 + len(weighing.terms)),
            "log_sentences": log(1 + len(statements)),
            "average_credit": sum(credit) / len(credit),
            "worst_fault_of_any_point": max(self._fault),
            "statements": sum(statements) / len(statements),
            "greatest_falsehood": max(map(weighing.falsehood, range(len(statements)))),
            "answer_from_prompt": len(of_prompt & weighing.terms) / max(1, len(weighing.terms)),
            "idle_share": sum(each.terms for each in idle) / max(1, weighing.clause_terms),
        }

    def glance(self, point: str) -> Glance:
        """Return what a first look at a point shows."""
        weighing = self._weighing
        at = weighing.points.index(point)
        words = weighing.by_words
        best, falsehood = words.best(at), weighing.falsehood
        return Glance(
            (words.credit(best, at), weighing.answer_credit(at)),
            (
                self._fault[at],
                weighing.answer_fault(at),
                weighing.vagueness(best),
                falsehood(best),
                falsehood(words.worst(at)),
                weighing.disorder,
            ),
        )

    def clues(self, point: str, verdict: PointVerdict, reason: Reason, quotes: Quotes) -> Clues:
        """Return the clues for a point; `quotes` are what rules quote for any."""
        weighing = self._weighing
        words, clauses = weighing.by_words, weighing.by_clauses
        at = weighing.points.index(point)
        best = words.best(at)
        glance = self.glance(point)
        found = {
            **self._of_answer,
            **self._about(point, at),
            **self._of_mates(point),
            **_NOTHING_QUOTED,
            **dict(zip(SPEAKS_FOR, glance.speaks_for, strict=True)),
            **dict(zip(SPEAKS_AGAINST, glance.speaks_against, strict=True)),
            "best_credit_of_others": words.credit_of_others(best, at),
            "log_best_terms": log(1 + len(weighing.terms_by_sentence[best])),
            "best_is_statement": float(self._statements[best]),
            "best_from_prompt": self._copied[best],
            "best_clause_credit": clauses.credit(clauses.best(at), at),
            "worst_clause_fault": clauses.worst_fault(at),
            "best_negations": self._negated(weighing.span(best)),
            "best_clause_negations": self._negated(weighing.best_clause(at)),
        }
        sentence = quotes.sentences.get(point)
        if sentence is not None:
            of_clauses = weighing.clauses_at(quotes.spans[point], at)
            found |= {
                "quoted_clauses_credit": of_clauses.credit,
                "quoted_clauses_fault": of_clauses.fault,
                "quoted_clauses_falsehood": of_clauses.falsehood,
                "quoted_credit": words.credit(sentence, at),
                "quoted_fault": words.fault(sentence, at),
                "quoted_is_best": float(sentence == best),
                "quoted_for_others": float(quotes.times[sentence] - 1),
                "quoted_is_statement": float(self._statements[sentence]),
                "quoted_from_prompt": self._copied[sentence],
                "quoted_falsehood": weighing.falsehood(sentence),
                "quoted_vagueness": weighing.vagueness(sentence),
                "quoted_negations": sum(map(self._negated, of_clauses.spans)),
            }
        return Clues(f"{verdict} {reason}", _IN_ORDER(found))

    def _own(self, concept: str, idle: Sequence[IdleClause]) -> _Own:
        """Return what there is of a concept; `idle` are clauses that speak for no point."""
        subjects = self._subjects
        own = [each for each in idle if concept in subjects[each.sentence].spoken_of]
        return _Own(
            float(any(concept in each.named for each in subjects)),
            [at for at, each in enumerate(subjects) if concept in each.spoken_of],
            log(1 + sum(each.terms for each in own)),
            max((each.falsehood for each in own), default=NOTHING),
        )

    def _about(self, point: str, at: int) -> dict[str, float]:
        """Return what is to be learnt from the concepts that sentences are about."""
        words, concept = self._weighing.by_words, self._concepts[point]
        own, siblings = self._of_concepts[concept], self._relatives[point].siblings
        found = {
            "own_is_named": own.is_named,
            "own_idle_terms": own.idle_terms,
            "own_idle_falsehood": own.idle_falsehood,
            "own_credit": NOTHING,
            "own_fault": NOTHING,
            "own_credit_of_siblings": NOTHING,
        }
        for name, which in (("best", words.best(at)), ("worst", words.worst(at))):
            named, spoken_of = self._subjects[which]
            found[f"{name}_names_own"] = float(concept in named)
            found[f"{name}_names_other"] = float(not named <= {concept})
            found[f"{name}_is_of_own"] = float(concept in spoken_of)
            found[f"{name}_is_of_other"] = float(not spoken_of <= {concept})
        if own.sentences:
            found["own_credit"] = max([words.credit(each, at) for each in own.sentences])
            found["own_fault"] = max([words.fault(each, at) for each in own.sentences])
            found["own_credit_of_siblings"] = max(
                [words.credit(each, other) for each in own.sentences for other in siblings],
                default=NOTHING,
            )
        return found

    def _negated(self, span: Span) -> float:
        """Return how many negations begin in a stretch."""
        start, end = span
        return float(bisect_left(self._negations, end) - bisect_left(self._negations, start))

    def _of_mates(self, point: str) -> dict[str, float]:
        """Return what is to be learnt from the other points of a concept."""
        mates = self._relatives[point].mates
        credit = [self._credit[at] for at in mates] or [NOTHING]
        fault = [self._fault[at] for at in mates] or [NOTHING]
        return {
            "mates_best_credit": max(credit),
            "mates_least_credit": min(credit),
            "mates_worst_fault": max(fault),
        }


class _Relatives(NamedTuple):
    """The numbers of other points: the same one of other concepts, and the others of its own."""

    siblings: list[int]
    mates: list[int]


@lru_cache(maxsize=32)
def _relatives(
    points: tuple[str, ...], concepts: tuple[tuple[str, str], ...]
) -> dict[str, _Relatives]:
    concept_of = dict(concepts)
    found = {point: _Relatives([], []) for point in points}
    for point, (siblings, mates) in found.items():
        for number, other in enumerate(points):
            if concept_of[other] == concept_of[point]:
                mates += [number] if other != point else []
            elif other.rpartition(".")[2] == point.rpartition(".")[2]:
                siblings.append(number)
    return found


@lru_cache(maxsize=32)
def _terms_of(prompt: str) -> frozenset[str]:
    return frozenset(terms(fold(prompt)))
