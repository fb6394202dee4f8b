"""Normalise an answer, split it into sentences and clauses, and keep the way back to it."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise
from typing import NamedTuple

from grader.rubric.folding import fold_character
from grader.rubric.sentence_ends import divide
from grader.rubric.simplified import simplify
from grader.rubric.slips import mend_slips
from grader.rubric.spelling import mend_spelling, moved_to
from grader.rubric.wording import CONJUNCTION, LABEL, LABEL_FILLER

MAX_ANSWER = 20_000
MAX_SENTENCES = 600
MAX_CLAUSE = 400
MAX_SENTENCE = 1_200
MAX_LABEL = 30
SOFT_WRAP_WIDTH = 50
CELL = "\x1f"
_MARGIN = frozenset("|｜,， \t\r\n\v\f\u00a0\u3000")

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_MARKUP = re.compile(r"</?[a-zA-Z][^<>\n]{0,200}>|~~[^~\n]{1,200}~~")
# Runs of characters that are folded already, and single others.
# Plain is what folding leaves alone.
_RUN = re.compile(r"(?P<plain>[\u4e00-\u9fffa-z0-9 ,.;:?!'()]+)|.", re.DOTALL)
# Blanks that aren't all kept: several, one beside Chinese, or one in front.
_MANY_BLANKS = re.compile(r"^ |  |[^\x00-\u2000] [^\x00-\u2000]")
_WORD_OR_BLANK = re.compile(r" +|[^ ]+")
_INK = re.compile(r"[^\W_]")
_PREFIX = re.compile(
    r"\s*(?:>\s*)*(?P<heading>#{1,6}\s+)?(?:[-+•·●○▪◦‣–—]\s*(?=\S)|\*\s+)?"
    r"(?P<number>(?:\(?\d{1,2}\s?(?:[.)](?!\d)|、)|[一二三四五六七八九十]{1,2}[、.]|[①-⑳])\s*)?"
)
_TABLE_RULE = re.compile(r"[\s|:+-]*-[\s|:+-]*")
_SENTENCE_END = re.compile(
    r"[。!?;\n]|\.(?<!\.[a-z]\.)(?<!\betc\.)(?<!\bvs\.)(?<!\bcf\.)(?=[\s\x1f]|$|[^\x00-\x7f])"
)
_CLAUSE_END = re.compile(r"[,:()\[\]{}\x1f→|]|=>|->|\s[-=]\s")
_LEAD_IN = re.compile(
    r"^(?:(?:and|the|then|first|second|third|finally|lastly|第?[一二三]是?|\d)[ ,.)]*)+"
)


class Sentence(NamedTuple):
    """One sentence, heading or table row; positions are in the normalised text.

    One that `goes_on` was written in one with the sentence before.
    """

    start: int
    end: int
    heading: bool = False
    numbered: bool = False
    labelled: bool = False
    table: int | None = None
    header: bool = False
    goes_on: bool = False


class Clause(NamedTuple):
    """One clause of a sentence; in a table, the cell's column counts from 0."""

    start: int
    end: int
    sentence: int
    column: int | None = None


@dataclass(frozen=True)
class Document:
    """An answer as the engine reads it.

    `text` is folded: NFKC, lower case, simplified characters, one space for any run of blanks,
    underscores and hyphens, no markup, no control characters. `offsets[i]` is where `text[i]`
    stands in `original`.
    """

    original: str
    text: str
    offsets: array[int]
    sentences: tuple[Sentence, ...]
    clauses: tuple[Clause, ...]

    def place(self, start: int, end: int, limit: int = 240) -> tuple[int, int] | None:
        """Return where a stretch of the normalised text stands in the original, less its margins.

        None where there is nothing but blanks and separators.
        """
        if end <= start:
            return None
        first, last = self.offsets[start], self.offsets[end - 1] + 1
        last = min(last, first + limit)
        while first < last and self.original[first] in _MARGIN:
            first += 1
        while last > first and self.original[last - 1] in _MARGIN:
            last -= 1
        return (first, last) if last > first else None

    def quote(self, start: int, end: int) -> str:
        """Return the learner's own words at a stretch of the normalised text."""
        place = self.place(start, end)
        return self.quote_from(*place) if place else ""

    def quote_from(self, start: int, end: int) -> str:
        """Return what stands there in the original, without what is no character by itself."""
        return self.original[start:end].encode("utf-8", "replace").decode("utf-8")

    def stands_alone(self, start: int, end: int) -> bool:
        """Whether a stretch is all of a heading or a cell, or what stands before a colon."""
        clause = self.clauses[self.clause_at(start)]
        sentence = self.sentences[clause.sentence]
        whole = self.text[clause.start : clause.end]
        if _LEAD_IN.sub("", whole.strip(" :\n" + CELL)) != self.text[start:end]:
            return False
        return sentence.heading or clause.column is not None or whole.endswith(":")

    def clause_at(self, position: int) -> int:
        """Return the index of the clause that holds a position."""
        return bisect_right(self.clause_starts, position) - 1

    @cached_property
    def clause_starts(self) -> list[int]:
        """Where clauses start; the first has what comes before it, too."""
        return [0, *[clause.start for clause in self.clauses[1:]]]


