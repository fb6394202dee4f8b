"""Look for a point's terms in the segments of one concept, with negation and prose in view."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from grader.rubric.anchors import Segment
from grader.rubric.clauses import Document, is_label
from grader.rubric.format import AllOf, AnyOf, Rubric
from grader.rubric.lexicon import Lexicon, Span
from grader.rubric.negation import Negation
from grader.rubric.wording import (
    BEATEN,
    COMPARED_BEFORE,
    EN_GLUE,
    HEARSAY,
    NO_PROBLEM,
    TAKEN_BACK,
    ZH_GLUE,
    ZH_NOT_GLUE,
)

_LONGEST_CLAIM = 160
_LEAST_GLUE_CHINESE = 0.06
_LEAST_GLUE_ENGLISH = 0.13
_LEAST_ITEM = 5
_ITEM_END = re.compile(r"[,、;:。.!?\n\x1f/|]")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[a-z][a-z']*")
_TOKEN = re.compile(r"\w+")


class Hit(NamedTuple):
    """One match of a term inside a segment."""

    start: int
    end: int
    sentence: int
    negated: bool


class Finding(NamedTuple):
    """How far an AND of OR-lists is met within a window of one or two sentences."""

    met: int
    wanted: int
    heart: bool
    denied: bool
    prose: bool
    span: Span
    sentences: tuple[int, ...]

    @property
    def complete(self) -> bool:
        """Whether everything is said, affirmed and put into words."""
        return self.met == self.wanted and self.prose

    @property
    def rank(self) -> tuple[bool, bool, int, bool, int]:
        """What makes one finding better than another."""
        return (self.complete, self.heart, self.met, self.prose, self.span[0] - self.span[1])


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
        self._names = names
        told = {each for c in rubric.concepts for each in lexicon.find_any(c.descriptions)}
        self._bare_names = [span for span in names if span not in told]
        self._found: dict[tuple[int, int], tuple[Sequence[Segment], AllOf, list[Finding]]] = {}
        self._counts: dict[Span, bool] = {}
        self.negation = Negation(document, lexicon, rubric)
        self._prose: dict[tuple[int, int, int], bool] = {}

    def search(self, segments: Sequence[Segment], way: AllOf) -> list[Finding]:
        """Return the windows where at least something of `way` is found, best first.

        What is found is kept for the two, which must not change.
        """
        key = id(segments), id(way)
        if (kept := self._found.get(key)) is None:
            # With both, so that neither's id can go to another.
            kept = self._found[key] = segments, way, self._search(segments, way)
        return kept[2]

    def _search(self, segments: Sequence[Segment], way: AllOf) -> list[Finding]:
        starts = [segment.start for segment in segments]
        groups = [self._hits(segments, starts, group) for group in way]
        own = {segment.sentence for segment in segments}
        findings = []
        told = -1  # the latest sentence that says it all by itself
        # A window counts where something stands in its first sentence. It takes in the next
        # sentence, unless one of the two says everything alone.
        for sentence in sorted({sentence for group in groups for sentence in group}, reverse=True):
            finding = self._window(segments, groups, (sentence,))
            if finding and finding.complete:
                told = sentence
            elif sentence + 1 in own and told != sentence + 1:
                finding = self._window(segments, groups, (sentence, sentence + 1))
            if finding:
                findings.append(finding)
        return sorted(findings, key=lambda finding: finding.rank, reverse=True)

    def best(
        self, segments: Sequence[Segment], ways: Sequence[AllOf], *, whole: bool = False
    ) -> Finding | None:
        """Return the best finding for any of several ways; if `whole`, of those met in full.

        One of whose heart nothing is said, in the whole answer, can't be.
        """
        found_any = self._lexicon.find_any
        begun = [way for way in ways if found_any(way[0])]
        if not begun:
            return None
        met = [way for way in begun if all(map(found_any, way))]
        best = self._best_of(segments, met)
        if whole or (best and best.complete) or len(met) == len(begun):
            return best
        others = self._best_of(segments, [way for way in begun if not any(way is m for m in met)])
        return max((f for f in (best, others) if f), key=lambda finding: finding.rank, default=None)

    def _best_of(self, segments: Sequence[Segment], ways: Sequence[AllOf]) -> Finding | None:
        found = [finding for way in ways for finding in self.search(segments, way)[:1]]
        return max(found, key=lambda finding: finding.rank, default=None)

    def names(self, start: int, end: int) -> bool:
        """Whether a name is put forward, not denied: “X never does that” is still about X."""
        document = self.document
        clause = document.clauses[document.clause_at(start)]
        before = document.text[clause.start : start]
        if COMPARED_BEFORE.search(before) or BEATEN.search(before):
            return True
        if self.negation.stands_before(clause.start, start):
            return False
        return not NO_PROBLEM.match(document.text, end, min(clause.end, end + 40))

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
        said = self.without_names(start, end)
        return is_prose(said) or (sentence.labelled and _is_long(said))

    def _window(
        self,
        segments: Sequence[Segment],
        groups: list[dict[int, list[Hit]]],
        window: tuple[int, ...],
    ) -> Finding | None:
        chosen: list[Hit] = []
        met = 0
        heart = denied = False
        for number, group in enumerate(groups):
            hits = [hit for sentence in window for hit in group.get(sentence, [])]
            said = [hit for hit in hits if not hit.negated]
            met += bool(said)
            heart = heart or (number == 0 and bool(said))
            denied = denied or (number == 0 and bool(hits) and not said)
            chosen.extend((said or hits)[:1])
        if not met and not denied:
            return None
        used = tuple(sorted({hit.sentence for hit in chosen}))
        if window[0] not in used:
            return None
        return Finding(
            met=met,
            wanted=len(groups),
            heart=heart,
            denied=denied and len(chosen) == len(groups),
            prose=self._is_prose(segments, window, used, len(groups) == 1),
            span=(min(hit.start for hit in chosen), max(hit.end for hit in chosen)),
            sentences=used,
        )

    def _hits(
        self, segments: Sequence[Segment], starts: list[int], terms: AnyOf
    ) -> dict[int, list[Hit]]:
        hits: dict[int, list[Hit]] = {}
        for start, end in self._lexicon.find_any(terms):
            index = bisect_right(starts, start) - 1
            if index < 0 or segments[index].end <= start:
                continue
            sentence = segments[index].sentence
            if sentence in self._aside or not self._may_count(start, end):
                continue
            negated = self.negation.covers(start, end, terms)
            hits.setdefault(sentence, []).append(Hit(start, end, sentence, negated))
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
        names = self._bare_names
        index = bisect_right(names, position, key=lambda span: span[0]) - 1
        return index >= 0 and position < names[index][1]

    def _is_label(self, position: int) -> bool:
        """Whether a place lies in a heading or in a mere label such as “Fusion:”."""
        document = self.document
        clause = document.clauses[document.clause_at(position)]
        sentence = document.sentences[clause.sentence]
        if sentence.heading or sentence.header:
            return True
        words = document.text[clause.start : clause.end].strip()
        return words.endswith(":") and is_label(words)

    def _is_opposite(self, start: int) -> bool:
        """Whether a word is part of its own opposite, as 一致 is of 不一致."""
        return (
            start > 0 and self.document.text[start - 1] == "不" and start not in self.negation.ends
        )

    def _is_taken_back(self, position: int) -> bool:
        """Whether a place lies in what others are said to claim, and the speaker doesn't."""
        return any(start <= position < end for start, end in self._claims_of_others)

    @cached_property
    def _claims_of_others(self) -> list[Span]:
        text = self.document.text
        found = []
        for claim in HEARSAY.finditer(text):
            back = TAKEN_BACK.search(text, claim.end(), claim.end() + _LONGEST_CLAIM)
            if back:
                found.append((claim.start(), back.start()))
        return found

    def _is_prose(
        self,
        segments: Sequence[Segment],
        window: tuple[int, ...],
        used: tuple[int, ...],
        look_back: bool,
    ) -> bool:
        """Whether the window is put into words; one short remark may lean on the line before."""
        sentences = self.document.sentences
        if any(sentences[sentence].labelled for sentence in used):
            return True
        first = window[0] - 1 if look_back and window[0] else window[0]
        if sentences[first].heading:
            first = window[0]
        key = id(segments), first, window[-1]  # `search` keeps the segments
        if (known := self._prose.get(key)) is None:
            spans = [(each.start, each.end) for each in _within(segments, first, window[-1])]
            known = any(_is_long(self.document.text[start:end]) for start, end in spans)
            known = known and is_prose(" ".join(self.without_names(*span) for span in spans))
            self._prose[key] = known
        return known

    def without_names(self, start: int, end: int) -> str:
        """Return a stretch of text without the concepts' names, which are no prose."""
        low = bisect_left(self._names, start, key=lambda span: span[0])
        pieces = []
        for left, right in self._names[low:]:
            if left >= end:
                break
            pieces.append(self.document.text[start:left])
            start = right
        return " ".join([*pieces, self.document.text[start:end]])


def _within(segments: Sequence[Segment], first: int, last: int) -> list[Segment]:
    low = bisect_left(segments, first, key=lambda segment: segment.sentence)
    high = bisect_right(segments, last, key=lambda segment: segment.sentence)
    return list(segments[low:high])


def _is_long(text: str) -> bool:
    """Whether some item between two marks of punctuation is longer than a keyword."""
    return any(
        len(_CHINESE.findall(item)) + 2 * len(_WORD.findall(item)) >= _LEAST_ITEM
        for item in _ITEM_END.split(text)
    )


def is_prose(text: str) -> bool:
    """Whether words are tied into a statement rather than listed bare."""
    is_latin = text.isascii()
    chinese = 0 if is_latin else len(_CHINESE.findall(text))
    words = len(_WORD.findall(text))
    in_chinese = 0 if is_latin else len(ZH_GLUE.findall(ZH_NOT_GLUE.sub("，", text)))
    in_english = sum(map(EN_GLUE.__contains__, _TOKEN.findall(text)))
    if chinese > 2 * words:
        return in_chinese >= 1 and in_chinese + in_english >= _LEAST_GLUE_CHINESE * chinese
    return in_english + in_chinese >= max(1, _LEAST_GLUE_ENGLISH * words)
