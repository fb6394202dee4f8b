"""What a learner may ask for in a notebook, each as something to show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from grader.notebook import shown
from grader.notebook.executed_cells import ExecutedCells
from grader.notebook.shown import Shown
from grader.notebook.trusted import ask, ask_about_cells
from grader.text import Language, Text

Help = Literal["hint", "reveal", "solution"]
_HINT = Text(zh="提示 {step}/{steps}", en="Hint {step} of {steps}")


@dataclass(frozen=True)
class Actions:
    """The commands that calls and buttons have in common; each waits for its answer."""

    cells: ExecutedCells

    def check(self, slug: str, language: Language) -> Shown:
        """Grade what has been run so far."""
        return shown.report(ask_about_cells(slug, self.cells.sources(slug), language), language)

    def help(self, command: Help, slug: str, language: Language) -> Shown:
        """Return the next hint, or the model answer."""
        sure = ["--yes"] if command == "reveal" else []
        answer = ask(command, slug, *sure, "--lang", language)
        if answer.status == 0 and answer.data and "markdown" in answer.data:
            text = str(answer.data["markdown"])
            if "step" in answer.data:
                text = f"**{_HINT.in_language(language).format(**answer.data)}**\n\n{text}"
            return shown.markdown(text)
        return shown.problem(answer, language)

    def progress(self, language: Language) -> Shown:
        """Return how far the learner is."""
        return shown.progress(ask("progress", "--lang", language), language)
