"""One watch from start to end: what each save, key and verdict leads to."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection
from pathlib import Path
from queue import Empty, SimpleQueue

from rich.console import Console, RenderableType

from grader.catalog import Exercise
from grader.errors import UsageError
from grader.progress.store import Status
from grader.render.markdown import TerminalMarkdown
from grader.render.prose import Prose
from grader.report import Report
from grader.text import Text
from grader.watch import screen
from grader.watch.answers import other_exercise, saved_answer
from grader.watch.events import Dojo, End, Event, Key, Saved
from grader.watch.keys import END
from grader.watch.order import before, first_exercise, next_open
from grader.watch.verdicts import Answer, Verdicts, Wish
from grader.workspace import find_answer

_TICK_SECONDS = 0.5
_YES = ("y", "yes", "是", "好")


class Session:
    """Waits for events and heeds them, until the learner has had enough.

    Args:
        dojo: the exercises, the progress and the learner's folders.
        events: where threads and signal handlers put what happens.
        verdicts: who grades; tells of answers by `events`.
        console: where to show it.
        single: whether keys come one by one, without Enter.
    """

    def __init__(
        self,
        dojo: Dojo,
        events: SimpleQueue[Event],
        verdicts: Verdicts,
        console: Console,
        *,
        single: bool,
    ) -> None:
        self._dojo = dojo
        self._events = events
        self._verdicts = verdicts
        self._screen = screen.Screen(console)
        self._single = single
        self._visited: list[str] = []
        self._passed: set[str] = set()
        self._exercise: Exercise
        self._paths: list[Path] = []
        self._signature: tuple[object, ...] | None = None  # of the file as it was last graded
        self._report: Report | None = None
        self._banner: Text | None = None
        self._below: list[RenderableType] = []
        self._task = False
        self._mode = "verdict"
        self._typed = ""

    def run(self, start: Exercise) -> None:
        """Show an exercise, then heed events until the end."""
        self._verdicts.warm(start)
        self._go_to(start)
        while True:
            self._verdicts.look_after()
            try:
                event = self._events.get(timeout=_TICK_SECONDS)
            except Empty:
                continue
            if isinstance(event, End):
                return
            if isinstance(event, Key):
                if event.key in ("q", "quit", "exit", END) and self._mode != "sure":
                    return
                self._heed_key(event.key)
            elif isinstance(event, Saved):
                with contextlib.suppress(FileNotFoundError):  # gone since: that will be told, too
                    self._heed_save(event.names)
            elif isinstance(event, Answer):
                self._heed_answer(event)
            elif self._screen.redraws:
                self._draw()

    # Exercises

    def _go_to(self, exercise: Exercise, banner: Text | None = None) -> None:
        self._verdicts.drop()
        self._exercise = exercise
        self._visited.append(exercise.slug)
        self._report, self._banner, self._task = None, banner, False
        self._say_nothing_below()
        self._dojo.store.record_opening(exercise.slug)
        self._find_files()
        self._grade(record=False)
        self._draw()

    @property
    def _path(self) -> Path | None:
        return self._paths[0] if self._paths else None

    def _find_files(self) -> None:
        """Find what can be written the answer into, first the file that counts."""
        answer = find_answer(self._exercise, self._dojo.folders)
        self._paths = [answer.path, *answer.others] if answer else []
        self._signature = None

    def _grade(self, *, record: bool) -> None:
        if self._path is None:
            return
        with contextlib.suppress(OSError):
            status = self._path.stat()
            self._signature = (self._path, status.st_mtime_ns, status.st_size)
        self._verdicts.ask(Wish(self._exercise, self._path, record))

    # Saves

    def _heed_save(self, names: Collection[str]) -> None:
        exercise, folders = self._exercise, self._dojo.folders
        saved = saved_answer(exercise, names, folders, self._path)
        if saved is not None:
            status = saved.stat()
            if self._signature == (saved, status.st_mtime_ns, status.st_size):
                return  # one save comes as several changes
            self._paths = [saved]
            self._report, self._banner = None, None
            self._say_nothing_below()
            self._grade(record=True)
            self._draw_news()
            return
        if self._path is not None and not self._path.is_file():
            self._verdicts.drop()
            gone = self._path.name
            self._report, self._banner = None, Text(zh=f"{gone} 不在了。", en=f"{gone} is gone.")
            self._find_files()
            self._grade(record=False)
            self._draw_news()
            return
        other = other_exercise(names, folders, self._dojo.catalog)
        # A second save of what has just passed is no wish to go back.
        if other is not None and other.slug not in {exercise.slug, *self._passed}:
            self._go_to(other)
            self._grade(record=True)

    # Verdicts

    def _heed_answer(self, answer: Answer) -> None:
        judged = self._verdicts.heed(answer)
        if judged is None:
            return
        wish, report = judged
        self._report = report
        if report.verdict == "pass":
            if not wish.record and self._status(wish.exercise) != "passed":
                self._grade(record=True)  # solved elsewhere: now it counts
                return
            if wish.record:
                self._move_on(report)
                return
        self._draw_news()

    def _move_on(self, report: Report) -> None:
        passed = self._exercise
        self._passed.add(passed.slug)
        done = screen.passed(passed, report)
        following = first_exercise(self._dojo.store, self._dojo.catalog)
        if following is None or following.slug == passed.slug:
            following = next_open(self._dojo.store, self._dojo.catalog, passed)
        if following is None:
            self._banner = screen.all_passed(done)
            self._draw()
        else:
            self._go_to(following, done)

    # Keys

    def _heed_key(self, key: str) -> None:
        if self._mode == "sure":
            self._answer_to_reveal(key)
            return
        if self._mode == "list":
            self._choose(key)
            return
        actions: dict[str, Callable[[], None]] = {
            "hint": self._hint,
            "task": self._toggle_task,
            "list": self._list,
            "reveal": self._ask_to_reveal,
            "next": self._next,
            "previous": self._previous,
            "?": self._help,
        }
        for word, action in actions.items():
            if key in (word, word[0]):
                action()
                return
        if not self._single and key:
            self._jump(key)

    def _refused(self) -> bool:
        """Say so where an interview asks this very exercise, and return whether it does."""
        from grader.interview.help_refused import refuse_during_interview

        try:
            refuse_during_interview(self._dojo.store, self._exercise.slug)
        except UsageError as refusal:
            self._below = [Prose(refusal.text.in_language(self._dojo.language), "yellow")]
            self._draw_below()
            return True
        return False

    def _hint(self) -> None:
        if self._refused():
            return
        hints = self._exercise.hints(self._dojo.language)
        taken = self._dojo.store.take_hint(self._exercise.slug, len(hints))
        heading = Text(
            zh=f"提示 {taken.number}/{len(hints)}", en=f"Hint {taken.number} of {len(hints)}"
        )
        self._below = [
            Prose(heading.in_language(self._dojo.language), "bold"),
            TerminalMarkdown(hints[taken.number - 1]),
        ]
        if taken.repeated:
            last = Text(
                zh="这是最后一条提示。实在不行，按 r 看答案。",
                en="This was the last hint. If all else fails, r reveals the answer.",
            )
            self._below.append(Prose(last.in_language(self._dojo.language), "dim"))
        self._draw_below()

    def _toggle_task(self) -> None:
        self._task = not self._task
        if self._screen.redraws:
            self._draw()
        else:
            self._below = [TerminalMarkdown(self._exercise.prompt(self._dojo.language))]
            self._draw_below()

    def _help(self) -> None:
        self._below = [Prose(screen.HELP.in_language(self._dojo.language))]
        self._draw_below()

    def _list(self) -> None:
        self._mode, self._typed = "list", ""
        self._draw()

    def _choose(self, key: str) -> None:
        if key.isdigit() and self._single:
            self._typed = (self._typed + key)[-3:]
            self._draw()
            return
        if key in ("\x7f", "\b"):
            self._typed = self._typed[:-1]
            self._draw()
            return
        wanted = self._typed if self._single else key
        self._say_nothing_below()
        if not wanted or not self._jump(wanted):
            self._draw()

    def _jump(self, wanted: str) -> bool:
        """Go to an exercise by its number or name; return whether there is one."""
        slugs = self._dojo.catalog.slugs
        if wanted.isdigit() and 1 <= int(wanted) <= len(slugs):
            wanted = slugs[int(wanted) - 1]
        if wanted not in slugs:
            none = Text(zh=f"没有练习“{wanted}”。", en=f"There is no exercise “{wanted}”.")
            self._screen.line(Prose(none.in_language(self._dojo.language)))
            return False
        self._go_to(self._dojo.catalog.get(wanted))
        return True

    def _next(self) -> None:
        following = next_open(self._dojo.store, self._dojo.catalog, self._exercise)
        if following is not None:
            self._go_to(following)
            return
        none = Text(
            zh="没有别的未通过的练习了。按 l 从列表里选。",
            en="No other exercise is left to pass. l lists them all.",
        )
        self._below = [Prose(none.in_language(self._dojo.language))]
        self._draw_below()

    def _previous(self) -> None:
        self._visited.pop()
        if self._visited:
            self._go_to(self._dojo.catalog.get(self._visited.pop()))
        else:
            self._go_to(before(self._dojo.catalog, self._exercise))

    def _ask_to_reveal(self) -> None:
        if self._refused():
            return
        if self._status(self._exercise) in ("passed", "revealed"):
            self._reveal()
            return
        self._mode = "sure"
        question = Text(
            zh="现在就看答案吗？看了就要过几天再来一遍。y 看，其他键取消。",
            en="Show the answer now? It means another go in a few days. y: yes, any other key: no.",
        )
        self._below = [Prose(question.in_language(self._dojo.language), "bold")]
        self._draw_below()

    def _answer_to_reveal(self, key: str) -> None:
        self._say_nothing_below()
        if key in _YES:
            self._dojo.store.record_reveal(self._exercise.slug)
            self._reveal()
            return
        kept = Text(zh="好的，答案先不看。", en="All right, the answer stays hidden.")
        self._below = [Prose(kept.in_language(self._dojo.language))]
        self._draw_below()

    def _reveal(self) -> None:
        markdown = self._dojo.model_answer(self._exercise, self._dojo.language)
        self._below = [TerminalMarkdown(markdown)]
        self._draw_below()

    # What is shown

    def _say_nothing_below(self) -> None:
        self._below, self._mode, self._typed = [], "verdict", ""

    def _draw(self) -> None:
        self._screen.frame(self._print_list if self._mode == "list" else self._print_exercise)

    def _draw_news(self) -> None:
        """Show that the verdict has changed; where lines stay, no more than that."""
        self._screen.frame(self._print_exercise if self._screen.redraws else self._print_news)

    def _draw_below(self) -> None:
        """Show what has come below the verdict, and where lines stay nothing else again."""
        if self._screen.redraws:
            self._draw()
            return
        for part in self._below:
            self._screen.line(part)

    def _print_news(self, console: Console) -> None:
        if self._banner is not None:
            console.print(Prose(self._banner.in_language(self._dojo.language), "bold green"))
        self._print_verdict(console)

    def _print_exercise(self, console: Console) -> None:
        language = self._dojo.language
        statuses = self._statuses()
        for part in screen.header(self._exercise, self._dojo.catalog, statuses, language):
            console.print(part)
        for path in self._paths:
            console.print(Prose(str(path), "dim"))
        console.print()
        untouched = self._report is not None and self._report.verdict == "not_attempted"
        if self._task or (untouched and self._screen.redraws):
            console.print(TerminalMarkdown(self._exercise.prompt(language)))
            console.print()
        if self._banner is not None:
            console.print(Prose(self._banner.in_language(language), "bold green"))
            console.print()
        self._print_verdict(console)
        for part in self._below:
            console.print()
            console.print(part)
        for note in self._dojo.store.notes:
            console.print(Prose(note.in_language(language), "yellow"))
        console.print()
        console.print(screen.key_lines(language, console.width, single=self._single))

    def _print_verdict(self, console: Console) -> None:
        language = self._dojo.language
        if self._path is None:
            missing = screen.no_file(self._exercise, self._dojo.folders)
            console.print(Prose(missing.in_language(language), "yellow"))
        elif self._report is None:
            waiting = Text(zh="正在检查……", en="Checking …")
            console.print(Prose(waiting.in_language(language), "dim"))
        else:
            screen.verdict(self._report, self._exercise, console, language)

    def _print_list(self, console: Console) -> None:
        catalog, language = self._dojo.catalog, self._dojo.language
        for part in screen.exercise_list(catalog, self._statuses(), self._exercise, language):
            console.print(part)
        console.print(Prose(f"> {self._typed}", "bold"))

    def _statuses(self) -> dict[str, Status]:
        return {each.slug: self._status(each) for each in self._dojo.catalog}

    def _status(self, exercise: Exercise) -> Status:
        return self._dojo.store.status(exercise.slug)
