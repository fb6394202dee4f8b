"""One interview under way: whose turn it is, how much time is left, what is kept when."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from grader.catalog import CODE_KINDS, Catalog, Exercise
from grader.errors import UsageError
from grader.grading import failed_report, grade, grade_path
from grader.interview import folder, follow_ups
from grader.interview.state import CLOSED, FollowUp, InterviewState, Question
from grader.report import Report
from grader.submission import Submission
from grader.text import Text

Clock = Callable[[], float]
_WARN_SECONDS = 60
# How old the kept state may be while somebody is answering.
_KEEP_EVERY_SECONDS = 5.0


@dataclass(frozen=True)
class TimeLeft:
    """Seconds left for what is being asked, negative in overtime, and for the interview."""

    step: float
    overall: float


class Session:
    """Takes an interview from one answer to the next; `save` is called whenever something counts.

    Time runs between `start_clock` and `stop_clock` only, by a clock that can't jump. What isn't
    in the state is lost with the process: at most a few seconds of time.
    """

    def __init__(
        self,
        state: InterviewState,
        catalog: Catalog,
        save: Callable[[InterviewState], None],
        *,
        clock: Clock = time.monotonic,
    ) -> None:
        self.state = state
        self._catalog = catalog
        self._save = save
        self._clock = clock
        self._since: float | None = None
        self._kept_at = clock()

    # Whose turn it is

    def current(self) -> Question | None:
        """Return the question that is asked now; None once the interview is over.

        Where time is up, what was never answered is cut.
        """
        if self.state.ending is not None:
            return None
        for question in self.state.questions:
            if question.stage in CLOSED:
                continue
            if self.time_left(question).overall <= 0:
                question.stage = "cut" if question.report is None else "done"
                continue
            if question.slug in self._catalog.by_slug:
                return question
            question.stage = "cut"  # an update of mmdojo has removed the exercise
        out_of_time = self.state.seconds >= 60 * self.state.minutes
        self.state.ending = "time_over" if out_of_time else "complete"
        self.save()
        return None

    def exercise(self, question: Question) -> Exercise:
        """Return what a question asks."""
        return self._catalog.get(question.slug)

    def place(self, question: Question) -> tuple[int, int]:
        """Return the question's number, from 1, and how many there are."""
        return self.state.questions.index(question) + 1, len(self.state.questions)

    # Time

    def start_clock(self, question: Question) -> None:
        """Begin, or go on, to count the time of a question or its follow-up."""
        if question.stage == "waiting":
            question.stage = "answering"
        self._since = self._clock()
        self.save()

    def stop_clock(self, question: Question) -> None:
        """Stop counting, for grading or a pause."""
        self._bank(question)
        self._since = None

    def time_left(self, question: Question) -> TimeLeft:
        """Return the time left, for the question or its follow-up and for the interview."""
        running = 0.0 if self._since is None else self._clock() - self._since
        step: Question | FollowUp = question.open_follow_up or question
        return TimeLeft(
            step.limit_seconds - step.seconds - running,
            60 * self.state.minutes - self.state.seconds - running,
        )

    def tick(self, question: Question, draft: str | None = None) -> list[Text]:
        """Keep time and what has been typed so far; return what the learner should hear now."""
        step: Question | FollowUp = question.open_follow_up or question
        left = self.time_left(question)
        remarks = []
        for name, due, remark in (
            ("soon", left.step <= _WARN_SECONDS < step.limit_seconds, _SOON),
            ("over", left.step <= 0, _OVER),
        ):
            if due and name not in step.told:
                step.told = [*step.told, name]
                remarks.append(remark)
        if draft is not None and draft != step.draft:
            step.draft = draft
        if remarks or self._clock() - self._kept_at >= _KEEP_EVERY_SECONDS:
            self._bank(question)
            self.save()
        return remarks[-1:]

    # Answers

    def keep_draft(self, question: Question, draft: str) -> None:
        """Keep what has been typed so far."""
        step: Question | FollowUp = question.open_follow_up or question
        step.draft = draft
        self._bank(question)
        self.save()

    def grade_text(self, question: Question, text: str) -> Report:
        """Grade what was typed, as the answer to a question in free text."""
        typed = Submission(text, question.file)
        return grade(self.exercise(question), typed, language=self.state.language)

    def grade_file(self, question: Question) -> Report:
        """Grade the answer file as it stands; one that isn't there is a failed report."""
        path = folder.answer_path(self.state, question)
        try:
            return grade_path(self.exercise(question), path, language=self.state.language)
        except UsageError as error:
            return failed_report(
                question.slug, "fail", error.text, self.state.language, time.monotonic()
            )

    def accept(self, question: Question, report: Report, *, typed: str | None) -> None:
        """Take a graded answer; `typed` where it came from the keyboard, not from the file."""
        question.report = report
        question.answer = typed if typed is not None else report.graded_source
        if typed is None:
            question.answer_file = question.file
        question.draft = ""
        question.stage = "following_up"
        self.save()
        if typed is not None:
            question.answer_file = folder.keep_typed(self.state, question, typed)
            self.save()

    def skip(self, question: Question) -> None:
        """Leave a question, or the follow-up that is open, without an answer."""
        if (open_one := question.open_follow_up) is not None:
            open_one.reply = ""
            open_one.outcomes = dict.fromkeys(open_one.asked[:1], "open")
        else:
            question.stage = "skipped"
        self.save()

    def follow_up(self, question: Question) -> FollowUp | None:
        """Return the follow-up that is open or comes next; None, and the question is done."""
        if (open_one := question.open_follow_up) is not None:
            return open_one
        if self.time_left(question).overall > 0:
            found = follow_ups.next_follow_up(
                question, self.exercise(question), self.state.language
            )
            if found is not None:
                question.follow_ups = [*question.follow_ups, found]
                self.save()
                return question.follow_ups[-1]
        question.stage = "done"
        self.save()
        return None

    def reply(self, question: Question, text: str) -> FollowUp:
        """Take a reply in words to the open follow-up, and judge it."""
        found = self._open(question)
        found.outcomes = follow_ups.judge_reply(
            question, self.exercise(question), found, text, self.state.language
        )
        return self._replied(found, text)

    def reply_with_code(self, question: Question, after: Report) -> FollowUp:
        """Take the mended program as the reply to the open follow-up."""
        found = self._open(question)
        found.outcomes = follow_ups.judge_mended_code(question, after)
        return self._replied(found, after.graded_source)

    def abandon(self) -> None:
        """End the interview without a report."""
        self.state.ending = "abandoned"
        self.save()

    def save(self) -> None:
        """Keep everything."""
        self._kept_at = self._clock()
        self._save(self.state)

    def _open(self, question: Question) -> FollowUp:
        found = question.open_follow_up
        if found is None:
            raise ValueError(f"{question.slug}: nothing is being asked")
        return found

    def _replied(self, found: FollowUp, reply: str) -> FollowUp:
        found.reply = reply
        found.draft = ""
        self.save()
        return found

    def _bank(self, question: Question) -> None:
        if self._since is None:
            return
        now = self._clock()
        step: Question | FollowUp = question.open_follow_up or question
        step.seconds += max(0.0, now - self._since)
        self._since = now


def is_code(question: Question) -> bool:
    """Whether a question is answered by a program, in its file."""
    return question.kind in CODE_KINDS


_SOON = Text(zh="这一题还剩不到一分钟。", en="Less than a minute left for this.")
_OVER = Text(
    zh="这一题的时间到了。请说完这一句，然后继续；超时会记下来。",
    en="Time is up for this one. Finish your sentence and go on; the overtime is noted.",
)
