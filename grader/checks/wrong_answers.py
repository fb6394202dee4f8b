"""Read what the wrong answers kept beside a solution say of themselves.

Each begins with a docstring: the misconception and a hint in both languages, and the first check
that it fails.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from pathlib import Path

from grader.catalog import Exercise
from grader.text import Text

_LINES = {
    "zh": "误区：",
    "en": "Misconception: ",
    "hint_zh": "提示：",
    "hint_en": "Hint: ",
    "fails": "fails: ",
}


@dataclass(frozen=True)
class WrongAnswer:
    """A wrong answer and what its docstring says.

    Attributes:
        path: where it is kept.
        source: the program.
        misconception: what somebody who writes this has got wrong, None where it isn't said.
        hint: what to think of instead, None where it isn't said.
        fails: the first check that it fails, None where it isn't said.
        or_fails: another that may be the first, where that depends on how a model's training went.
    """

    path: Path
    source: str
    misconception: Text | None
    hint: Text | None
    fails: str | None
    or_fails: str | None = None

    @property
    def lesson(self) -> Text | None:
        """The misconception, with the hint where there is one."""
        if self.misconception is None or self.hint is None:
            return self.misconception
        return Text(
            zh=f"{self.misconception.zh}{self.hint.zh}",
            en=f"{self.misconception.en} {self.hint.en}",
        )


def wrong_answers(exercise: Exercise) -> list[WrongAnswer]:
    """Return a coding exercise's wrong answers, by name."""
    paths = sorted((exercise.solution / "wrong").glob("*.py"))
    return [read_wrong_answer(path) for path in paths]


def read_wrong_answer(path: Path) -> WrongAnswer:
    """Read one wrong answer; what its docstring lacks is None."""
    source = path.read_text(encoding="utf-8")
    said = _said(source)
    first, _, other = said.get("fails", "").partition(" or ")
    return WrongAnswer(
        path=path,
        source=source,
        misconception=_text(said, "zh", "en"),
        hint=_text(said, "hint_zh", "hint_en"),
        fails=first or None,
        or_fails=other or None,
    )


def _said(source: str) -> dict[str, str]:
    try:
        docstring = ast.get_docstring(ast.parse(source)) or ""
    except (SyntaxError, ValueError):  # a wrong answer may be one that is no Python
        docstring = source.split('"""')[1] if source.count('"""') > 1 else ""
    parts: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in docstring.splitlines():
        key = next((key for key, begin in _LINES.items() if line.startswith(begin.strip())), None)
        if key is not None:
            lines = parts.setdefault(key, [])
            line = line[len(_LINES[key].strip()) :]
        elif not line.strip():
            lines = []
        lines.append(line.strip())
    return {key: " ".join(filter(None, said)) for key, said in parts.items() if any(said)}


def _text(said: dict[str, str], zh: str, en: str) -> Text | None:
    # Chinese is set without spaces where a line was broken.
    if zh not in said or en not in said:
        return None
    return Text(zh=re.sub(r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])", "", said[zh]), en=said[en])
