"""How an exercise's status is shown wherever exercises are listed in the terminal."""

from __future__ import annotations

from dataclasses import dataclass

from grader.progress.store import Status
from grader.text import Text


@dataclass(frozen=True)
class StatusMark:
    """A sign, a word, and the style that both are printed in."""

    sign: str
    word: Text
    style: str


STATUS_MARKS: dict[Status, StatusMark] = {
    "new": StatusMark("·", Text(zh="未做", en="new"), "dim"),
    "attempted": StatusMark("…", Text(zh="在做", en="attempted"), "yellow"),
    "passed": StatusMark("✓", Text(zh="通过", en="passed"), "green"),
    "revealed": StatusMark("○", Text(zh="看过答案", en="revealed"), "magenta"),
}
