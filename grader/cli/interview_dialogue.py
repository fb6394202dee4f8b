"""Conduct an interview in the terminal, from one answer to the next."""

from __future__ import annotations

from typing import Literal

from grader.catalog import KIND_NAMES
from grader.cli.interview_input import Reader, Said
from grader.cli.output import console, say, write_markdown
from grader.interview import folder
from grader.interview.assessment import clock
from grader.interview.session import Session, is_code
from grader.interview.state import FollowUp, Question
from grader.learning_order import track_name
from grader.progress.store import ProgressStore
from grader.render.sanitise import one_line
from grader.report import Report
from grader.text import Text

Outcome = Literal["finished", "paused"]


class Dialogue:
    """One sitting: from here to the end of the interview, or to a pause."""

    def __init__(self, session: Session, store: ProgressStore, read: Reader) -> None:
        self._session = session
        self._store = store
        self._read = read
        self._language = session.state.language

    def run(self) -> Outcome:
        """Ask until there is nothing left to ask or the learner pauses."""
        while (question := self._session.current()) is not None:
            try:
                going_on = self._ask(question)
            except KeyboardInterrupt:
                self._session.stop_clock(question)
                self._session.save()
                going_on = False
            if not going_on:
                return "paused"
        return "finished"

    def _ask(self, question: Question) -> bool:
        if question.stage in ("waiting", "answering"):
            return self._ask_question(question)
        follow_up = self._session.follow_up(question)
        return True if follow_up is None else self._ask_follow_up(question, follow_up)

    def _ask_question(self, question: Question) -> bool:
        session, exercise = self._session, self._session.exercise(question)
        path = folder.put_stub(session.state, question, exercise, self._language)
        if question.stage == "waiting":
            self._store.record_opening(question.slug)
        self._show_heading(question)
        write_markdown(exercise.prompt(self._language))
        self._say(_HOW_CODE if is_code(question) else _HOW_TEXT)
        self._say(Text(zh=f"文件：{path}", en=f"File: {path}"))
        while True:
            said = self._listen(question, question.draft)
            if said.kind == "pause":
                self._session.keep_draft(question, said.text)
                return False
            if said.kind == "skip":
                session.skip(question)
                return True
            if said.kind == "text" and is_code(question):
                self._say(_INTO_THE_FILE)
                question.draft = ""
                continue
            by_file = said.kind == "file" or is_code(question) or not said.text.strip()
            self._say(_LISTENING)
            report = (
                session.grade_file(question) if by_file else session.grade_text(question, said.text)
            )
            if said.kind != "time_over" and self._must_go_on(report):
                question.draft = said.text
                continue
            if said.kind == "time_over" and report.verdict == "not_attempted":
                session.save()  # `current` will cut it
                return True
            session.accept(question, report, typed=None if by_file else said.text)
            self._store.record_attempt(report, self._language)
            return True

    def _must_go_on(self, report: Report) -> bool:
        """Say why an answer can't be taken as it is; return whether there is such a reason."""
        if report.verdict == "not_attempted":
            self._say(_NOTHING_YET)
            return True
        if report.verdict == "fail" and not report.checks and not report.rubric:
            message = one_line(report.message)
            self._say(
                Text(
                    zh=f"{message} 改好、保存后再按回车；单独一行 s 跳过这道题。",
                    en=f"{message} Mend it, save it and press Enter; s on a line skips this.",
                )
            )
            return True
        return False

    def _ask_follow_up(self, question: Question, follow_up: FollowUp) -> bool:
        number = len(question.follow_ups)
        heading = Text(zh=f"追问 {number}", en=f"Follow-up {number}")
        self._rule(heading)
        say(follow_up.question)
        while True:
            said = self._listen(question, follow_up.draft)
            if said.kind == "pause":
                self._session.keep_draft(question, said.text)
                return False
            over = said.kind == "time_over"
            if said.kind == "skip" or not (is_code(question) or said.text.strip()):
                self._session.skip(question)
                return True
            self._say(_LISTENING)
            if not is_code(question):
                self._session.reply(question, said.text)
                return True
            report = self._session.grade_file(question)
            if over or not self._must_go_on(report):
                self._session.reply_with_code(question, report)
                self._store.record_attempt(report, self._language)
                return True

    def _listen(self, question: Question, draft: str) -> Said:
        self._session.start_clock(question)
        try:
            return self._read(_Clock(self._session, question), draft)
        finally:
            self._session.stop_clock(question)

    def _show_heading(self, question: Question) -> None:
        number, total = self._session.place(question)
        kind, track = KIND_NAMES[question.kind], track_name(question.track)
        self._rule(
            Text(
                zh=f"第 {number}/{total} 题 · {track.zh} · {kind.zh} · {question.minutes} 分钟",
                en=f"Question {number} of {total} · {track.en} · {kind.en} · "
                f"{question.minutes} minutes",
            )
        )

    def _rule(self, heading: Text) -> None:
        line = heading.in_language(self._language)
        target = console()
        if target.is_terminal:
            target.print()
            target.rule(line, align="left")
        else:
            say(f"\n— {line} —")

    def _say(self, text: Text) -> None:
        say(text.in_language(self._language))