def read(answer: str, repair: Iterable[str] = (), stems: tuple[str, ...] = ()) -> Document:
    """Split an answer; only its first 20,000 characters count, and 600 sentences.

    Args:
        answer: what the learner wrote.
        repair: the rubric's words, to which Latin words with one wrong letter are mended.
        stems: how words begin that are right as they are.
    """
    original = answer[:MAX_ANSWER]
    visible = _MARKUP.sub(lambda found: "\0" * len(found[0]), _without_comments(original))
    builder = _Builder()
    for line in islice(_lines(visible), MAX_SENTENCES):
        builder.add(line)
    builder.flush()
    text, offsets = mend_slips("".join(builder.characters)), array("L", builder.offsets)
    text, offsets, moved = mend_spelling(text, offsets, frozenset(repair), stems)
    for block in builder.blocks:
        block.start = moved_to(block.start, moved)
    breaks = [moved_to(place, moved) for place in builder.breaks]
    sentences, clauses = _split(text, builder.blocks, breaks)
    if len(sentences) == MAX_SENTENCES:
        text, offsets = text[: sentences[-1].end], offsets[: sentences[-1].end]
    return Document(original, text, offsets, tuple(sentences), tuple(clauses))


@dataclass(slots=True)
class _Line:
    characters: list[str]
    offsets: list[int]
    heading: bool
    numbered: bool
    structural: bool
    cells: bool
    rule: bool


@dataclass(slots=True)
class _Block:
    start: int
    heading: bool = False
    numbered: bool = False
    table: int | None = None
    header: bool = False
    labelled: bool = False


def _without_comments(original: str) -> str:
    """Blank out HTML comments, keeping line breaks; one that is never closed is text."""
    pieces = []
    end = 0
    while (start := original.find("<!--", end)) >= 0:
        close = original.find("-->", start)
        if close < 0:
            break
        pieces += [original[end:start], re.sub(r"[^\n]", "\0", original[start : close + 3])]
        end = close + 3
    return "".join([*pieces, original[end:]])


def _lines(visible: str) -> Iterator[_Line | None]:
    """Yield the folded lines, and None for each blank one."""
    position = 0
    for match in _LINE.finditer(visible):
        gap = visible[position : match.start()]
        if gap.count("\n") + (gap.count("\r") if "\n" not in gap else 0) > 1:
            yield None
        position = match.end()
        raw, places = simplify(match.group())
        prefix = _PREFIX.match(raw)
        begin = prefix.end() if prefix else 0
        heading = bool(prefix and prefix["heading"])
        numbered = bool(prefix and prefix["number"])
        cells = raw.count("|") + raw.count("｜") >= 2
        characters: list[str] = []
        offsets: list[int] = []
        for run in _RUN.finditer(raw, begin):
            first, last = run.span()
            if run["plain"]:
                characters += run["plain"]
                offsets += map(match.start().__add__, places[first:last])
                continue
            for folded in fold_character(raw[first]):
                characters.append(CELL if cells and folded == "|" else folded)
                offsets.append(match.start() + places[first])
        rule = cells and bool(_TABLE_RULE.fullmatch(raw))
        structural = heading or cells or bool(prefix and prefix.group().strip())
        if rule or "".join(characters).strip(" " + CELL):
            yield _Line(characters, offsets, heading, numbered, structural, cells, rule)
        else:
            yield None


