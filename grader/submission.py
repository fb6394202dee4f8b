"""A learner's answer, ready to grade, and where each line of it came from."""

from __future__ import annotations

from dataclasses import dataclass, field

from grader.text import Text


@dataclass(frozen=True, slots=True)
class Location:
    """Where a line stands in what the learner sees.

    `file` is a name to show, `cell` counts a notebook's cells of all kinds from 1 (for a live
    kernel it is the execution count), `line` counts from 1 within that file or cell.
    """

    file: str
    line: int
    cell: int | None = None

    def describe(self) -> Text:
        """Return the place in words."""
        if self.cell is None:
            return Text(zh=f"{self.file} 第 {self.line} 行", en=f"{self.file}, line {self.line}")
        return Text(
            zh=f"{self.file} 第 {self.cell} 个单元格第 {self.line} 行",
            en=f"{self.file}, cell {self.cell}, line {self.line}",
        )


@dataclass(frozen=True)
class Submission:
    """One answer: a program or a free text.

    `source` is exactly what is graded. `lines[i]` says where line `i + 1` of `source` stands in
    the learner's file. `notes` are remarks that the learner should see with any verdict.
    """

    source: str
    origin: str
    attempted: bool = True
    lines: tuple[Location, ...] = ()
    notes: tuple[Text, ...] = field(default=())

    def locate(self, line: int) -> Location:
        """Return where line `line` (from 1) of the graded program stands in the learner's file."""
        if 1 <= line <= len(self.lines):
            return self.lines[line - 1]
        return Location(self.origin, line)
