"""What a learner calls in a notebook: each shows its answer below the cell."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

from IPython.core.interactiveshell import InteractiveShell
from IPython.display import display

from grader.errors import DojoError
from grader.notebook.actions import Actions, Help
from grader.notebook.answer_box import answer_box_shown
from grader.notebook.buttons import buttons_shown
from grader.notebook.executed_cells import ExecutedCells
from grader.notebook.self_assessment import judged_points, summary
from grader.notebook.shown import CellOutput, Place, Shown, message, problem, show_when_done
from grader.notebook.trusted import ask_about_cells
from grader.text import LANGUAGES, Language, Text, default_language

_CHINESE = re.compile("[\u4e00-\u9fff]")
_LONG = 0.3  # seconds that are worth a word
_KEPT = Text(
    zh="已记下你的回答，运行 check 单元格来检查。", en="Kept. Run the check cell to grade it."
)
_SHOW = Text(
    zh="现在就看参考答案？输入 y 确认：", en="Show the model answer now? Type y to confirm: "
)
_HIDDEN = Text(zh="好，答案先不看。", en="All right, the answer stays hidden.")
_RESET = Text(
    zh="把 {slug} 恢复成没有作答的样子？你的答案会另存一份。输入 y 确认：",
    en="Begin {slug} afresh? A copy of your answer is kept. Type y to confirm: ",
)
_UNCHANGED = Text(zh="好，什么都没有动。", en="All right, nothing was changed.")
_CANNOT_ASK = Text(
    zh="这里无法输入确认。确定的话，就运行 {call}({slug!r}, sure=True)。",
    en="Nobody can be asked here. If you are sure, run {call}({slug!r}, sure=True).",
)
_IS_CODE = Text(
    zh="{slug} 是编程练习，请在代码单元格里写。文本框用于问答和案例。",
    en="{slug} is a coding exercise: write it in a code cell. The box is for questions and cases.",
)
_NO_COPY = Text(
    zh="没能保存副本（{reason}），所以什么都没有动。请检查磁盘空间和权限。",
    en="No copy could be kept ({reason}), so nothing was changed. "
    "Check disk space and permissions.",
)


class Commands:
    """What a learner calls in a notebook."""

    def __init__(self, shell: InteractiveShell) -> None:
        self._shell = shell
        self._cells = ExecutedCells(shell)
        self._actions = Actions(self._cells)
        self._language: Language | None = None  # until a call names one
        self._verdicts: dict[str, tuple[int, Place]] = {}
        self._seconds: dict[str, float] = {}  # that the latest check of each exercise took

    def check(self, slug: str, lang: str | None = None) -> None:
        """Grade what you have run so far for the exercise `slug`."""
        language = self._choose(lang)
        place = CellOutput()
        self._verdicts[slug] = self._shell.execution_count, place
        slow = self._seconds.get(slug, _LONG) >= _LONG
        started = time.monotonic()
        show_when_done(lambda: self._actions.check(slug, language), place, language, announced=slow)
        self._seconds[slug] = time.monotonic() - started

    def hint(self, slug: str, lang: str | None = None) -> None:
        """Show the next hint."""
        self._help("hint", slug, self._choose(lang))

    def solution(self, slug: str, lang: str | None = None) -> None:
        """Show the model answer, once you have passed."""
        self._help("solution", slug, self._choose(lang))

    def reveal(self, slug: str, lang: str | None = None, sure: bool = False) -> None:
        """Show the model answer without a pass; asks first, and is recorded."""
        language = self._choose(lang)
        if sure or self._agreed("reveal", slug, _SHOW, _HIDDEN, language):
            self._help("reveal", slug, language)

    def progress(self, lang: str | None = None) -> None:
        """Show how far you are."""
        language = self._choose(lang)
        self._show(lambda: self._actions.progress(language), language)

    def buttons(self, slug: str, lang: str | None = None) -> None:
        """Show buttons for all of these, with their results below."""
        count, above = self._verdicts.get(slug, (0, None))
        if count != self._shell.execution_count:
            above = None
        display(buttons_shown(slug, self._actions, self._choose(lang), above))

    def answer_box(self, slug: str, lang: str | None = None) -> None:
        """Show a text box for a free-text answer; what you type is kept."""
        language = self._choose(lang)
        from grader.catalog import find_exercise  # takes a while, and few need it

        try:
            is_code = find_exercise(slug).is_code
        except DojoError as error:
            display(message(error.text.in_language(language), language))
            return
        if is_code:
            display(message(_IS_CODE.in_language(language).format(slug=slug), language))
        else:
            display(answer_box_shown(slug, self._actions, language))

    def reset(self, slug: str, lang: str | None = None, sure: bool = False) -> None:
        """Begin an exercise afresh; asks first, and keeps a dated copy of your answer."""
        language = self._choose(lang)
        from grader.catalog import find_exercise
        from grader.notebook.taking_back import answer_so_far, keep_copy, stub_cell, taken_back

        try:
            exercise = find_exercise(slug)
        except DojoError as error:
            display(message(error.text.in_language(language), language))
            return
        if not sure and not self._agreed("reset", slug, _RESET, _UNCHANGED, language):
            return
        try:
            copy = keep_copy(exercise, answer_so_far(exercise, self._cells.sources(slug)))
        except OSError as error:
            reason = error.strerror or str(error)
            display(message(_NO_COPY.in_language(language).format(reason=reason), language))
            return
        cell = stub_cell(exercise, language)
        self._cells.take_back(slug, cell if exercise.is_code else "")
        # The front end has the cells; the kernel can only offer it a new one.
        self._shell.set_next_input(cell, replace=False)
        display(
            message(taken_back(slug, copy.name if copy else "").in_language(language), language)
        )

    def assess(self, slug: str, lang: str | None = None) -> None:
        """Go through the points that the grader is unsure of, the reference beside your words."""
        language = self._choose(lang)
        sources = self._cells.sources(slug)
        answer = ask_about_cells(slug, sources, language, "assess")
        if answer.status == 0 and answer.data:
            try:
                options = judged_points(
                    answer.data, language, lambda text: display(message(text, language)), input
                )
            except (EOFError, NotImplementedError, KeyboardInterrupt):
                options = []
            if options:
                answer = ask_about_cells(slug, sources, language, "assess", *options)
        if answer.status == 0 and answer.data:
            display(message(summary(answer.data).in_language(language), language))
        else:
            display(problem(answer, language))

    def keep_answer(self, line: str, cell: str) -> None:
        """Take a free-text answer; running the cell is enough for `check` to find it."""
        # The kernel can't see the notebook's language, and this cell runs before check names it.
        language = self._language or ("zh" if _CHINESE.search(cell) else default_language())
        display(message(_KEPT.in_language(language), language))

    def _choose(self, lang: str | None) -> Language:
        for language in LANGUAGES:
            if lang == language:
                self._language = language
        return self._language or default_language()

    def _help(self, command: Help, slug: str, language: Language) -> None:
        self._show(lambda: self._actions.help(command, slug, language), language)

    def _show(self, work: Callable[[], Shown], language: Language) -> None:
        show_when_done(work, CellOutput(), language)

    def _agreed(
        self, call: str, slug: str, question: Text, declined: Text, language: Language
    ) -> bool:
        """Ask before something that can't be undone; say so where it is declined."""
        try:
            said = input(question.in_language(language).format(slug=slug))
        except (EOFError, NotImplementedError):  # a notebook that runs without anybody there
            refusal = _CANNOT_ASK.in_language(language).format(call=call, slug=slug)
        except KeyboardInterrupt:
            refusal = declined.in_language(language)
        else:
            if said.strip().lower() in ("y", "yes"):
                return True
            refusal = declined.in_language(language)
        display(message(refusal, language))
        return False