class _Builder:
    """Joins folded lines into one text, deciding where a line break ends a sentence."""

    def __init__(self) -> None:
        self.characters: list[str] = []
        self.offsets: list[int] = []
        self.blocks: list[_Block] = []
        self.breaks: list[int] = []
        self._last: _Line | None = None
        self._tables = 0
        self._under_label = False

    def add(self, line: _Line | None) -> None:
        if line is None:
            self._last = None
            return
        if line.rule:
            self._end_header()
            return
        if self._continues(line):
            self._append(" ", line.offsets[0])
        else:
            self._open(line)
        if not _MANY_BLANKS.search(written := "".join(line.characters)):
            self._append(line.characters[0], line.offsets[0])
            self.characters += line.characters[1:]
            self.offsets += line.offsets[1:]
            self._last = line
            return
        for run in _WORD_OR_BLANK.finditer(written):
            first, last = run.span()
            self._append(line.characters[first], line.offsets[first])
            if line.characters[first] != " ":  # of several blanks one is kept
                self.characters += line.characters[first + 1 : last]
                self.offsets += line.offsets[first + 1 : last]
        self._last = line

    def _end_header(self) -> None:
        """Take what a rule stands under for a header, if it begins its table.

        Further rules part other rows, or are rows that say nothing.
        """
        tables = [block.table for block in self.blocks[-2:]]
        if tables and tables[-1] is not None and tables.count(tables[-1]) == 1:
            self.blocks[-1].header = True

    def flush(self) -> None:
        """End the last line."""
        self._append("\n", self.offsets[-1] if self.offsets else 0)

    def _continues(self, line: _Line) -> bool:
        last = self._last
        if last is None or line.structural or last.heading or last.cells:
            return False
        written = "".join(last.characters).rstrip()
        width = sum(1 if character < "\u2000" else 2 for character in written)
        return width >= SOFT_WRAP_WIDTH and written[-1:] not in set("。!?;.:")

    def _open(self, line: _Line) -> None:
        if self.characters:
            self._append("\n", self.offsets[-1])
        block = _Block(len(self.characters), line.heading, line.numbered)
        if line.cells:
            above = self.blocks[-1] if self.blocks and self._last is not None else None
            if above is None or above.table is None:
                self._tables += 1
            block.table, block.labelled = self._tables, True
        elif line.heading:
            self._under_label = is_label("".join(line.characters))
        block.labelled = block.labelled or self._under_label
        self.blocks.append(block)

    def _append(self, character: str, offset: int) -> None:
        """Add one folded character, collapsing blanks and dropping those beside Chinese."""
        characters = self.characters
        if character == " ":
            if not characters or characters[-1] in (" ", "\n"):
                return
        elif characters and characters[-1] == " " and len(characters) > 1:
            between = characters[-2] > "\u2000" and character > "\u2000"
            if between or character == "\n":
                characters.pop()
                self.offsets.pop()
            if between:
                self.breaks.append(len(characters))
        characters.append(character)
        self.offsets.append(offset)


def _split(
    text: str, blocks: list[_Block], breaks: list[int]
) -> tuple[list[Sentence], list[Clause]]:
    sentences: list[Sentence] = []
    clauses: list[Clause] = []
    for number, block in enumerate(blocks):
        end = blocks[number + 1].start if number + 1 < len(blocks) else len(text)
        numbered = block.numbered
        for start, stop, goes_on in _pieces(text, block.start, end, block.table is None):
            labelled = block.labelled or _has_label(text[start:stop])
            heading, table, header = block.heading, block.table, block.header
            sentences.append(
                Sentence(start, stop, heading, numbered, labelled, table, header, goes_on)
            )
            numbered = False
            column = 0
            for left, right in _clauses(text, start, stop, breaks):
                if block.table is not None and text[left:right].startswith(CELL):
                    column += 1
                cell = column if block.table is not None else None
                clauses.append(Clause(left, right, len(sentences) - 1, cell))
            if len(sentences) == MAX_SENTENCES:
                return sentences, clauses
    return sentences, clauses


def _pieces(text: str, start: int, end: int, dividing: bool) -> Iterator[tuple[int, int, bool]]:
    """Yield the sentences of one block (a table row is one), none of them too long.

    With each, whether it was written in one with the sentence before.
    """
    ends: list[int] = []
    within: set[int] = set()
    if dividing:
        ends += (match.end() for match in _SENTENCE_END.finditer(text, start, end))
        within.update(*(divide(text, *edges) for edges in pairwise([start, *ends, end])))
    goes_on = False
    for cut in [*sorted({*ends, *within}), end]:
        while cut - start > MAX_SENTENCE:
            yield start, start + MAX_SENTENCE, goes_on
            start += MAX_SENTENCE
            goes_on = True
        if _INK.search(text, start, cut):
            yield start, cut, goes_on
            start = cut
            goes_on = cut in within


def _clauses(text: str, start: int, end: int, breaks: list[int]) -> Iterator[tuple[int, int]]:
    cuts = {match.end() for match in _CLAUSE_END.finditer(text, start, end) if match[0] != CELL}
    if CELL in text[start:end]:
        cuts |= {index for index in range(start, end) if text[index] == CELL}
    cuts |= {match.start() for match in CONJUNCTION.finditer(text, start, end)}
    cuts.update(breaks[bisect_right(breaks, start) : bisect_left(breaks, end)])
    for cut in [*sorted(cuts), end]:
        while cut - start > MAX_CLAUSE:
            yield start, start + MAX_CLAUSE
            start += MAX_CLAUSE
        if cut == end or text[cut] == CELL or _INK.search(text, start, cut):
            if cut > start:
                yield start, cut
            start = cut


def _has_label(sentence: str) -> bool:
    """Whether a label with a colon stands in front, such as “定义：” or “When to use it:”."""
    pieces = sentence.split(":")[:-1]
    return any(is_label(re.split(r"[,;。]", piece)[-1]) for piece in pieces)


def is_label(words: str) -> bool:
    """Whether words only announce what comes, such as “适用场景” or “How it works”."""
    if len(words) > MAX_LABEL or not LABEL.search(words):
        return False
    return not LABEL_FILLER.sub("", LABEL.sub("", words))
