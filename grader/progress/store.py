"""What a learner has done: attempts, hints taken, answers revealed, and their workspace."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from grader.progress.database import not_written_note, open_database, transaction
from grader.progress.location import data_folder
from grader.report import Report
from grader.text import Language, Text

Status = Literal["new", "attempted", "passed", "revealed"]
FILE_NAME = "progress.sqlite3"
_WORKSPACE = "workspace"


@dataclass(frozen=True, slots=True)
class HintStep:
    """Which hint to show, counted from 1, and whether the learner has had it already."""

    number: int
    repeated: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that a learner says make a point, and how often that was said."""

    exercise: str
    point: str
    span: str
    count: int


class ProgressStore:
    """The progress file of one user; safe for several processes at once.

    Nothing here raises because the file can't be read or written: grading goes on without it, and
    `notes` says what the user should know.
    """

    def __init__(self, path: Path | None = None) -> None:
        """Open the file at `path`, by default the one in the user's data folder."""
        self.path = path or data_folder() / FILE_NAME
        opened = open_database(self.path)
        self._connection = opened.connection
        self.lasting = opened.lasting
        self.notes: list[Text] = list(opened.notes)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def record_attempt(self, report: Report, language: Language) -> None:
        """Remember how one grading ended, with a hash of what was graded."""
        self.write(
            "INSERT INTO attempts (exercise, at, verdict, score, duration_seconds, source_hash,"
            " language, misconceptions) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                report.exercise,
                now(),
                report.verdict,
                report.score,
                report.duration_seconds,
                _hash(report.graded_source),
                language,
                sum(check.misconception is not None for check in report.checks),
            ),
        )

    def record_opening(self, exercise: str) -> None:
        """Remember that the learner was shown an exercise, and so may have begun to work on it."""
        self.write("INSERT INTO openings (exercise, at) VALUES (?, ?)", (exercise, now()))

    def record_self_assessment(
        self, report: Report, point: str, verdict: str, span: str, language: Language
    ) -> None:
        """Remember what a learner thinks of a point that the grader was unsure of.

        Args:
            report: of the answer that was judged.
            point: the point's id.
            verdict: `covered`, `partial` or `missing`, by the learner's own judgement.
            span: the words of the answer that say it; empty if none do.
            language: the language the learner was asked in.
        """
        self.write(
            "INSERT INTO self_assessments (exercise, at, point, verdict, span, source_hash,"
            " language) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                report.exercise,
                now(),
                point,
                verdict,
                span,
                _hash(report.graded_source),
                language,
            ),
        )

    def self_assessed(self, report: Report) -> dict[str, str]:
        """Return the latest judgement of the learner's own on each point of this very answer."""
        rows = self.rows(
            "SELECT point, verdict FROM self_assessments WHERE exercise = ? AND source_hash = ?"
            " ORDER BY id",
            (report.exercise, _hash(report.graded_source)),
        )
        return {str(point): str(verdict) for point, verdict in rows}

    def synonym_candidates(self) -> list[Candidate]:
        """Return the words that learners say make a point, each once, with how often it came."""
        rows = self.rows(
            "SELECT exercise, point, span, count(*) FROM self_assessments"
            " WHERE verdict = 'covered' AND span != '' GROUP BY exercise, point, span"
            " ORDER BY exercise, point, count(*) DESC, span",
            (),
        )
        return [Candidate(str(a), str(b), str(c), int(str(d))) for a, b, c, d in rows]

    def record_reveal(self, exercise: str) -> None:
        """Remember that the learner has looked at the model answer."""
        self.write("INSERT INTO reveals (exercise, at) VALUES (?, ?)", (exercise, now()))

    def take_hint(self, exercise: str, steps: int) -> HintStep:
        """Return the next of `steps` hints and remember that it was taken; the last one repeats."""
        taken = 0
        try:
            with transaction(self._connection):
                taken = self._hints_taken(exercise)
                self._connection.execute(
                    "INSERT INTO hints (exercise, at, step) VALUES (?, ?, ?)",
                    (exercise, now(), min(taken + 1, steps)),
                )
        except sqlite3.Error as error:
            self._warn(error)
            taken = self._hints_taken(exercise)
        return HintStep(min(taken + 1, steps), taken >= steps)

    def status(self, exercise: str) -> Status:
        """Return how far the learner is with one exercise.

        `passed` once any attempt has passed; else `revealed` if they have looked at the answer;
        else `attempted` if anything of theirs was graded; else `new`.
        """
        verdicts = self._column(
            "SELECT DISTINCT verdict FROM attempts WHERE exercise = ?", exercise
        )
        if "pass" in verdicts:
            return "passed"
        if self._column("SELECT 1 FROM reveals WHERE exercise = ? LIMIT 1", exercise):
            return "revealed"
        return "attempted" if "fail" in verdicts else "new"

    def has_revealed(self, exercise: str) -> bool:
        """Return whether the learner has looked at the model answer."""
        return bool(self._column("SELECT 1 FROM reveals WHERE exercise = ? LIMIT 1", exercise))

    @property
    def workspace(self) -> Path | None:
        """The folder that `start` last filled."""
        found = self._column("SELECT value FROM settings WHERE name = ?", _WORKSPACE)
        return Path(str(found[0])) if found else None

    def remember_workspace(self, folder: Path) -> None:
        """Remember where the learner's files are."""
        self.write(
            "INSERT INTO settings (name, value) VALUES (?, ?)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (_WORKSPACE, str(folder.absolute())),
        )

    def _hints_taken(self, exercise: str) -> int:
        steps = self._column("SELECT max(step) FROM hints WHERE exercise = ?", exercise)
        return steps[0] if steps and isinstance(steps[0], int) else 0

    def _column(self, query: str, value: str) -> list[object]:
        return [row[0] for row in self.rows(query, (value,))]

    def rows(self, query: str, values: Sequence[object]) -> list[tuple[object, ...]]:
        """Return what a query finds; nothing, and a note, where the file can't be read."""
        try:
            return list(self._connection.execute(query, values))
        except sqlite3.Error as error:
            self._warn(error)
            return []

    def write(self, statement: str, values: Sequence[object]) -> None:
        """Run one statement that changes the file; `notes` says so where it can't be changed."""
        try:
            with transaction(self._connection):
                self._connection.execute(statement, values)
        except sqlite3.Error as error:
            self._warn(error)

    def _warn(self, error: sqlite3.Error) -> None:
        # One note is enough: a store that was opened without a lasting file has said so already.
        if self.lasting:
            self.lasting = False
            self.notes.append(not_written_note(self.path, error))


def _hash(source: str) -> str:
    return hashlib.sha256(source.encode("utf-8", "replace")).hexdigest()


def now() -> str:
    """Return the time as the progress file keeps it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")
