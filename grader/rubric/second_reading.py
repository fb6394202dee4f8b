"""Read an answer a second time, by the weight of its words, and revise what rules made of it.

Rules come first. Words decide what rules were unsure of, doubt what rules have credited or called
wrong, make whole what these call half said, and ask whether a sentence is meant as it stands where
people found such ones wrong. To credit what no rule has found a trace of they must be surer, and
surest where nothing is put into words, as in a bare list; what an adopted phrase earned they leave
alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from grader.rubric import messages
from grader.rubric.anchors import Subjects
from grader.rubric.clauses import Document
from grader.rubric.clues import ClueReader, Clues, Quotes, Reason
from grader.rubric.decision import Chances
from grader.rubric.format import Rubric
from grader.rubric.lexicon import Span
from grader.rubric.points import Point
from grader.rubric.weighing import Weighing
from grader.text import Text
from grader.verdicts import PointVerdict

# Log-odds that an answer is about the question.
ON_TOPIC = 0.0
OFF_TOPIC = -1.0
# Chances, chosen for the greatest agreement on labelled answers that neither the words nor the
# decision were learnt from (benchmarks/train_decision.py --check); UNFOUND and NO_CONTRADICTION on
# two sets before they were learnt from; DOUBT for fewer faults credited at little cost, HALF for
# fewer halves called whole, on sets that are left out likewise; CREDIT and UNSURE with sets in view
# that were only scored, for less false credit than what agrees best (docs/rubric-agreement.md).
CREDIT = 0.6  # enough for what rules have credited
UNSURE = 0.65  # enough to credit what rules were unsure of, keywords too
UNFOUND = 0.8  # enough to credit what rules found nothing of, or called denied or swapped
BARE = 0.95  # enough to credit what isn't put into words
FAULT = 0.6  # enough to ask whether a mistake is meant
COVERED_FAULT = 0.75  # the same where rules found all that makes the point
DOUBT = 0.2  # of a fault: too much to credit anything without asking
SURE = 0.9  # credit that leaves no such chance of a fault, which needn't be worked out
# The same for a short answer, whose few words tell little: what rules have credited takes more to
# doubt or to question, and what they call half said isn't called whole. SHORT_CREDIT, SHORT_DOUBT
# are such that short right answers of the tests keep what the rules give them.
SHORT_CREDIT, SHORT_DOUBT, SHORT_FAULT = 0.4, 0.5, 0.75
NO_FAULT = 0.1  # too little for what rules call wrong
NO_CONTRADICTION = 0.3  # likewise, where it was by words that mostly are
HALF = 0.3  # enough to call what is credited half said
WHOLE = 0.2  # less, and what rules call half said is whole
# Log-odds of credit by which another sentence must beat the one that rules quote, to be quoted. In
# five sets never learnt from 9 of 10 such sentences are what people quoted, 4 of 10 of the rules'.
REQUOTED = 1.0
TOLD = 0.5  # share of sentences that are put into words: fewer, and keywords may be a bare list
# Of credit or fault: worth asking the learner about what rules were unsure of, or found nothing of.
ASK, ASK_UNFOUND = 0.05, 0.2
# Different terms: fewer make an answer a short one. Characters and their pairs and triples are more
# terms than words and their pairs.
ANSWER_LATIN, ANSWER_CHINESE = 60, 100

_CREDITED = ("covered", "partial")


class Revision(NamedTuple):
    """Another verdict for a point; `span` is None where the evidence stays what it was."""

    verdict: PointVerdict
    message: Text
    span: Span | None = None


class SecondReading:
    """What the words of one answer say.

    Args:
        rubric: what is looked for.
        weighing: what the words weigh.
        document: the answer.
        statements: for each sentence that was weighed, whether it states something.
        subjects: for each of them, which concepts it is about.
        negations: where negations begin, in order.
        prompt: the task.
    """

    def __init__(
        self,
        rubric: Rubric,
        weighing: Weighing,
        document: Document,
        statements: Sequence[bool],
        subjects: Sequence[Subjects],
        negations: Sequence[int],
        prompt: str,
    ) -> None:
        self._rubric = rubric
        self._weighing = weighing
        self._document = document
        self._statements = statements
        concepts = {point.id: each.id for each in rubric.concepts for point in each.points}
        self._clues = ClueReader(weighing, statements, subjects, negations, concepts, prompt)

    def is_on_topic(self) -> bool | None:
        """Whether the answer must be one to the question by its words, or can't be one.

        None where they leave that open.
        """
        odds = self._weighing.topic()
        if OFF_TOPIC <= odds <= ON_TOPIC:
            return None
        return odds > ON_TOPIC

    def quotes(self, spans: Mapping[str, Span]) -> Quotes:
        """Return what rules quote, for the methods that ask for it."""
        return Quotes(spans, self._weighing)

    def clues(self, point: Point, verdict: PointVerdict, reason: Reason, quotes: Quotes) -> Clues:
        """Return what there is to go by for a point; `quotes` are what rules quote for any."""
        return self._clues.clues(point.id, verdict, reason, quotes)

    def revise(
        self, point: Point, verdict: PointVerdict, reason: Reason, quotes: Quotes
    ) -> Revision | None:
        """Return what a point becomes by its words; None where it stays what rules made of it."""
        if reason == "adopted":  # by a person
            return None
        if reason == "covered" and self._rubric.decision.is_plain(self._clues.glance(point.id)):
            return None
        chances = self._rubric.decision.chances(self.clues(point, verdict, reason, quotes))
        if chances is None:
            return None
        is_short = self._is_short
        if reason == "only_keywords":
            enough = UNSURE if self._is_told else BARE
            return self._credited(point, chances) if chances.credit > enough else None
        if verdict == "wrong":
            return self._acquitted(point, reason, chances)
        fault = chances.fault if chances.credit < SURE else 0.0
        at = self._number(point)
        is_claimed = self._statements[self._weighing.by_words.worst(at)]  # a heading claims nothing
        if is_claimed and fault > self._enough_fault(verdict, reason):
            return self._questioned(point)
        if verdict in _CREDITED:
            least, most = (SHORT_CREDIT, SHORT_DOUBT) if is_short else (CREDIT, DOUBT)
            if fault > most or chances.credit < least:
                return Revision("unsure", messages.doubtful(point))
            if verdict == "covered" and chances.is_vague and chances.half > HALF:
                return Revision("partial", messages.half_by_words(point))
            if verdict == "partial" and not is_short and chances.half < WHOLE:
                return Revision("covered", messages.covered(point))
            return None
        is_said = self._statements[self._weighing.by_words.best(at)]
        enough = UNSURE if verdict == "unsure" else UNFOUND
        if fault <= DOUBT and chances.credit > (enough if is_said else BARE):
            return self._credited(point, chances)
        return self._asked(point, verdict, chances)

    def better_quote(self, point: Point, span: Span) -> Span | None:
        """Return the sentence that speaks much more for a point than what rules quote, if any.

        A word that a list holds may stand in a sentence about something else. An alias is what
        earns a name, wherever it stands.
        """
        at, quoted = self._number(point), self._weighing.sentence_at(span)
        words = self._weighing.by_words
        best = words.best(at)
        if point.needs is None or quoted is None or quoted == best:
            return None
        gained = words.credit(best, at) - words.credit(quoted, at)
        is_better = gained > REQUOTED and self._statements[best]
        return self._weighing.span(best) if is_better else None

    def _acquitted(self, point: Point, reason: Reason, chances: Chances) -> Revision | None:
        """Take back that a point is wrong where its words are those of right ones."""
        contradicted = reason == "contradicted"
        if chances.fault > (NO_CONTRADICTION if contradicted else NO_FAULT):
            return None
        if self._is_short and not contradicted:
            return None
        if chances.credit > (UNSURE if contradicted else UNFOUND):
            return self._credited(point, chances)
        return Revision("unsure", messages.maybe_right(point))

    def _enough_fault(self, verdict: PointVerdict, reason: Reason) -> float:
        if self._is_short and verdict in _CREDITED:
            return SHORT_FAULT
        return COVERED_FAULT if reason == "covered" else FAULT

    def _questioned(self, point: Point) -> Revision:
        at = self._number(point)
        sentence = self._weighing.by_words.worst(at)
        words = self._quotes(self._weighing.faulty_words(sentence, at))
        return Revision("wrong", messages.questioned(point, words), self._weighing.span(sentence))

    def _credited(self, point: Point, chances: Chances) -> Revision:
        at = self._number(point)
        sentence = self._weighing.by_words.best(at)
        if chances.half > HALF:
            message = messages.half_by_words(point)
            return Revision("partial", message, self._weighing.span(sentence))
        words = self._quotes(self._weighing.words(sentence, at))
        message = messages.covered_by_words(point, words)
        return Revision("covered", message, self._weighing.span(sentence))

    def _asked(self, point: Point, verdict: PointVerdict, chances: Chances) -> Revision | None:
        either = chances.credit + chances.fault
        if verdict == "unsure" and either < ASK:
            return Revision("missing", messages.missing(point))
        if verdict == "missing" and either > ASK_UNFOUND:
            at = self._number(point)
            span = self._weighing.span(self._weighing.by_words.best(at))
            return Revision("unsure", messages.not_understood(point), span)
        return None

    @cached_property
    def _is_short(self) -> bool:
        is_latin = self._weighing.latin_share > 0.5
        return len(self._weighing.terms) < (ANSWER_LATIN if is_latin else ANSWER_CHINESE)

    @cached_property
    def _is_told(self) -> bool:
        return sum(self._statements) >= TOLD * len(self._statements)

    def _number(self, point: Point) -> int:
        return self._weighing.points.index(point.id)

    def _quotes(self, spans: Sequence[Span]) -> list[str]:
        return [self._document.quote(*each) for each in spans]
