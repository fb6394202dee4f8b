"""What the words of one answer weigh, by sentence and in all."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence, Set
from itertools import chain
from typing import NamedTuple

from grader.rubric.common_weights import CommonSums, CommonWeights
from grader.rubric.lexicon import Span
from grader.rubric.word_weights import WordWeights, places, terms

NO_OTHER = -6.0  # log-odds where a rubric has one point only
MOST_TERMS = 8  # that are looked at for the words to quote
_SENTENCE, _ANSWER, _COMMON, _ORDER = range(4)  # parts of the weights of words


class WeighedSentence(NamedTuple):
    """Where a sentence stands in the answer as written, and its terms."""

    place: Span
    words: set[str]


class IdleClause(NamedTuple):
    """A clause that speaks for no point: its sentence, how many terms it has, if it is false."""

    sentence: int
    terms: int
    falsehood: float


class ClausesAt(NamedTuple):
    """Where clauses stand, with their log-odds of credit, fault and falsehood together."""

    spans: list[Span]
    credit: float
    fault: float
    falsehood: float


class _Weighed(NamedTuple):
    """The terms of a stretch, what their rows add up to, by columns, and a sentence's log-odds."""

    terms: Set[str]
    total: int
    numbers: Sequence[int]
    sums: list[float]


class SentenceSums:
    """Log-odds for each sentence of an answer: of credit for each point, then of faults in each.

    Args:
        sums: those of each sentence, or clause; at least one.
    """

    def __init__(self, sums: Sequence[Sequence[float]]) -> None:
        self._sums = sums
        self._points = len(sums[0]) // 2
        columns = list(zip(*sums, strict=True))
        self._strongest = [column.index(max(column)) for column in columns]

    def credit(self, sentence: int, point: int) -> float:
        """Return the log-odds that people would credit a point for this sentence."""
        return self._sums[sentence][point]

    def credit_of_others(self, sentence: int, point: int) -> float:
        """Return the greatest log-odds that another point would be credited for this sentence."""
        credit = self._sums[sentence][: self._points]
        return max([*credit[:point], *credit[point + 1 :]], default=NO_OTHER)

    def greatest_credit(self, sentence: int) -> float:
        """Return the greatest log-odds that some point would be credited for this sentence."""
        return max(self._sums[sentence][: self._points])

    def fault(self, sentence: int, point: int) -> float:
        """Return the log-odds that people would find something wrong in a point here."""
        return self._sums[sentence][self._points + point]

    def best(self, point: int) -> int:
        """Return which sentence speaks most for a point."""
        return self._strongest[point]

    def worst(self, point: int) -> int:
        """Return which sentence speaks most for a fault."""
        return self._strongest[self._points + point]

    def worst_fault(self, point: int) -> float:
        """Return the greatest log-odds of a fault that a sentence has."""
        return self.fault(self.worst(point), point)


