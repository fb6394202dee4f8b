"""Serve exercises one after another: answer, grade, compare, rate, and when each comes back."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from grader.catalog import Catalog, Exercise
from grader.cells import Cell
from grader.cli import review_texts as texts
from grader.cli.learn import model_answer_markdown
from grader.cli.output import console, say, say_notes, stdout_kept_clean, write_markdown
from grader.cli.prompting import ENTER, ask_key, ask_line, ask_text, plain
from grader.errors import SubmissionError, UsageError
from grader.interview.help_refused import refuse_during_interview
from grader.progress.ratings import Rating
from grader.progress.reviews import correct_rating, local_day
from grader.progress.schedule import CardState, DueCard, Review, cards, due, due_reason
from grader.progress.store import ProgressStore
from grader.prose import prose_submission
from grader.report import Report
from grader.text import Language, Text

Ending = Literal["done", "skipped", "quit"]


@dataclass(frozen=True)
class Answered:
    """What the learner did when they were asked: a report, or None where they gave up."""

    report: Report | None


class Session:
    """One sitting of reviews; everything graded is recorded at once, so it may end anywhere."""

    def __init__(
        self,
        catalog: Catalog,
        language: Language,
        answer_path: Callable[[Exercise], Path | None],
        told: Iterable[Text] = (),
    ) -> None:
        """Serve exercises of a catalog.

        Args:
            catalog: where they are.
            language: of all that is said.
            answer_path: finds the learner's file for an exercise.
            told: remarks on the progress file that the learner has had already.
        """
        self._catalog = catalog
        self._language = language
        self._answer_path = answer_path
        self._told = set(told)
        self._lasting = True

    def serve_all(self, slugs: Sequence[str], *, only_due: bool) -> None:
        """Serve exercises until the learner quits; those done elsewhere meanwhile are left out."""
        for number, slug in enumerate(slugs, start=1):
            card = self._due_card(slug)
            if card is None and only_due:
                continue
            if self._serve(self._catalog.get(slug), card, f"{number}/{len(slugs)}") == "quit":
                return

    def _serve(self, exercise: Exercise, card: DueCard | None, place: str) -> Ending:
        try:
            with ProgressStore() as store:
                refuse_during_interview(store, exercise.slug)
        except UsageError as error:
            self._say(error.text)
            return "skipped"
        self._show(exercise, card, place)
        self._begin(exercise)
        answered = self._answer(exercise)
        if isinstance(answered, str):
            return answered
        if answered.report is None:
            self._give_up(exercise)
        elif not exercise.is_code:
            self._compare(exercise, answered.report)
        return self._rate(exercise, answered.report)

    def _show(self, exercise: Exercise, card: DueCard | None, place: str) -> None:
        self._say(texts.heading(exercise, place))
        if card is not None:
            self._say(due_reason(card))
        say("")
        write_markdown(exercise.prompt(self._language))
        say("")

    def _answer(self, exercise: Exercise) -> Answered | Ending:
        """Ask for an answer until one was graded, and for code until it passes or is given up."""
        question = texts.how_to_answer(exercise, self._answer_path(exercise))
        while True:
            if exercise.is_code:
                said = ask_line(question.in_language(self._language))
            else:
                said = ask_text(question.in_language(self._language), texts.COMMANDS)
            command = None if said is None else plain(said)
            if command is None or command == texts.QUIT:
                return "quit"
            if command == texts.SKIP:
                return "skipped"
            if command == texts.GIVE_UP:
                return Answered(None)
            report = self._grade(exercise, "" if exercise.is_code else said or "")
            if report is not None and _settles(report, exercise):
                return Answered(report)
            question = texts.again(exercise)

    def _grade(self, exercise: Exercise, typed: str) -> Report | None:
        """Grade what was typed, else the learner's file, and show and record the report."""
        from grader.render.terminal import render_report

        path = self._answer_path(exercise)
        if not typed and path is None:
            self._say(texts.no_file(exercise))
            return None
        self._say(Text(zh="正在评分……", en="Grading …"))
        try:
            report = self._graded(exercise, path if not typed and path else typed)
        except UsageError as error:
            self._say(error.text)
            return None
        self._record(report)
        step = texts.next_step(report, exercise)
        render_report(report, console(), self._language, next_step=step)
        return report

    def _graded(self, exercise: Exercise, answer: Path | str) -> Report:
        from grader.grading import grade, grade_path

        with stdout_kept_clean():
            if isinstance(answer, Path):
                return grade_path(exercise, answer, language=self._language)
            origin = texts.TYPED.in_language(self._language)
            submission = prose_submission([Cell(answer, origin, "markdown")], exercise, origin)
            return grade(exercise, submission, language=self._language)

    def _begin(self, exercise: Exercise) -> None:
        """Record the opening, and a file that was put back to the stub.

        Between two equal answers that tells a rewritten one from one that was never touched.
        """
        from grader.reading import read_submission

        with ProgressStore() as store:
            store.record_opening(exercise.slug)
            self._tell_notes(store)
        path = self._answer_path(exercise)
        if path is None:
            return
        with contextlib.suppress(SubmissionError):
            if not read_submission(path, exercise).attempted:
                self._record(self._graded(exercise, path))

    def _record(self, report: Report) -> None:
        with ProgressStore() as store:
            store.record_attempt(report, self._language)
            self._tell_notes(store)

    def _compare(self, exercise: Exercise, report: Report) -> None:
        """Show the learner's words beside the model answer, which then is no longer hidden."""
        from grader.render.answers import AnswersCompared, compared_as_text, without_title

        if report.verdict != "pass":
            with ProgressStore() as store:
                store.record_reveal(exercise.slug)
        model = without_title(exercise.model_answer(self._language))
        screen = console()
        say("")
        if screen.is_terminal:
            screen.print(AnswersCompared(report.graded_source, model, self._language))
        else:
            write_markdown(compared_as_text(report.graded_source, model, self._language))

    def _give_up(self, exercise: Exercise) -> None:
        with ProgressStore() as store:
            store.record_reveal(exercise.slug)
            correct_rating(store, exercise.slug, Rating.AGAIN)
            self._tell_notes(store)
        write_markdown(model_answer_markdown(exercise, self._language))

    def _rate(self, exercise: Exercise, report: Report | None) -> Ending:
        if not self._lasting:
            self._say(texts.NOT_KEPT)
            return "done"
        state, review = self._today(exercise)
        if state is not None and review is not None:
            self._say(texts.rated(state, review))
        else:
            self._say(texts.not_rated(state, same=report is not None and report.verdict == "pass"))
        question = texts.how_to_rate(has_rating=review is not None)
        key = ask_key(question.in_language(self._language), (*"1234", ENTER, texts.QUIT))
        if key in (None, texts.QUIT):
            return "quit"
        if key:
            with ProgressStore() as store:
                correct_rating(store, exercise.slug, Rating(int(key)))
                self._tell_notes(store)
            state, review = self._today(exercise)
            if state is not None and review is not None:
                self._say(texts.rated(state, review))
        return "done"

    def _today(self, exercise: Exercise) -> tuple[CardState | None, Review | None]:
        with ProgressStore() as store:
            return todays_review(store, exercise)

    def _due_card(self, slug: str) -> DueCard | None:
        with ProgressStore() as store:
            found = due(store, Catalog({slug: self._catalog.get(slug)}), _now())
        return found[0] if found else None

    def _say(self, text: Text) -> None:
        say(text.in_language(self._language))

    def _tell_notes(self, store: ProgressStore) -> None:
        """Say each remark on the progress file once in a sitting."""
        say_notes([note for note in store.notes if note not in self._told], self._language)
        self._told.update(store.notes)
        self._lasting = self._lasting and store.lasting


def todays_review(
    store: ProgressStore, exercise: Exercise
) -> tuple[CardState | None, Review | None]:
    """Return an exercise's card and the review that it had today; None for what there isn't."""
    moment = _now()
    state = cards(store, Catalog({exercise.slug: exercise}), moment).get(exercise.slug)
    if state is None or not state.reviews:
        return state, None
    last = state.reviews[-1]
    return state, last if last.bout.day == local_day(moment) else None


def _settles(report: Report, exercise: Exercise) -> bool:
    """Whether an answer is done with: code may be mended until it passes, a recital may not."""
    return report.verdict == "pass" or (report.verdict == "fail" and not exercise.is_code)


def _now() -> datetime:
    return datetime.now(UTC)
