"""Look for a point's terms in the segments of one concept, with negation and prose in view."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property, partial
from itertools import chain
from typing import Literal, NamedTuple

from grader.rubric.anchors import Segment
from grader.rubric.clauses import Document, is_label
from grader.rubric.format import Rubric
from grader.rubric.lexicon import Lexicon, Span
from grader.rubric.negation import Negation
from grader.rubric.points import AllOf, AnyOf
from grader.rubric.statements import Prose, is_long
from grader.rubric.wording import (
    BEATEN,
    BEATEN_NEEDS,
    COMPARED_BEFORE,
    HEARSAY,
    NO_PROBLEM,
    NO_PROBLEM_NEEDS,
    TAKEN_BACK,
)

_LONGEST_CLAIM = 160
_LONGEST_COMPARING = 40


class Hit(NamedTuple):
    """One match of a term inside a segment."""

    start: int
    end: int
    sentence: int
    negated: bool


Why = Literal["set_aside", "elsewhere", "no_claim", "negated", "apart"]


class Missed(NamedTuple):
    """Words of a list that don't count, as written, and why.

    It stands in what is set aside, outside the segments, in a name, a label or what others claim,
    after a negation, or too far from the rest.
    """

    words: str
    why: Why


class Finding:
    """How far an AND of OR-lists is met within a window of one or two sentences.

    Attributes:
        hits: the best match of each list, if any.
        met: how many of the lists have a word there that isn't negated, of the `wanted` ones.
        heart: whether the first of them has.
        denied: whether each has a word there, but the first only negated ones.
        span: the stretch that holds the words.
        sentences: where they stand.
    """

    def __init__(
        self, hits: Sequence[Hit | None], sentences: tuple[int, ...], is_prose: Callable[[], bool]
    ) -> None:
        """Take the best hit of each list; whether it's prose is asked when it matters."""
        self.hits = hits
        starts, ends, _, negated = zip(*filter(None, hits), strict=True)
        self.met = negated.count(False)
        self.wanted = len(hits)
        heart = hits[0]
        self.heart = heart is not None and not heart.negated
        self.denied = len(negated) == len(hits) and not self.heart
        self.span: Span = min(starts), max(ends)
        self.sentences = sentences
        self._is_prose = is_prose
        self._prose: bool | None = None

    @property
    def prose(self) -> bool:
        """Whether it is put into words."""
        if self._prose is None:
            self._prose = self._is_prose()
        return self._prose

    def as_prose(self) -> Finding:
        """Return it with its words taken for a statement, as they are where a name is enough."""
        return Finding(self.hits, self.sentences, lambda: True)

    @property
    def complete(self) -> bool:
        """Whether everything is said, affirmed and put into words."""
        return self.met == self.wanted and self.prose

    @property
    def rank(self) -> tuple[bool, bool, int, bool, int]:
        """What makes one finding better than another."""
        return (self.complete, self.heart, self.met, self.prose, self.span[0] - self.span[1])


class _Segments(NamedTuple):
    """Segments in order, where they begin and end, and their sentences."""

    all: Sequence[Segment]
    starts: list[int]
    ends: list[int]
    sentences: list[int]


