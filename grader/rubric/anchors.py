"""Say which concept each stretch of an answer speaks of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from grader.rubric.clauses import Clause, Document, Sentence
from grader.rubric.wording import (
    CALLED,
    CHOSEN,
    COMPARED_AROUND,
    COMPARED_BEFORE,
    CONDITION,
    FORMER,
    LATTER,
    NAMED_AFTERWARDS,
    NEW_ITEM,
    NEW_ITEM_INSIDE,
    ORDINALS,
    ORDINALS_NEED,
    RESPECTIVELY,
    SAID_OF_OTHER,
    TOOL_BEFORE,
    UNLIKE,
)

_BETWEEN_PARTS = re.compile(r"[,、;]|\band\b|[和与及]|以及")
_LIST_GLUE = re.compile(
    r"[\W_]|and|or|the|和|与|及|或|以及|三种|三类|三大|方法|方式|挑战|问题|等|有|为|是|包括|three|main|approach(?:es)?|methods?|ways?|there|are|also|called"
)


class Mention(NamedTuple):
    """One place where a concept is named.

    It is `weak` where the concept is only described. Where it is said to be another one, too, as in
    “early fusion, also called late fusion”, `misnamed` is where the name of that one ends, else 0.
    """

    start: int
    end: int
    concept: str
    weak: bool = False
    misnamed: int = 0


class Segment(NamedTuple):
    """A stretch within one sentence that speaks of one concept, or of none that we can tell."""

    start: int
    end: int
    sentence: int
    concept: str | None


class Subjects(NamedTuple):
    """The concepts that a sentence names, and those that it speaks of, named before perhaps."""

    named: frozenset[str]
    spoken_of: frozenset[str]


def anchor(document: Document, mentions: list[Mention], *, tools_anchor: bool) -> list[Segment]:
    """Cut the answer into segments, each anchored to the concept it speaks of."""
    return _Anchoring(document, mentions, tools_anchor).run()


def subjects(
    document: Document, mentions: Iterable[Mention], segments: Iterable[Segment]
) -> list[Subjects]:
    """Return what each sentence is about."""
    named: list[set[str]] = [set() for _ in document.sentences]
    spoken_of: list[set[str]] = [set() for _ in document.sentences]
    for mention in mentions:
        if not mention.weak:
            clause = document.clauses[document.clause_at(mention.start)]
            named[clause.sentence].add(mention.concept)
    for segment in segments:
        if segment.concept is not None:
            spoken_of[segment.sentence].add(segment.concept)
    return [
        Subjects(frozenset(each), frozenset(others))
        for each, others in zip(named, spoken_of, strict=True)
    ]


class _Anchoring:
    def __init__(self, document: Document, mentions: list[Mention], tools_anchor: bool) -> None:
        self._document = document
        self._text = document.text
        self._mentions = mentions
        self._tools_anchor = tools_anchor
        self._current: str | None = None
        self._from_number = False
        self._enumerated: list[str] = []
        self._named: list[str] = []
        self._in_order: list[str] = []
        self._columns: dict[int, str] = {}
        self._others: list[tuple[int, int, str]] = []
        self._has_ordinals = any(map(self._text.__contains__, ORDINALS_NEED))
        self._segments: list[Segment] = []

    def run(self) -> list[Segment]:
        clauses: dict[int, list[Clause]] = {}
        for clause in self._document.clauses:
            clauses.setdefault(clause.sentence, []).append(clause)
        upcoming = 0
        for index, sentence in enumerate(self._document.sentences):
            mentions = []
            while upcoming < len(self._mentions) and self._mentions[upcoming].start < sentence.end:
                if self._mentions[upcoming].start >= sentence.start:
                    mentions.append(self._mentions[upcoming])
                upcoming += 1
            self._sentence(index, sentence, clauses.get(index, []), mentions)
        return self._segments

    def _sentence(
        self, index: int, sentence: Sentence, clauses: list[Clause], mentions: list[Mention]
    ) -> None:
        if sentence.table is not None and self._table_row(index, sentence, clauses, mentions):
            return
        subjects = self._subjects(sentence, mentions)
        concepts = list(dict.fromkeys(mention.concept for mention in subjects))
        if len(concepts) > 1 and self._enumeration(index, sentence, subjects, concepts):
            return
        if not subjects:
            self._reset_if_new_item(sentence)
        if sentence.numbered or sentence.heading:
            self._from_number = sentence.numbered and bool(subjects)
        upcoming = 0
        first_segment = len(self._segments)
        for clause in clauses:
            inside = []
            while upcoming < len(subjects) and subjects[upcoming].start < clause.end:
                inside.append(subjects[upcoming])
                upcoming += 1
            self._clause(index, clause, inside, first_segment)
        for mention in subjects:
            if mention.concept in self._named:
                self._named.remove(mention.concept)
            self._named.append(mention.concept)
            if mention.concept not in self._in_order:
                self._in_order.append(mention.concept)

    def _clause(
        self, index: int, clause: Clause, inside: list[Mention], first_segment: int
    ) -> None:
        if not inside:
            if NEW_ITEM_INSIDE.match(self._text, clause.start, clause.end):
                self._current = None
            self._refer_back(clause)
            self._add(clause.start, clause.end, index, self._current)
            return
        fresh = NEW_ITEM_INSIDE.match(self._text, clause.start, clause.end)
        chosen = CHOSEN.fullmatch(self._text, clause.start, inside[0].start)
        begin = self._unnamed_since(first_segment, clause.start)
        if not fresh and (chosen or NAMED_AFTERWARDS.search(self._text, begin, inside[0].start)):
            so_far = self._segments[first_segment:]
            opens = begin == (so_far[0].start if so_far else clause.start)
            if opens and CALLED.match(self._text, begin, inside[0].start):
                first_segment = self._start_of_previous_sentence(index, first_segment)
            self._claim_earlier(first_segment, inside[0].concept)
        elif self._is_condition(first_segment):
            self._claim_earlier(first_segment, inside[0].concept)
        starts = [clause.start, *(mention.start for mention in inside[1:]), clause.end]
        for mention, start, end in zip(inside, starts, starts[1:], strict=False):
            self._current = mention.concept
            self._add(start, end, index, mention.concept)

    def _is_condition(self, first_segment: int) -> bool:
        """“If they differ a lot, …”: whether a sentence began so, and has named nothing yet."""
        so_far = self._segments[first_segment:]
        if not so_far or any(self._mentions_in(segment) for segment in so_far):
            return False
        return bool(CONDITION.match(self._text, so_far[0].start, so_far[0].end))

    def _unnamed_since(self, first_segment: int, start: int) -> int:
        """Return since where a sentence has named nothing: “people call | it X” is two clauses."""
        for segment in reversed(self._segments[first_segment:]):
            if self._mentions_in(segment):
                break
            start = segment.start
        return start

    def _start_of_previous_sentence(self, index: int, first_segment: int) -> int:
        position = first_segment
        while position and self._segments[position - 1].sentence == index - 1:
            position -= 1
        return position

    def _claim_earlier(self, first_segment: int, concept: str) -> None:
        """“…, this is called X”: what came before in the sentence speaks of X.

        Not what came before another name, or before the latest “the second one”.
        """
        for position in range(len(self._segments) - 1, first_segment, -1):
            segment = self._segments[position]
            if NEW_ITEM_INSIDE.match(self._text, segment.start, segment.end) or (
                position + 1 < len(self._segments) and self._mentions_in(segment)
            ):
                first_segment = position
                break
        for position in range(first_segment, len(self._segments)):
            segment = self._segments[position]
            if not self._mentions_in(segment):
                self._segments[position] = segment._replace(concept=concept)

    def _mentions_in(self, segment: Segment) -> list[Mention]:
        low = bisect_left(self._mentions, segment.start, key=lambda mention: mention.start)
        high = bisect_left(self._mentions, segment.end, key=lambda mention: mention.start)
        return self._mentions[low:high]

    def _refer_back(self, clause: Clause) -> None:
        if not self._has_ordinals:
            return
        start, end = clause.start, clause.end
        pair = self._enumerated if len(self._enumerated) == 2 else self._named[-2:]
        if len(pair) == 2:
            if FORMER.search(self._text, start, end):
                self._current = pair[0]
                return
            if LATTER.search(self._text, start, end):
                self._current = pair[1]
                return
        order = self._enumerated or self._in_order
        for number, pattern in enumerate(ORDINALS):
            if len(order) > 1 and number < len(order) and pattern.search(self._text, start, end):
                self._current = order[number]
                return

    def _reset_if_new_item(self, sentence: Sentence) -> None:
        fresh_number = sentence.numbered and self._from_number
        if fresh_number or NEW_ITEM.match(self._text, sentence.start, sentence.end):
            self._current = None

    def _subjects(self, sentence: Sentence, mentions: list[Mention]) -> list[Mention]:
        """Leave out names that are only compared with, or are only tools."""
        kept: list[Mention] = []
        for mention in mentions:
            before = self._text[max(sentence.start, mention.start - 24) : mention.start]
            after = self._text[mention.end : min(sentence.end, mention.end + 8)]
            compared = bool(COMPARED_BEFORE.search(before)) or bool(
                COMPARED_AROUND[0].search(before) and COMPARED_AROUND[1].match(after)
            )
            tool = not self._tools_anchor and TOOL_BEFORE.search(before)
            elsewhere = self._current is not None or len(mentions) > 1
            aside = mention.weak and any(
                not other.weak and other.concept != mention.concept for other in kept
            )
            if not ((compared or tool) and elsewhere) and not aside:
                kept.append(mention)
            elif UNLIKE.search(before) and SAID_OF_OTHER.match(self._text, mention.end):
                self._others.append((mention.start, self._end_of_other(mention), mention.concept))
        return kept

    def _end_of_other(self, mention: Mention) -> int:
        """Return where it ends what is said of a name that is only compared with."""
        clauses, index = self._document.clauses, self._document.clause_at(mention.start)
        if self._text[mention.end : clauses[index].end].strip() in ("", ",") and (
            index + 1 < len(clauses) and clauses[index + 1].sentence == clauses[index].sentence
        ):
            index += 1  # “unlike X, where …”
        return clauses[index].end

    def _enumeration(
        self, index: int, sentence: Sentence, subjects: list[Mention], concepts: list[str]
    ) -> bool:
        """Whether the sentence only lists the concepts; spread “respectively” parts over them."""
        tail_start = subjects[-1].end
        rest = self._text[tail_start : sentence.end]
        for left, right in pairwise(subjects):
            between = _LIST_GLUE.sub("", self._text[left.end : right.start])
            if len(between) > (10 if between.isascii() else 3):
                return False
        if RESPECTIVELY.search(rest):
            self._enumerated = concepts
            self._spread(index, sentence, tail_start, rest, concepts)
            self._current = None
            return True
        if len(_LIST_GLUE.sub("", rest)) > (10 if rest.isascii() else 4):
            return False
        self._enumerated, self._current = concepts, None
        self._named = concepts
        self._add(sentence.start, sentence.end, index, None)
        return True

    def _spread(
        self, index: int, sentence: Sentence, tail_start: int, rest: str, concepts: list[str]
    ) -> None:
        self._add(sentence.start, tail_start, index, None)
        cuts = [tail_start + m.end() for m in re.finditer(r"[,、;]", rest)]
        bounds = _bounds(self._text, tail_start, sentence.end, cuts)
        if len(bounds) != len(concepts):
            cuts = [tail_start + m.end() for m in _BETWEEN_PARTS.finditer(rest)]
            bounds = _bounds(self._text, tail_start, sentence.end, cuts)
        if len(bounds) != len(concepts):
            self._add(tail_start, sentence.end, index, None)
            return
        for concept, (start, end) in zip(concepts, bounds, strict=True):
            self._add(start, end, index, concept)

    def _table_row(
        self, index: int, sentence: Sentence, clauses: list[Clause], mentions: list[Mention]
    ) -> bool:
        """Anchor a table's cells by row, or by column where the header names the concepts."""
        by_column = {}
        for mention in mentions:
            clause = self._document.clauses[self._document.clause_at(mention.start)]
            by_column[clause.column or 0] = mention.concept
        if sentence.header:
            self._columns = by_column if len(set(by_column.values())) > 1 else {}
            for clause in clauses:
                self._add(clause.start, clause.end, index, self._columns.get(clause.column or 0))
            return True
        if self._columns:
            for clause in clauses:
                self._add(clause.start, clause.end, index, self._columns.get(clause.column or 0))
            return True
        if mentions:
            first = mentions[0].concept
            self._current = first
            for clause in clauses:
                self._add(clause.start, clause.end, index, first)
            return True
        return False

    def _add(self, start: int, end: int, sentence: int, concept: str | None) -> None:
        for left, right, other in self._others:
            left, right = max(left, start), min(right, end)
            if left < right:
                if start < left:
                    self._segments.append(Segment(start, left, sentence, concept))
                self._segments.append(Segment(left, right, sentence, other))
                start = right
        if end > start:
            self._segments.append(Segment(start, end, sentence, concept))


def _bounds(text: str, start: int, end: int, cuts: list[int]) -> list[tuple[int, int]]:
    edges = [start, *cuts, end]
    return [
        (left, right)
        for left, right in pairwise(edges)
        if re.sub(r"[\W_]|分别|依次|respectively|是|为|对应", "", text[left:right])
    ]
