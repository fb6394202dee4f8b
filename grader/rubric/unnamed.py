"""Give what an answer describes without a name to the concept that it can only mean."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from itertools import chain

from grader.rubric.anchors import Mention, Segment
from grader.rubric.clauses import Document
from grader.rubric.evidence import Reader
from grader.rubric.format import Rubric
from grader.rubric.lexicon import Lexicon
from grader.rubric.wording import ORDINALS


class Unnamed:
    """The concepts of a rubric that one answer names nowhere.

    Args:
        document: the answer.
        rubric: what to look for.
        lexicon: where its terms stand in the answer.
        reader: looks for its points.
        mentions: the names in the answer, in order, without those that don't count.
    """

    def __init__(
        self,
        document: Document,
        rubric: Rubric,
        lexicon: Lexicon,
        reader: Reader,
        mentions: Sequence[Mention],
    ) -> None:
        self._document = document
        self._rubric = rubric
        self._lexicon = lexicon
        self._reader = reader
        self._mentions = mentions
        self._named_at = [mention.start for mention in mentions]

    def adopt(self, segments: list[Segment]) -> list[Segment]:
        """Give stretches without a name to the one concept that they describe unmistakably.

        Only a concept that is named nowhere is given anything, so that a description can't be
        counted for the wrong name.
        """
        named = {mention.concept for mention in self._mentions}
        unnamed = [c for c in self._rubric.concepts if c.aliases and c.id not in named]
        if not unnamed:
            return segments
        homeless = [s for s in segments if s.concept is None or self._is_carried(s)]
        if not homeless:
            return segments
        claims = self._claims(homeless)
        unnamed_ids = {concept.id for concept in unnamed}
        owner: str | None = None
        adopted = []
        for segment in segments:
            claimed = claims.get(segment.start)
            sole = next(iter(claimed)) if claimed is not None and len(claimed) == 1 else None
            if segment.concept is not None:
                if claimed is not None or not self._is_carried(segment):
                    owner = sole if sole in unnamed_ids else None
                adopted.append(segment._replace(concept=owner) if owner else segment)
            else:
                if claimed is not None:
                    owner = sole if sole in unnamed_ids else None
                elif self._counts(segment):
                    owner = None
                adopted.append(segment._replace(concept=owner))
        return adopted

    def _counts(self, segment: Segment) -> bool:
        """Whether a segment speaks of “the first one”, which may be any that was described."""
        text = self._document.text
        return any(each.search(text, segment.start, segment.end) for each in ORDINALS)

    def _is_carried(self, segment: Segment) -> bool:
        """Whether a segment has its concept from a sentence before, and its own names none."""
        sentence = self._document.sentences[segment.sentence]
        first = bisect_left(self._named_at, sentence.start)
        return first == bisect_left(self._named_at, sentence.end)

    def _claims(self, homeless: list[Segment]) -> dict[int, set[str]]:
        """Return, by where they start, which concepts stretches describe.

        A point's first way counts before its others, and one sentence before two.
        """
        found = [
            ((number > 0, len(finding.sentences)), finding.sentences, finding.span, concept.id)
            for concept in self._rubric.concepts
            for point in concept.points
            if point.stands_alone
            for number, way in enumerate(point.ways)
            if all(map(self._lexicon.find_any, way))
            for finding in self._reader.search(homeless, way)
            if finding.complete
        ]
        by_sentence: dict[int, set[str]] = {}
        for _, sentences, _, concept in found:
            for sentence in sentences:
                by_sentence.setdefault(sentence, set()).add(concept)
        within: dict[int, list[Segment]] = defaultdict(list)
        for segment in homeless:
            within[segment.sentence].append(segment)
        claims: dict[int, set[str]] = {}
        ranks: dict[int, tuple[bool, int]] = {}
        # Where a sentence tells of several, each has the stretches that say it.
        for rank, sentences, (start, end), concept in sorted(found, key=lambda each: each[0]):
            for segment in chain.from_iterable(within[sentence] for sentence in sentences):
                shared = len(by_sentence[segment.sentence]) > 1
                if shared and (segment.end <= start or segment.start >= end):
                    continue
                if rank == ranks.setdefault(segment.start, rank):
                    claims.setdefault(segment.start, set()).add(concept)
        return claims
