"""Tell statements from bare lists of keywords, in Chinese and English."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from grader.rubric.anchors import Segment
from grader.rubric.clauses import Document
from grader.rubric.folding import count_chinese
from grader.rubric.lexicon import Span
from grader.rubric.simplified import CHINESE
from grader.rubric.wording import EN_GLUE, ZH_GLUE, ZH_NOT_GLUE

_LEAST_GLUE_CHINESE = 0.06
_LEAST_GLUE_ENGLISH = 0.13
_LEAST_ITEM = 5
_ITEM_END = re.compile(r"[,、;:。.!?\n\x1f/|]")
_WORD = re.compile(r"[a-z][a-z']*")
_TOKEN = re.compile(r"\w+")
_THREE_WORDS = re.compile(r"[a-z][a-z']* [a-z][a-z']* [a-z]")


class Prose:
    """The prose of one answer.

    Args:
        document: the answer.
        names: where it names the rubric's concepts, in order; names are no prose.
    """

    def __init__(self, document: Document, names: Sequence[Span]) -> None:
        self._document = document
        self._names = names
        self._name_starts = [start for start, _ in names]
        self._said: dict[Span, str] = {}
        self._long: dict[Span, bool] = {}
        self._statements: dict[tuple[int, int, int], bool] = {}
        self._prose: dict[str, bool] = {}

    def without_names(self, start: int, end: int) -> str:
        """Return a stretch of the folded text without the concepts' names."""
        if (known := self._said.get((start, end))) is None:
            text, place = self._document.text, start
            pieces = []
            for left, right in self._names[bisect_left(self._name_starts, start) :]:
                if left >= end:
                    break
                pieces.append(text[place:left])
                place = right
            known = self._said[start, end] = " ".join([*pieces, text[place:end]])
        return known

    def is_said(
        self,
        segments: Sequence[Segment],
        sentences: Sequence[int],
        window: tuple[int, ...],
        used: tuple[int, ...],
        *,
        look_back: bool,
    ) -> bool:
        """Whether a window is put into words; one short remark may lean on the line before.

        Args:
            segments: those of one concept, in order; must be kept and not change.
            sentences: the number of each one's sentence.
            window: the sentences of the window.
            used: those of them that something was found in.
            look_back: whether it may lean on the line before.
        """
        of_answer = self._document.sentences
        if any(of_answer[sentence].labelled for sentence in used):
            return True
        first = window[0] - 1 if look_back and window[0] else window[0]
        if of_answer[first].heading:
            first = window[0]
        key = id(segments), first, window[-1]
        if (known := self._statements.get(key)) is None:
            low, high = bisect_left(sentences, first), bisect_right(sentences, window[-1])
            known = self._statements[key] = self.is_statement(segments[low:high])
        return known

    def is_statement(self, segments: Sequence[Segment]) -> bool:
        """Whether some segments are put into words together."""
        spans = [(segment.start, segment.end) for segment in segments]
        if not any(map(self._is_long, spans)):
            return False
        return self.is_prose(" ".join([self.without_names(*span) for span in spans]))

    def is_prose(self, said: str) -> bool:
        """Whether words are tied into a statement; a sentence is often asked about twice."""
        if (known := self._prose.get(said)) is None:
            known = self._prose[said] = is_prose(said)
        return known

    def _is_long(self, span: Span) -> bool:
        if (known := self._long.get(span)) is None:
            known = self._long[span] = is_long(self._document.text[slice(*span)])
        return known


def is_long(text: str) -> bool:
    """Whether some item between two marks of punctuation is longer than a keyword."""
    if _THREE_WORDS.search(text) or any(map(_LEAST_ITEM.__le__, map(len, CHINESE.findall(text)))):
        return True  # most are
    return any(
        count_chinese(item) + 2 * len(_WORD.findall(item)) >= _LEAST_ITEM
        for item in _ITEM_END.split(text)
    )


def is_prose(text: str) -> bool:
    """Whether words are tied into a statement rather than listed bare."""
    is_latin = text.isascii()
    chinese = 0 if is_latin else count_chinese(text)
    words = len(_WORD.findall(text))
    in_chinese = 0 if is_latin else len(ZH_GLUE.findall(ZH_NOT_GLUE.sub("，", text)))
    in_english = sum(map(EN_GLUE.__contains__, _TOKEN.findall(text))) if words else 0
    if chinese > 2 * words:
        return in_chinese >= 1 and in_chinese + in_english >= _LEAST_GLUE_CHINESE * chinese
    return in_english + in_chinese >= max(1, _LEAST_GLUE_ENGLISH * words)
