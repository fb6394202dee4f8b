"""Compare what is said in Chinese with what is said in English: same code, same numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from grader.catalog import Exercise
from grader.text import Language

_BLOCK = re.compile(r"```\w*\n(.*?)```", re.DOTALL)
_COMMENT = re.compile(r"\s*#.*")
_NUMBER = re.compile(r"(?<![\w.])\d[\d,_]*(?:\.\d+)?")
# A heading's own number is no fact of the task.
_HEADING = re.compile(r"(?m)^#+ .*$")


def differences(exercise: Exercise) -> Iterator[tuple[str, str, str]]:
    """Yield where the languages differ: file, what Chinese alone has, what English alone has."""
    pairs = {
        "prompt": (exercise.prompt("zh"), exercise.prompt("en")),
        "hints": (_hints(exercise, "zh"), _hints(exercise, "en")),
    }
    if exercise.is_code:
        for name, (zh, en) in pairs.items():
            ours, theirs = _code(zh), _code(en)
            if ours != theirs:
                yield (f"{name}.*.md", _only(ours, theirs), _only(theirs, ours))
    for name, (zh, en) in pairs.items():
        here, there = _numbers(zh), _numbers(en)
        if here != there:
            yield f"{name}.*.md", ", ".join(sorted(here - there)), ", ".join(sorted(there - here))


def _hints(exercise: Exercise, language: Language) -> str:
    return "\n\n".join(exercise.hints(language))


def code_blocks(markdown: str) -> list[str]:
    """Return what stands in the fenced blocks of a text."""
    return _BLOCK.findall(markdown)


def _code(markdown: str) -> list[str]:
    """Return the lines of code, comments aside: those are in the reader's language."""
    lines = "\n".join(code_blocks(markdown)).splitlines()
    return [bare for line in lines if (bare := _COMMENT.sub("", line)).strip()]


def _only(ours: list[str], theirs: list[str]) -> str:
    return "; ".join(line.strip() for line in ours if line not in theirs)


def _numbers(markdown: str) -> set[str]:
    """Return the numbers from 2 up: one and two are often words."""
    text = _HEADING.sub("", markdown)
    found = {number.replace(",", "").replace("_", "") for number in _NUMBER.findall(text)}
    return {number for number in found if number not in {"0", "1", "2"}}