class Weighing:
    """What the words of one answer say about each point, which has a number here.

    Args:
        weights: the weights to go by.
        common: those that go for any question.
        text: the folded answer.
        sentences: where its sentences stand, in order; at least one.
        clauses: where its clauses stand, in order.

    Attributes:
        points: the points' ids, by number.
        terms_by_sentence: what each sentence holds.
        terms: all that the answer holds.
        disorder: the log-odds that the answer is words in no order.
        latin_share: the share of the answer's terms that are Latin, not Chinese.
        by_words: what its sentences weigh by their terms.
        by_clauses: what its clauses weigh by theirs.
        clause_terms: how many terms its clauses have in all, each one's own.
    """

    def __init__(
        self,
        weights: WordWeights,
        common: CommonWeights,
        text: str,
        sentences: Sequence[Span],
        clauses: Sequence[Span],
    ) -> None:
        self.points = weights.points
        self._words = weights.words(common)
        self._text = text
        self._sentences = sentences
        self._sentence_ends = [end for _, end in sentences]
        self._weighed: dict[str, _Weighed] = {}
        within: list[list[Span]] = [[] for _ in sentences]
        for clause in clauses:
            if (at := self.sentence_at(clause)) is not None:
                within[at].append(clause)
        weighed = list(map(self._weigh_sentence, sentences, within))
        self.terms_by_sentence = [each.terms for each in weighed]
        self.by_words = SentenceSums([each.sums for each in weighed])
        self._common = [self._common_sums(each.numbers) for each in weighed]
        self._clauses = [*chain.from_iterable(within)] or list(sentences)
        of_clauses = [self._weigh(*each) for each in self._clauses]
        self.by_clauses = SentenceSums([each.sums for each in of_clauses])
        self.clause_terms = sum(len(each.terms) for each in of_clauses)
        self.terms, total = self._joined(weighed)
        numbers = self._words.numbers(total)
        [self.disorder] = self._words.log_odds(numbers, _ORDER)
        self.latin_share = sum(map(str.isascii, self.terms)) / max(1, len(self.terms))
        self._whole = self._words.log_odds(numbers, _ANSWER)

    def _weigh(self, start: int, end: int) -> _Weighed:
        """Weigh the terms of a stretch; many a sentence is a single clause."""
        stretch = self._text[start:end]
        if (kept := self._weighed.get(stretch)) is None:
            found = terms(stretch)
            kept = self._weighed[stretch] = self._weigh_terms(found, self._words.total(found))
        return kept

    def _weigh_sentence(self, span: Span, clauses: Sequence[Span]) -> _Weighed:
        """Weigh a sentence; its terms are those of its clauses where marks part these."""
        if len(clauses) < 2 or any(self._is_open(start) for start, _ in clauses[1:]):
            return self._weigh(*span)
        return self._weigh_terms(*self._joined([self._weigh(*each) for each in clauses]))

    def _is_open(self, place: int) -> bool:
        """Whether a term may stand across a place: nothing but a blank parts what is beside it."""
        before = self._text[place - 1]
        if before == " ":
            before = self._text[place - 2]
        return before.isalnum() or before == "'"

    def _weigh_terms(self, found: Set[str], total: int) -> _Weighed:
        numbers = self._words.numbers(total)
        return _Weighed(found, total, numbers, self._words.log_odds(numbers, _SENTENCE))

    def _joined(self, parts: Iterable[_Weighed]) -> tuple[Set[str], int]:
        """Return the terms of stretches together, and what their rows add up to."""
        found: set[str] = set()
        total = 0
        for part in parts:
            total += part.total - self._words.total(found & part.terms)
            found |= part.terms
        return found, total

    def _common_sums(self, numbers: Sequence[int]) -> CommonSums:
        return CommonSums(*self._words.log_odds(numbers, _COMMON))

    def topic(self) -> float:
        """Return the log-odds that the answer is about the question."""
        return self._whole[-1]

    def answer_credit(self, point: int) -> float:
        """Return the log-odds that people would credit a point, by all words of the answer."""
        return self._whole[point]

    def answer_fault(self, point: int) -> float:
        """Return the log-odds that people would find something wrong in a point, likewise."""
        return self._whole[len(self.points) + point]

    def falsehood(self, sentence: int) -> float:
        """Return the log-odds that a sentence claims something false, whatever it is about."""
        return self._common[sentence].falsehood

    def vagueness(self, sentence: int) -> float:
        """Return the log-odds that a sentence, if it earns anything, says only half of it."""
        return self._common[sentence].vagueness

    def best_clause(self, point: int) -> Span:
        """Return where the clause stands that speaks most for a point."""
        return self._clauses[self.by_clauses.best(point)]

    def idle_clauses(self) -> list[IdleClause]:
        """Return the clauses whose words speak for no point."""
        found = []
        for number, span in enumerate(self._clauses):
            sentence = self.sentence_at(span)
            if sentence is not None and self.by_clauses.greatest_credit(number) <= 0:
                clause = self._weigh(*span)
                falsehood = self._common_sums(clause.numbers).falsehood
                found.append(IdleClause(sentence, len(clause.terms), falsehood))
        return found

    def clauses_at(self, span: Span, point: int) -> ClausesAt:
        """Weigh together the clauses that a stretch touches.

        A long sentence says much else: what is right of a part may be lost in the whole.
        """
        spans = [each for each in self._clauses if each[0] < span[1] and span[0] < each[1]]
        touched = [self._weigh(*each) for each in spans]
        one = len(touched) == 1
        together = touched[0] if one else self._weigh_terms(*self._joined(touched))
        credit, fault = together.sums[point], together.sums[len(self.points) + point]
        return ClausesAt(spans, credit, fault, self._common_sums(together.numbers).falsehood)

    def span(self, sentence: int) -> Span:
        """Return where a sentence stands."""
        return self._sentences[sentence]

    def sentence_at(self, span: Span) -> int | None:
        """Return the first sentence that a stretch of the text touches."""
        at = bisect_right(self._sentence_ends, span[0])
        touched = at < len(self._sentences) and self._sentences[at][0] < span[1]
        return at if touched else None

    def words(self, sentence: int, point: int, most: int = 3) -> list[Span]:
        """Return the stretches of a sentence that speak most for a point, the strongest first.

        Terms that overlap or touch are one stretch: in Chinese, terms are no words by themselves.
        """
        return self._strongest(sentence, point, most)

    def faulty_words(self, sentence: int, point: int, most: int = 3) -> list[Span]:
        """Return the stretches of a sentence that speak most for a fault in a point."""
        return self._strongest(sentence, len(self.points) + point, most)

    def _strongest(self, sentence: int, column: int, most: int) -> list[Span]:
        within = self._sentences[sentence]
        weighed = sorted(
            (-self._words.weight(term, column), term)
            for term in self.terms_by_sentence[sentence]
            if len(term) > 1
        )
        strongest = {term: weight for weight, term in weighed[:MOST_TERMS] if weight < 0}
        found = places(strongest, self._text, within)
        placed = sorted((place, strongest[term]) for term, place in found.items())
        stretches: list[tuple[int, Span]] = []
        for (start, end), weight in placed:
            if stretches and start <= stretches[-1][1][1]:
                before, (first, last) = stretches.pop()
                stretches.append((before + weight, (first, max(last, end))))
            else:
                stretches.append((weight, (start, end)))
        return [span for _, span in sorted(stretches)[:most]]