class _Clock:
    """The desk at which one question is answered."""

    def __init__(self, session: Session, question: Question) -> None:
        self._session = session
        self._question = question
        self._language = session.state.language

    def tick(self, draft: str) -> tuple[list[str], bool]:
        """Keep time and draft; return remarks to show now, and whether all time is up."""
        remarks = self._session.tick(self._question, draft)
        over = self._session.time_left(self._question).overall <= 0
        return [remark.in_language(self._language) for remark in remarks], over

    def keep(self, draft: str) -> None:
        """Keep what has been typed so far, at once."""
        self._session.keep_draft(self._question, draft)

    def status(self) -> tuple[str, bool]:
        """Return the line that shows the clock, and whether it warns."""
        left = self._session.time_left(self._question)
        number, total = self._session.place(self._question)
        overall = clock(max(0, left.overall))
        if left.step <= 0:
            text = Text(
                zh=f"{number}/{total} · 已超时 {clock(left.step)}，请说完这句 · 总共还剩 {overall}",
                en=f"{number}/{total} · over by {clock(left.step)}, finish your sentence · "
                f"{overall} left in all",
            )
        else:
            keys = _KEYS_CODE if is_code(self._question) else _KEYS_TEXT
            text = Text(
                zh=f"{number}/{total} · 本题剩 {clock(left.step)} · 总共剩 {overall} · {keys.zh}",
                en=f"{number}/{total} · {clock(left.step)} left · {overall} in all · {keys.en}",
            )
        return text.in_language(self._language), left.step <= 0


_KEYS_TEXT = Text(zh="单独一行：. 交卷，p 暂停", en="on a line: . ends, p pauses")
_KEYS_CODE = Text(zh="回车交文件，p 暂停", en="Enter hands in the file, p pauses")
_HOW_TEXT = Text(
    zh="直接在这里作答，单独一行“.”（或 Ctrl-D）结束；也可以写在下面的文件里，保存后按回车。"
    "单独一行：p 暂停，s 跳过。",
    en="Answer here and end with a line that holds a single “.” (or Ctrl-D); or write it in the "
    "file below, save it and press Enter. On a line: p pauses, s skips.",
)
_HOW_CODE = Text(
    zh="在下面的文件里作答，保存后回到这里按回车。单独一行：p 暂停，s 跳过。",
    en="Write your answer in the file below, save it, come back and press Enter. "
    "On a line: p pauses, s skips.",
)
_INTO_THE_FILE = Text(
    zh="这道题的答案写在文件里：保存后按回车。",
    en="This answer goes into the file: save it, press Enter.",
)
_NOTHING_YET = Text(
    zh="还没有看到你的回答。请作答，或单独一行 s 跳过这道题。",
    en="There is no answer of yours yet. Give one, or skip this with s on a line.",
)
_LISTENING = Text(zh="收到。", en="Thank you.")
