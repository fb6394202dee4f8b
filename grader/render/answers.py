"""Show a learner's answer beside the model answer, or above it where the screen is narrow."""

from __future__ import annotations

import re

from rich.console import Console, ConsoleOptions, RenderResult
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table

from grader.render.markdown import TerminalMarkdown
from grader.render.prose import Prose
from grader.render.sanitise import sanitise
from grader.text import Language, Text

_OWN, _MODEL = Text(zh="你的回答", en="Your answer"), Text(zh="参考答案", en="Model answer")
# Two columns of less than some 45 cells make an answer hard to read.
_WIDE = 94


def without_title(markdown: str) -> str:
    """Return a document without the heading that it begins with; the prompt has the same."""
    return re.sub(r"\A\s*# .*", "", markdown).strip()


class AnswersCompared:
    """Two answers as Rich shows them: columns on a wide screen, else one under the other.

    The learner's own is shown as it is, sanitised; ours is Markdown.
    """

    def __init__(self, own: str, model: str, language: Language) -> None:
        self._own = own.strip()
        self._model = model.strip()
        self._language = language

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the headings and the answers."""
        own = _OWN.in_language(self._language)
        model = _MODEL.in_language(self._language)
        if options.max_width < _WIDE:
            yield Rule(own, align="left")
            yield Padding(Prose(self._own), (0, 0, 1, 2))
            yield Rule(model, align="left")
            yield Padding(TerminalMarkdown(self._model), (0, 0, 0, 2))
            return
        table = Table(box=None, padding=(0, 2, 0, 0), expand=True, pad_edge=False)
        # Chinese has no blanks to break at: without `fold` Rich would cut its lines short.
        table.add_column(own, ratio=1, overflow="fold")
        table.add_column(model, ratio=1, overflow="fold")
        table.add_row(Prose(self._own), TerminalMarkdown(self._model))
        yield table


def compared_as_text(own: str, model: str, language: Language) -> str:
    """Return both answers under headings, for a pipe."""
    return (
        f"## {_OWN.in_language(language)}\n\n{sanitise(own).strip()}\n\n"
        f"## {_MODEL.in_language(language)}\n\n{model.strip()}\n"
    )
