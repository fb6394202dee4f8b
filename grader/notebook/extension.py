"""The IPython extension: puts check, hint, reveal and solution into a notebook."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable
from typing import Any

from IPython.core.interactiveshell import InteractiveShell
from IPython.display import display
from rich.console import Console
from rich.markdown import Markdown

from grader.notebook.self_assessment import judged_points, summary
from grader.notebook.trusted import Answer, ask, ask_about_cells
from grader.render.card import message_card_html, report_card_html
from grader.render.sanitise import one_line, sanitise
from grader.render.terminal import render_report
from grader.report import Report
from grader.server import client
from grader.text import LANGUAGES, Language, Text, default_language

_USAGE = 2  # the exit status that means: asked for something that isn't there
_CHINESE = re.compile("[\u4e00-\u9fff]")
_WORKING = Text(zh="正在检查……", en="Checking…")
_INTERRUPTED = Text(
    zh="检查被中断，没有结果。", en="The check was interrupted; there is no verdict."
)
_BROKEN = Text(
    zh="评分程序没有给出结果。请在终端运行 mmdojo doctor 检查环境。",
    en="The grader gave no answer. `mmdojo doctor` in a terminal checks the installation.",
)
_KEPT = Text(
    zh="已记下你的回答，运行 check 单元格来检查。", en="Kept. Run the check cell to grade it."
)
_SURE = Text(
    zh="现在就看参考答案？输入 y 确认：", en="Show the model answer now? Type y to confirm: "
)
_CANNOT_ASK = Text(
    zh="这里无法输入确认。确定要看，就运行 reveal({slug!r}, sure=True)。",
    en="Nobody can be asked here. If you are sure, run reveal({slug!r}, sure=True).",
)
_HIDDEN = Text(zh="好，答案先不看。", en="All right, the answer stays hidden.")


class Shown:
    """Something to show, as HTML or Markdown where that is possible and as plain text elsewhere."""

    def __init__(self, mime: str, content: str, plain: str) -> None:
        self._bundle = {mime: content, "text/plain": plain}

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        return self._bundle


def load(shell: InteractiveShell) -> None:
    """Give the notebook its commands and the `%%answer` magic."""
    commands = Commands(shell)
    shell.push(
        {
            "check": commands.check,
            "assess": commands.assess,
            "hint": commands.hint,
            "reveal": commands.reveal,
            "solution": commands.solution,
        }
    )
    register: Any = shell.register_magic_function  # its stubs expect an unbound method
    register(commands.keep_answer, "cell", "answer")
    client.warm("numpy")
    _warm_tensorflow_once_used(shell)


def _warm_tensorflow_once_used(shell: InteractiveShell) -> None:
    """Have the server import TensorFlow too, as soon as the learner has."""

    def look(*_: object) -> None:
        if "tensorflow" in sys.modules or "keras" in sys.modules:
            shell.events.unregister("post_run_cell", look)
            client.warm("tensorflow")

    shell.events.register("post_run_cell", look)


class Commands:
    """What a learner calls in a notebook."""

    def __init__(self, shell: InteractiveShell) -> None:
        self._shell = shell
        self._language: Language | None = None  # until a call names one

    def check(self, slug: str, lang: str | None = None) -> None:
        """Grade what you have run so far for the exercise `slug`."""
        language = self._choose(lang)
        sources = self._sources()

        def grade() -> Shown:
            answer = ask_about_cells(slug, sources, language)
            return _shown_report(answer, language)

        self._show_when_done(grade, language)

    def assess(self, slug: str, lang: str | None = None) -> None:
        """Go through the points that the grader is unsure of, the reference beside your words."""
        language = self._choose(lang)
        sources = self._sources()
        answer = ask_about_cells(slug, sources, language, "assess")
        if answer.status == 0 and answer.data:
            try:
                options = judged_points(
                    answer.data, language, lambda text: display(_message(text, language)), input
                )
            except (EOFError, NotImplementedError, KeyboardInterrupt):
                options = []
            if options:
                answer = ask_about_cells(slug, sources, language, "assess", *options)
        if answer.status == 0 and answer.data:
            display(_message(summary(answer.data).in_language(language), language))
        else:
            display(_shown_problem(answer, language))

    def hint(self, slug: str, lang: str | None = None) -> None:
        """Show the next hint."""
        language = self._choose(lang)
        self._show_markdown(["hint", slug, "--lang", language], language)

    def solution(self, slug: str, lang: str | None = None) -> None:
        """Show the model answer, once you have passed."""
        language = self._choose(lang)
        self._show_markdown(["solution", slug, "--lang", language], language)

    def reveal(self, slug: str, lang: str | None = None, sure: bool = False) -> None:
        """Show the model answer without a pass; asks first, and is recorded."""
        language = self._choose(lang)
        if not sure and (refusal := _refusal(slug, language)):
            display(_message(refusal, language))
            return
        self._show_markdown(["reveal", slug, "--yes", "--lang", language], language)

    def keep_answer(self, line: str, cell: str) -> None:
        """Take a free-text answer; running the cell is enough for `check` to find it."""
        # The kernel can't see the notebook's language, and this cell runs before check names it.
        language = self._language or ("zh" if _CHINESE.search(cell) else default_language())
        display(_message(_KEPT.in_language(language), language))

    def _sources(self) -> list[str]:
        history = self._shell.history_manager
        return list(history.input_hist_raw) if history is not None else []

    def _choose(self, lang: str | None) -> Language:
        for language in LANGUAGES:
            if lang == language:
                self._language = language
        return self._language or default_language()

    def _show_markdown(self, arguments: list[str], language: Language) -> None:
        def fetch() -> Shown:
            answer = ask(*arguments)
            if answer.status == 0 and answer.data and "markdown" in answer.data:
                markdown = str(answer.data["markdown"])
                return Shown("text/markdown", markdown, _plain(Markdown(markdown)))
            return _shown_problem(answer, language)

        self._show_when_done(fetch, language)

    def _show_when_done(self, work: Callable[[], Shown], language: Language) -> None:
        waiting = _message(_WORKING.in_language(language), language)
        place = display(waiting, display_id=True)
        try:
            shown = work()
        except KeyboardInterrupt:
            shown = _message(_INTERRUPTED.in_language(language), language)
        if place is not None:
            place.update(shown)


def _shown_report(answer: Answer, language: Language) -> Shown:
    if answer.status == _USAGE or answer.data is None or "verdict" not in answer.data:
        return _shown_problem(answer, language)
    try:
        report = Report.model_validate(answer.data)
    except ValueError:
        return _shown_problem(answer, language)
    buffer = io.StringIO()
    console = Console(file=buffer, width=88, color_system=None, force_jupyter=False)
    render_report(report, console, language)
    return Shown("text/html", report_card_html(report, language), buffer.getvalue())


def _shown_problem(answer: Answer, language: Language) -> Shown:
    if said := str((answer.data or {}).get("message") or ""):
        return _message(sanitise(said), language)
    # Of a traceback only the last line tells a learner anything.
    reason = one_line(answer.errors.splitlines()[-1])[:300] if answer.errors else ""
    broken = _BROKEN.in_language(language)
    return _message(f"{broken}\n({reason})" if reason else broken, language)


def _refusal(slug: str, language: Language) -> str | None:
    """Ask whether to show the answer; return why not, or None to go ahead."""
    try:
        answer = input(_SURE.in_language(language))
    except (EOFError, NotImplementedError):  # a notebook that runs without anybody there
        return _CANNOT_ASK.in_language(language).format(slug=slug)
    except KeyboardInterrupt:
        answer = ""
    return None if answer.strip().lower() in ("y", "yes") else _HIDDEN.in_language(language)


def _message(text: str, language: Language) -> Shown:
    return Shown("text/html", message_card_html(text, language), sanitise(text))


def _plain(markdown: Markdown) -> str:
    buffer = io.StringIO()
    Console(file=buffer, width=88, color_system=None, force_jupyter=False).print(markdown)
    return buffer.getvalue()
