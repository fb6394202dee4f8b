"""Judge a free-text answer against a rubric, point by point, with evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from grader.rubric import messages
from grader.rubric.anchors import Segment, anchor, subjects
from grader.rubric.clauses import read
from grader.rubric.clues import Clues, Quotes, Reason
from grader.rubric.evidence import Finding, Missed, Reader
from grader.rubric.format import Rubric
from grader.rubric.judgement import PointJudgement
from grader.rubric.leftovers import Leftovers
from grader.rubric.lexicon import Lexicon, Span
from grader.rubric.mentions import find_mentions
from grader.rubric.pairings import Exchanges
from grader.rubric.points import AllOf, AnyOf, Concept, Point
from grader.rubric.second_reading import SecondReading
from grader.rubric.setting_aside import set_aside
from grader.rubric.swaps import Swaps
from grader.rubric.unnamed import Unnamed
from grader.rubric.weighing import WeighedSentence, Weighing
from grader.rubric.word_weights import terms
from grader.text import Text
from grader.verdicts import PointVerdict

_SHARES: dict[PointVerdict, float] = {"covered": 1.0, "partial": 0.5}


def judge(rubric: Rubric, answer: str, prompt: str) -> list[PointJudgement]:
    """Judge an answer.

    Args:
        rubric: what to look for.
        answer: the learner's text; anything goes, only the first 20,000 characters count, and of
            these 600 sentences.
        prompt: the task as the learner saw it; sentences copied from it earn nothing.

    Returns:
        One judgement for each point, in the rubric's order. Two calls agree.
    """
    return _Judging(rubric, answer, prompt).run()


def clues(rubric: Rubric, answer: str, prompt: str) -> dict[str, Clues]:
    """Return what there is to go by for each point; nothing for an answer off the topic.

    Raises:
        ValueError: the rubric has no word weights.
    """
    if rubric.word_weights is None:
        raise ValueError("the rubric has no word weights")
    return _Judging(rubric, answer, prompt).clues()


def weighed_sentences(rubric: Rubric, answer: str, prompt: str) -> list[WeighedSentence]:
    """Return the sentences of an answer that count, with the terms that weights are learnt for."""
    return list(_Judging(rubric, answer, prompt).sentences())


def misses(
    rubric: Rubric, answer: str, prompt: str, point: str, ways: Sequence[AllOf]
) -> list[dict[int, list[Missed]]]:
    """Return for each of some ways of a point which of its lists lack a word that counts.

    With each list, by its number, the words that it has but that don't count.

    Raises:
        KeyError: the rubric has no such point.
    """
    return _Judging(rubric, answer, prompt).misses(rubric.points[point], ways)


class _Judging:
    def __init__(self, rubric: Rubric, answer: str, prompt: str) -> None:
        self._rubric, self._answer, self._prompt = rubric, answer, prompt
        self._spans: dict[str, Span] = {}
        self._document = read(answer, rubric.latin_words, rubric.latin_stems)
        self._lexicon = Lexicon(self._document.text, rubric.literals)
        self._aside = set_aside(self._document, prompt)
        self._mentions = find_mentions(self._document, self._lexicon, rubric, self._aside)
        names = [(mention.start, mention.end) for mention in self._mentions]
        self._reader = Reader(self._document, self._lexicon, rubric, self._aside, names)
        self._negation = negation = self._reader.negation
        self._exchanges = Exchanges(self._document, self._lexicon, negation, rubric, self._aside)
        self._swaps = Swaps(self._document, rubric, self._reader, self._mentions)
        segments = anchor(
            self._document, self._mentions, tools_anchor=not rubric.tools_do_not_anchor
        )
        if len(rubric.concepts) == 1 and not rubric.concepts[0].aliases:
            only = rubric.concepts[0].id
            segments = [segment._replace(concept=only) for segment in segments]
        segments = [s for s in segments if s.sentence not in self._aside]
        unnamed = Unnamed(self._document, rubric, self._lexicon, self._reader, self._mentions)
        self._segments = unnamed.adopt(segments)
        self._by_concept = {
            concept.id: [s for s in self._segments if s.concept == concept.id]
            for concept in rubric.concepts
        }

    @property
    def _counted(self) -> list[int]:
        """The numbers of the sentences that count."""
        return [n for n in range(len(self._document.sentences)) if n not in self._aside]

    @cached_property
    def _second(self) -> SecondReading | None:
        """What the words of the answer say; None where the rubric has no weights for them."""
        weights = self._rubric.word_weights
        document, counted = self._document, self._counted
        if weights is None or not counted:
            return None
        sentences = [(document.sentences[n].start, document.sentences[n].end) for n in counted]
        common = self._rubric.common_weights
        clauses = [(clause.start, clause.end) for clause in document.clauses]
        weighing = Weighing(weights, common, document.text, sentences, clauses)
        statements = [self._reader.is_statement(*each) for each in sentences]
        of_all = subjects(document, self._mentions, self._segments)
        about, begun = [of_all[number] for number in counted], self._negation.starts
        return SecondReading(
            self._rubric, weighing, document, statements, about, begun, self._prompt
        )

    def run(self) -> list[PointJudgement]:
        points = self._rubric.points.values()
        judgements = self._by_rules()
        if not self._on_topic():
            return [
                self._off_topic(point, judgement)
                for point, judgement in zip(points, judgements, strict=True)
            ]
        judgements = self._with_offers(judgements)
        if self._second is None:
            return judgements
        quotes = self._second.quotes(dict(self._spans))
        return [
            self._revised(point, judgement, self._second, quotes)
            for point, judgement in zip(points, judgements, strict=True)
        ]

    def clues(self) -> dict[str, Clues]:
        judgements = self._by_rules()
        if self._second is None or not self._on_topic():
            return {}
        judgements = self._with_offers(judgements)
        quotes = self._second.quotes(self._spans)
        return {
            point.id: self._second.clues(point, judgement.verdict, judgement.reason, quotes)
            for point, judgement in zip(self._rubric.points.values(), judgements, strict=True)
        }

    def sentences(self) -> Iterator[WeighedSentence]:
        document = self._document
        for number in self._counted:
            start, end = document.sentences[number].start, document.sentences[number].end
            if place := document.place(start, end, limit=len(self._answer)):
                yield WeighedSentence(place, terms(document.text[start:end]))

    def misses(self, point: Point, ways: Sequence[AllOf]) -> list[dict[int, list[Missed]]]:
        [segments] = [
            self._by_concept[each.id] for each in self._rubric.concepts if point in each.points
        ]
        return [self._reader.misses(segments, way) for way in ways]

    def _by_rules(self) -> list[PointJudgement]:
        return [
            self._point(concept, point)
            for concept in self._rubric.concepts
            for point in concept.points
        ]

    def _with_offers(self, judgements: list[PointJudgement]) -> list[PointJudgement]:
        """Put missing points before the learner, where what else is said may be about them."""
        if not any(judgement.verdict == "missing" for judgement in judgements):
            return judgements
        left = Leftovers(
            self._document,
            self._reader,
            self._rubric,
            self._lexicon,
            self._segments,
            judgements,
            self._prompt,
        )
        credited = {each.id for each in judgements if each.verdict in _SHARES}
        points = [(concept, point) for concept in self._rubric.concepts for point in concept.points]
        return [
            self._offered(concept, point, left, credited) or judgement
            if judgement.verdict == "missing"
            else judgement
            for (concept, point), judgement in zip(points, judgements, strict=True)
        ]

    def _revised(
        self,
        point: Point,
        judgement: PointJudgement,
        second: SecondReading,
        quotes: Quotes,
    ) -> PointJudgement:
        revision = second.revise(point, judgement.verdict, judgement.reason, quotes)
        quoted = by_rules = quotes.spans.get(point.id)
        if by_rules and judgement.reason in ("covered", "partial"):
            quoted = second.better_quote(point, by_rules) or by_rules
        if revision is not None:
            span = None if revision.verdict == "missing" else revision.span or quoted
            return self._say(point, revision.verdict, span, revision.message, "words")
        if quoted != by_rules:
            return self._say(point, judgement.verdict, quoted, judgement.message, judgement.reason)
        return judgement

    def _offered(
        self, concept: Concept, point: Point, left: Leftovers, credited: set[str]
    ) -> PointJudgement | None:
        """Put a missing point before the learner, beside what may be about it."""
        if span := left.take(concept, point):
            return self._say(point, "unsure", span, messages.not_understood(point), "unknown_words")
        if point.kind == "name":
            told = [self._spans[each.id] for each in concept.points if each.id in credited]
            if told:  # in words for its name, perhaps, that no rule knows
                message = messages.not_named(point)
                return self._say(point, "unsure", told[0], message, "not_named")
        return None

    # One point

    def _off_topic(self, point: Point, judgement: PointJudgement) -> PointJudgement:
        """Credit nothing where the answer seems to be about something else; it may only seem so."""
        message = messages.off_topic(point)
        if judgement.verdict in _SHARES:
            return judgement._replace(
                verdict="unsure", points=0, message=message, reason="off_topic"
            )
        if judgement.verdict == "wrong":  # to be wrong about it is to speak of it
            return judgement
        return self._say(point, "missing", None, message, "off_topic")

    def _point(self, concept: Concept, point: Point) -> PointJudgement:
        segments = self._by_concept[concept.id]
        if point.kind == "name" and (named := self._name(concept, point)):
            return named
        for contradiction in point.contradicts:
            if not self._reader.may_find(contradiction.needs):
                continue
            found = self._best(segments, [contradiction.needs], waive_prose=True, whole=True)
            if found and found.complete:
                text = messages.contradicted(point, contradiction.message.as_text())
                return self._say(point, "wrong", found.span, text, "contradicted")
        if exchange := self._exchanges.of(point.id):
            text = messages.exchanged(point, *(self._document.quote(*each) for each in exchange))
            return self._say(point, "wrong", self._clauses_around(exchange.span), text, "swapped")
        found = self._best(segments, point.ways, waive_prose=point.kind == "name")
        if found and found.complete:
            span = self._wider(found)
            if excluded := self._excluded(point, segments):
                return self._say(point, "unsure", span, messages.both(point, excluded), "both")
            adopted = self._best(segments, self._rubric.adopted_ways.get(point.id, ()))
            reason: Reason = "adopted" if adopted and adopted.complete else "covered"
            return self._say(point, "covered", span, messages.covered(point), reason)
        if swap := self._swaps.of(concept, point, segments):
            sibling, span = swap.sibling, self._wider(swap.finding)
            text = messages.swapped(concept, point, sibling)
            if point.disputed is not None and point.disputed.concept == sibling.id:
                text = messages.differs(point, point.disputed.note.as_text())
            return self._say(point, "wrong" if swap.sure else "unsure", span, text, "swapped")
        # Further ways are so wide that the negation of one may be of something else.
        strictly = self._best(segments, point.ways[:1])
        if strictly and strictly.denied:
            span = self._wider(strictly)
            return self._say(point, "wrong", span, messages.denied(point), "denied")
        partly = self._best(segments, point.partly, waive_prose=point.kind == "name", whole=True)
        if partly and partly.complete:
            span = self._wider(partly)
            return self._say(point, "partial", span, messages.partial(point), "partial")
        return self._incomplete(point, found, partly)

    def _incomplete(
        self, point: Point, found: Finding | None, partly: Finding | None
    ) -> PointJudgement:
        for finding in (found, partly):
            if finding and finding.met == finding.wanted and not finding.prose:
                span = self._wider(finding)
                message = messages.only_keywords(point)
                return self._say(point, "unsure", span, message, "only_keywords")
        if found and found.heart and 2 * found.met >= found.wanted:
            message = messages.unsure(point)
            return self._say(point, "unsure", self._wider(found), message, "half_met")
        return self._say(point, "missing", None, messages.missing(point), "missing")

    def _name(self, concept: Concept, point: Point) -> PointJudgement | None:
        """Judge a point that one of the concept's aliases earns; None where none stands."""
        named = [m for m in self._mentions if m.concept == concept.id]
        affirmed = [m for m in named if self._reader.names(m.start, m.end)]
        if mistaken := next((m for m in affirmed if m.misnamed), None):
            span = mistaken.start, mistaken.misnamed
            return self._say(point, "wrong", span, messages.misnamed(point), "swapped")
        if affirmed:
            told = min(affirmed, key=lambda mention: mention.weak)  # a name before a description
            span = told.start, told.end
            return self._say(point, "covered", span, messages.covered(point), "covered")
        if named:
            span = self._clauses_around((named[0].start, named[0].end))
            return self._say(point, "wrong", span, messages.denied(point), "denied")
        return None

    def _excluded(self, point: Point, segments: Sequence[Segment]) -> Point | None:
        for name in point.excludes:
            other = self._rubric.points[name]
            found = self._best(segments, other.ways, whole=True)
            if found and found.complete:
                return other
        return None

    # What the whole answer tells

    def _on_topic(self) -> bool:
        if self._second is not None and (told := self._second.is_on_topic()) is not None:
            return told
        return all(self._said_anywhere(group) for group in self._rubric.topic)

    def _said_anywhere(self, group: AnyOf) -> bool:
        spans = self._lexicon.find_any(group)
        return any(self._sentence_at(start) not in self._aside for start, _ in spans)

    # Small help

    def _best(
        self,
        segments: Sequence[Segment],
        ways: Sequence[list[AnyOf]],
        *,
        waive_prose: bool = False,
        whole: bool = False,
    ) -> Finding | None:
        found = self._reader.best(segments, ways, whole=whole)
        return found.as_prose() if found and waive_prose else found

    def _sentence_at(self, position: int) -> int:
        return self._document.clauses[self._document.clause_at(position)].sentence

    def _wider(self, finding: Finding) -> Span:
        return self._clauses_around(finding.span)

    def _clauses_around(self, span: Span) -> Span:
        """Widen a span to whole clauses, so that a quotation reads well, unless it gets long."""
        document = self._document
        start = document.clauses[document.clause_at(span[0])].start
        end = max(span[1], document.clauses[document.clause_at(span[1] - 1)].end)
        return (start, end) if end - start <= 200 else span

    def _say(
        self,
        point: Point,
        verdict: PointVerdict,
        span: Span | None,
        message: Text,
        reason: Reason,
    ) -> PointJudgement:
        if span:
            self._spans[point.id] = span
        place = self._document.place(*span) if span else None
        return PointJudgement(
            id=point.id,
            title=point.title_text,
            verdict=verdict,
            points=point.weight * _SHARES.get(verdict, 0.0),
            max_points=point.weight,
            evidence=self._document.quote_from(*place) if place else None,
            message=message,
            reason=reason,
            span=place,
        )