class Reader:
    """The answer as evidence: its segments, what is negated, what is prose."""

    def __init__(
        self,
        document: Document,
        lexicon: Lexicon,
        rubric: Rubric,
        aside: set[int],
        names: Sequence[Span],
    ) -> None:
        """Take what a reading needs.

        A term inside one of the `names` says nothing more, unless the name is a description:
        “对不上” names the difficulty and tells what is difficult.
        """
        self.document = document
        self._lexicon = lexicon
        self._rubric = rubric
        self._aside = aside
        self.prose = Prose(document, names)
        told = {each for c in rubric.concepts for each in lexicon.find_any(c.descriptions)}
        bare = [span for span in names if span not in told]
        self._bare_starts, self._bare_ends = [start for start, _ in bare], [end for _, end in bare]
        self._found: dict[tuple[int, int], tuple[AllOf, list[Finding]]] = {}
        self._segments: dict[int, _Segments] = {}
        self._counts: dict[Span, bool] = {}
        self._labels: dict[int, bool] = {}
        self.negation = Negation(document, lexicon, rubric)

    def search(self, segments: Sequence[Segment], way: AllOf) -> list[Finding]:
        """Return the windows where the heart of `way` is found, or denied, the last first.

        What is found is kept for the two, which must not change.
        """
        key = id(segments), id(way)
        if (kept := self._found.get(key)) is None:
            # With the way (`_indexed` keeps the segments), so that no id can go to another.
            kept = self._found[key] = way, self._search(self._indexed(segments), way)
        return kept[1]

    def _indexed(self, segments: Sequence[Segment]) -> _Segments:
        if (kept := self._segments.get(id(segments))) is None:
            kept = self._segments[id(segments)] = _Segments(
                segments,
                [segment.start for segment in segments],
                [segment.end for segment in segments],
                [segment.sentence for segment in segments],
            )
        return kept

    def _search(self, segments: _Segments, way: AllOf) -> list[Finding]:
        hearts = self._hits(segments, way[0])
        if not hearts:
            return []
        groups = [hearts, *(self._hits(segments, group) for group in way[1:])]
        begun = {*hearts, *(sentence - 1 for sentence in hearts)}.intersection(chain(*groups))
        findings = []
        told = -1  # the latest sentence that says it all by itself
        # A window counts where something stands in its first sentence. It takes in the next
        # sentence, unless one of the two says everything alone.
        for sentence in sorted(begun, reverse=True):
            finding = self._window(segments, groups, (sentence,))
            if finding and finding.complete:
                told = sentence
            elif told != sentence + 1 and sentence + 1 in segments.sentences:
                finding = self._window(segments, groups, (sentence, sentence + 1))
            if finding:
                findings.append(finding)
        return findings

    def misses(self, segments: Sequence[Segment], way: AllOf) -> dict[int, list[Missed]]:
        """Return which lists of `way` lack a word in its best window, with the words they have.

        Lists go by their numbers. None is missing where everything is there, put into words or not.
        """
        indexed = self._indexed(segments)
        best = _first(self.search(segments, way))
        if best:
            met = [hit is not None and not hit.negated for hit in best.hits]
        else:  # of the heart nothing counts
            said = [self._hits(indexed, terms).values() for terms in way]
            met = [any(not hit.negated for hit in hits) for hits in said]
        return {
            number: [
                Missed(self.document.quote(*span), self._why(indexed, span, terms))
                for span in self._lexicon.find_any(terms)
            ]
            for number, terms in enumerate(way)
            if not met[number]
        }

    def _why(self, segments: _Segments, span: Span, terms: AnyOf) -> Why:
        """Tell why a match doesn't count; one that would by itself is too far from the others."""
        start, end = span
        document = self.document
        if document.clauses[document.clause_at(start)].sentence in self._aside:
            return "set_aside"
        index = bisect_right(segments.starts, start) - 1
        if index < 0 or segments.ends[index] <= start:
            return "elsewhere"
        if not self._may_count(start, end):
            return "no_claim"
        return "negated" if self.negation.covers(start, end, terms) else "apart"

    def may_find(self, way: AllOf) -> bool:
        """Whether each list of `way` may have a word somewhere in the answer."""
        return self._lexicon.absent.isdisjoint(map(id, way))

    def best(
        self, segments: Sequence[Segment], ways: Sequence[AllOf], *, whole: bool = False
    ) -> Finding | None:
        """Return a complete finding for any of several ways, else the best.

        Ways are tried in order, and none after one that is complete. One of whose heart nothing is
        said, in the whole answer, can't be; if `whole`, nor one of whose other lists that holds.
        """
        found_any, absent = self._lexicon.find_any, self._lexicon.absent
        found: list[Finding] = []
        lacking: list[AllOf] = []
        for way in ways:
            if id(way[0]) in absent:
                continue
            if not (self.may_find(way) and all(map(found_any, way))):
                lacking.append(way)
                continue
            finding = _first(self.search(segments, way))
            if finding is None:
                continue
            if finding.complete:
                return finding
            found.append(finding)
        if not whole:
            # A window for each, in which some lists have no word.
            found += filter(None, [_first(self.search(segments, way)) for way in lacking])
        return _first(found)

    def names(self, start: int, end: int) -> bool:
        """Whether a name is put forward, not denied: “X never does that” is still about X."""
        document = self.document
        clause = document.clauses[document.clause_at(start)]
        before = document.text[clause.start : start]
        if COMPARED_BEFORE.search(before[-_LONGEST_COMPARING:]):
            return True
        if any(map(before.__contains__, BEATEN_NEEDS)) and BEATEN.search(before):
            return True
        if self.negation.stands_before(clause.start, start):
            return False
        stop = min(clause.end, end + 40)
        if not any(map(document.text[end:stop].__contains__, NO_PROBLEM_NEEDS)):
            return True
        return not NO_PROBLEM.match(document.text, end, stop)

    def is_statement(self, start: int, end: int) -> bool:
        """Whether a stretch is put into words, and no heading, label or plea.

        What stands under a label, such as “Definition:”, or in a table is, however short.
        """
        document = self.document
        clause = document.clauses[document.clause_at(start)]
        sentence = document.sentences[clause.sentence]
        if clause.sentence in self._aside or sentence.heading or sentence.header:
            return False
        if self._is_label(start):
            start = clause.end
        if start >= end or self._is_taken_back(start):
            return False
        said = self.prose.without_names(start, end)
        return is_long(said) and (sentence.labelled or self.prose.is_prose(said))

    def _window(
        self, segments: _Segments, groups: list[dict[int, Hit]], window: tuple[int, ...]
    ) -> Finding | None:
        """Return what is found in a sentence where something stands, or also in the next one."""
        hits = [group.get(window[0]) for group in groups]
        sentences = window[:1]
        if len(window) > 1:
            for number, group in enumerate(groups):
                best, other = hits[number], group.get(window[1])
                if other and (best is None or (best.negated and not other.negated)):
                    hits[number] = other
            sentences = tuple(sorted({hit.sentence for hit in hits if hit}))
        if hits[0] is None or sentences[0] != window[0]:
            return None
        # No method of this reader, which keeps the findings: what holds itself is freed late.
        is_prose = partial(
            self.prose.is_said,
            segments.all,
            segments.sentences,
            window,
            sentences,
            look_back=len(groups) == 1,
        )
        return Finding(hits, sentences, is_prose)

    def _hits(self, segments: _Segments, terms: AnyOf) -> dict[int, Hit]:
        """Return the first match in each sentence, of those not negated if there are any."""
        hits: dict[int, Hit] = {}
        for start, end in self._lexicon.find_any(terms):
            index = bisect_right(segments.starts, start) - 1
            if index < 0 or segments.ends[index] <= start:
                continue
            sentence = segments.sentences[index]
            earlier = hits.get(sentence)
            if earlier is not None and not earlier.negated:
                continue
            if sentence in self._aside or not self._may_count(start, end):
                continue
            negated = self.negation.covers(start, end, terms)
            if earlier is None or not negated:
                hits[sentence] = Hit(start, end, sentence, negated)
        return hits

    def _may_count(self, start: int, end: int) -> bool:
        """Whether a match says something of its own: no name, label, or claim of others."""
        if (known := self._counts.get((start, end))) is None:
            known = self._counts[start, end] = not (
                self._inside_name(start)
                or self._inside_name(end - 1)
                or self._is_label(start)
                or self._is_opposite(start)
                or self._is_taken_back(start)
            )
        return known

    def _inside_name(self, position: int) -> bool:
        index = bisect_right(self._bare_starts, position) - 1
        return index >= 0 and position < self._bare_ends[index]

    def _is_label(self, position: int) -> bool:
        """Whether a place lies in a heading or in a mere label such as “Fusion:”."""
        document = self.document
        index = document.clause_at(position)
        if (known := self._labels.get(index)) is None:
            clause = document.clauses[index]
            sentence = document.sentences[clause.sentence]
            words = document.text[clause.start : clause.end].strip()
            is_a_label = words.endswith(":") and is_label(words)
            known = self._labels[index] = sentence.heading or sentence.header or is_a_label
        return known

    def _is_opposite(self, start: int) -> bool:
        """Whether a word is part of its own opposite, as 一致 is of 不一致."""
        return (
            start > 0 and self.document.text[start - 1] == "不" and start not in self.negation.ends
        )

    def _is_taken_back(self, position: int) -> bool:
        """Whether a place lies in what others are said to claim, and the speaker doesn't."""
        claims = self._claims_of_others
        return bool(claims) and any(start <= position < end for start, end in claims)

    @cached_property
    def _claims_of_others(self) -> list[Span]:
        text = self.document.text
        found = []
        for claim in HEARSAY.finditer(text):
            back = TAKEN_BACK.search(text, claim.end(), claim.end() + _LONGEST_CLAIM)
            if back:
                found.append((claim.start(), back.start()))
        return found


def _first(findings: Sequence[Finding]) -> Finding | None:
    """Return what ranks first; whether it's prose is asked of as few as can be."""
    if len(findings) < 2:
        return findings[0] if findings else None
    said = [finding for finding in findings if finding.met == finding.wanted]
    if len(said) > 1:
        said.sort(key=lambda finding: (-finding.met, finding.span[1] - finding.span[0]))
    for finding in said:
        if finding.prose:
            return finding
    most = max([(finding.heart, finding.met) for finding in findings])
    best = [finding for finding in findings if (finding.heart, finding.met) == most]
    return best[0] if len(best) == 1 else max(best, key=lambda finding: finding.rank)
