"""What a learner has run in this kernel, with what they typed or took back beside the cells."""

from __future__ import annotations

import re
from dataclasses import dataclass

from IPython.core.interactiveshell import InteractiveShell

_ANSWER = re.compile(r"\s*%%answer(?:[ \t]+(\S+))?[^\n]*(?:\n|$)")


@dataclass(frozen=True, slots=True)
class _Typed:
    """A text from a text box, and after which execution it was typed."""

    after: int
    text: str


class ExecutedCells:
    """The kernel's history as the grader reads it, always as of now.

    Only the history is read, which every front end fills: no cell ids, no file, no extension.
    """

    def __init__(self, shell: InteractiveShell) -> None:
        self._shell = shell
        self._typed: dict[str, _Typed] = {}
        self._taken_back: dict[str, tuple[int, str]] = {}

    def sources(self, slug: str) -> list[str]:
        """Return the sources in the order they were run, a typed answer where it was typed.

        Execution n stands at index n, as far as nothing was typed before it.
        """
        sources = self._ran()
        if slug in self._taken_back:
            at, stub = self._taken_back[slug]
            sources[: at + 1] = [_without_answer(cell, slug) for cell in sources[: at + 1]]
            if stub and at < len(sources):
                sources[at] = stub
        if typed := self._typed.get(slug):
            sources.insert(typed.after, f"%%answer {slug}\n{typed.text}")
        return sources

    def keep_typed(self, slug: str, text: str) -> None:
        """Take a text as the latest answer to an exercise, as if it had just been run."""
        self._typed[slug] = _Typed(len(self._ran()), text)

    def take_back(self, slug: str, stub: str) -> None:
        """Have the stub stand for whatever was run or typed for an exercise until now.

        Args:
            slug: the exercise.
            stub: code that defines its entry point anew; empty for a free text.
        """
        self._typed.pop(slug, None)
        self._taken_back[slug] = (max(0, len(self._ran()) - 1), stub)

    def _ran(self) -> list[str]:
        history = self._shell.history_manager
        return list(history.input_hist_raw) if history is not None else []


def _without_answer(cell: str, slug: str) -> str:
    found = _ANSWER.match(cell)
    return "" if found is not None and found[1] in (None, slug) else cell
