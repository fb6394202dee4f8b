"""Grade one file at a time in a resident process; a newer wish ends the one under way."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from grader.catalog import Exercise
from grader.isolated_python import isolated_python
from grader.report import Report
from grader.text import Language, Text
from grader.watch.resident import INTERRUPTED

_SERVE = "from grader.watch.resident import main; main()"
# An interrupted job that has not ended by then is ended with its process.
_GRACE_SECONDS = 3.0


@dataclass(frozen=True)
class Wish:
    """One grading: of which exercise, which file, and whether it goes into the progress file."""

    exercise: Exercise
    path: Path
    record: bool


@dataclass(frozen=True)
class Answer:
    """A line of a resident process; None where the process ended instead."""

    process: int
    line: str | None


class Verdicts:
    """Hands wishes to the resident process and makes reports of its answers.

    Args:
        tell: takes each `Answer`, from another thread; to be handed to `heed`.
        language: of the reports.
    """

    def __init__(self, tell: Callable[[Answer], None], language: Language) -> None:
        self._tell = tell
        self._language = language
        self._process: subprocess.Popen[str] | None = None
        self._listener: threading.Thread | None = None
        self._running: Wish | None = None
        self._next: Wish | None = None
        self._overdue: float | None = None

    @property
    def busy(self) -> bool:
        """Whether a verdict is still to come."""
        return self._running is not None

    def warm(self, exercise: Exercise) -> None:
        """Start the resident process, if there is none, before there is anything to grade."""
        if self._process is not None:
            return
        self._process = process = subprocess.Popen(
            isolated_python(_SERVE, _needs(exercise)),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            start_new_session=True,  # Ctrl-C is for the watch
        )
        self._listener = threading.Thread(target=self._listen, args=(process,), daemon=True)
        self._listener.start()

    def ask(self, wish: Wish) -> None:
        """Have a file graded; a grading under way is ended and never answered."""
        if self._running is None:
            self._send(wish)
            return
        self._next = wish
        self._interrupt()

    def drop(self) -> None:
        """Have the grading under way, if any, never answered."""
        self._next = None
        if self._running is not None:
            self._interrupt()

    def heed(self, answer: Answer) -> tuple[Wish, Report] | None:
        """Return what an answer says; None if a newer wish has overtaken it."""
        if self._process is None or answer.process != self._process.pid:
            return None
        done, self._running = self._running, None
        overtaken = self._overdue is not None
        self._overdue = None
        if answer.line is None:
            self._end_process()
        if (following := self._next) is not None:
            self._next = None
            self._send(following)
            return None
        if done is None or overtaken:
            return None
        return done, self._report(done, answer.line)

    def look_after(self) -> None:
        """End a resident process that does not heed an interrupt; to be called now and then."""
        if self._overdue is None or time.monotonic() < self._overdue or self._process is None:
            return
        self._process.kill()  # its thread tells of the end

    def close(self) -> None:
        """End the resident process and everything that it started."""
        self._end_process()

    def _send(self, wish: Wish) -> None:
        self.warm(wish.exercise)
        assert self._process is not None
        assert self._process.stdin is not None
        self._running = wish
        arguments = ["check", wish.exercise.slug, "--file", str(wish.path), "--format", "json"]
        arguments += ["--lang", self._language]
        arguments += [] if wish.record else ["--no-record"]
        job = {"arguments": arguments, "needs": _needs(wish.exercise)}
        try:
            self._process.stdin.write(json.dumps(job) + "\n")
            self._process.stdin.flush()
        except OSError:  # it has ended, of which its thread tells
            return

    def _interrupt(self) -> None:
        if self._overdue is not None or self._process is None:
            return
        self._overdue = time.monotonic() + _GRACE_SECONDS
        if os.name == "posix":
            self._process.send_signal(signal.SIGINT)

    def _listen(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        with process.stdout as lines:
            for line in lines:
                self._tell(Answer(process.pid, line))
        self._tell(Answer(process.pid, None))

    def _end_process(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        assert process.stdin is not None
        with contextlib.suppress(OSError):
            process.stdin.close()
        if self._running is not None and os.name == "posix":
            process.send_signal(signal.SIGINT)
        try:
            process.wait(_GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if self._listener is not None:
            self._listener.join(_GRACE_SECONDS)

    def _report(self, wish: Wish, line: str | None) -> Report:
        if line is not None:
            answer = json.loads(line)
            if answer["status"] != INTERRUPTED:
                return msgspec.json.decode(answer["printed"], type=Report)
        text = Text(
            zh="评分进程意外结束（不是你的问题）。再保存一次即可重试。",
            en="The grading process ended unexpectedly (not your fault). Save again to retry.",
        )
        from grader.grading import failed_report

        return failed_report(wish.exercise.slug, "error", text, self._language, time.monotonic())


def _needs(exercise: Exercise) -> str:
    return exercise.metadata.needs or "numpy"
