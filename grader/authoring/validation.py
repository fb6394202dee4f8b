"""Prove an exercise: its checks accept every right answer we know and reject every wrong one.

A wrong answer is one for a stated reason, so it has to fail where its header says.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from grader import __version__
from grader.catalog import Exercise
from grader.grading import grade_path
from grader.report import Report
from grader.rubric import load_rubric
from grader.rubric.lint import lint
from grader.text import LANGUAGES, Language

LEAST_RIGHT, LEAST_WRONG = 3, 8
_FAILS = re.compile(r"(?m)^fails: +(test_\w+) *$")
_SUFFIX = {True: ".py", False: ".md"}

Tell = Callable[[str], None]


class Problem(BaseModel):
    """A rule that an exercise breaks, where, and how to mend it."""

    model_config = ConfigDict(frozen=True)
    rule: str
    place: str
    zh: str
    en: str


class Certificate(BaseModel):
    """What came of proving one exercise.

    Attributes:
        exercise: its slug.
        fingerprint: a hash of every file that the proof rests on.
        proven: whether no rule is broken.
        problems: the rules that are.
        matrix: for each answer, the verdict of every check, or of every point of a rubric.
        expected: for each answer, `pass`, or the check that has to fail first, or `fail`.
    """

    exercise: str
    fingerprint: str
    proven: bool
    problems: list[Problem]
    matrix: dict[str, dict[str, str]]
    expected: dict[str, str]


def fingerprint(exercise: Exercise) -> str:
    """Return a hash of the exercise's files, of this package's and of its version."""
    digest = hashlib.sha256(__version__.encode())
    package = Path(__file__).resolve().parents[1]
    files = [
        *sorted(path for path in exercise.folder.rglob("*") if path.is_file()),
        *sorted(path for path in exercise.solution.rglob("*") if path.is_file()),
        *sorted(package.rglob("*.py")),
        *sorted(package.rglob("*.toml")),
    ]
    for path in files:
        if "__pycache__" not in path.parts and "_content" not in path.parts:
            digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def prove(exercise: Exercise, tell: Tell = lambda _: None) -> Certificate:
    """Grade every answer that the exercise brings, and say which rules are broken.

    Raises:
        UsageError: this installation lacks what the exercise needs.
        CatalogError: the rubric cannot be read.
    """
    return _Proof(exercise, tell).run()


class _Proof:
    def __init__(self, exercise: Exercise, tell: Tell) -> None:
        self._exercise = exercise
        self._tell = tell
        self._matrix: dict[str, dict[str, str]] = {}
        self._expected: dict[str, str] = {}
        self._problems: list[Problem] = []

    def run(self) -> Certificate:
        before = fingerprint(self._exercise)
        self._stub()
        self._right()
        self._wrong()
        if not self._exercise.is_code:
            self._rubric()
        elif all(problem.rule != "check-breaks" for problem in self._problems):
            self._idle_checks()
        return Certificate(
            exercise=self._exercise.slug,
            fingerprint=before,
            proven=not self._problems,
            problems=self._problems,
            matrix=self._matrix,
            expected=self._expected,
        )

    # Answers

    def _stub(self) -> None:
        for language in LANGUAGES if not self._exercise.is_code else LANGUAGES[:1]:
            path = self._exercise.folder / self._exercise.stub_name(language)
            report = self._grade(path, path.name)
            if report.verdict != "not_attempted":
                self._say(
                    "stub-not-attempted",
                    path.name,
                    f"没有改动的 stub 得到 {report.verdict}，应当是 not_attempted。",
                    f"The untouched stub is {report.verdict}; it has to be not_attempted.",
                )

    def _right(self) -> None:
        others = self._answers("right")
        if len(others) < LEAST_RIGHT:
            self._say(
                "enough-right-answers",
                "right/",
                f"只有 {len(others)} 个别样的正确答案，至少要 {LEAST_RIGHT} 个，各用别的写法。",
                f"There are {len(others)} other right answers; {LEAST_RIGHT} are needed, each by "
                "another algorithm, style or library.",
            )
        for path in [*self._model_answers(), *others]:
            name = self._name(path)
            self._expected[name] = "pass"
            report = self._grade(path, name)
            if report.verdict != "pass":
                self._say(
                    "right-answer-passes",
                    name,
                    f"这是正确答案，却得到 {report.verdict}：{report.message}",
                    f"It is right but got {report.verdict}: {report.message}",
                )

    def _wrong(self) -> None:
        wrong = self._answers("wrong")
        if len(wrong) < LEAST_WRONG:
            self._say(
                "enough-wrong-answers",
                "wrong/",
                f"只有 {len(wrong)} 个错误答案，至少要 {LEAST_WRONG} 个，每个代表一种误解。",
                f"There are {len(wrong)} wrong answers; {LEAST_WRONG} are needed, each for one "
                "misconception.",
            )
        for path in wrong:
            name = self._name(path)
            named = _FAILS.search(path.read_text(encoding="utf-8")) if self._is_code else None
            self._expected[name] = named[1] if named else "fail"
            report = self._grade(path, name)
            if report.verdict == "pass":
                self._say(
                    "wrong-answer-fails",
                    name,
                    "这个错误答案通过了。请加强检查，或把它移走。",
                    "This wrong answer passes. Make the checks stricter, or take it away.",
                )
            elif self._is_code:
                self._right_reason(name, named[1] if named else None, report)

    def _right_reason(self, name: str, named: str | None, report: Report) -> None:
        failed = [check.name for check in report.checks if check.verdict == "fail"]
        if named is None:
            place = failed[0] if failed else "—"
            self._say(
                "wrong-answer-names-its-check",
                name,
                f"文档字符串里要写一行 fails: test_…；它现在先败在 {place}。",
                f"Its docstring needs a line `fails: test_…`; the first to fail is {place}.",
            )
        elif failed[:1] != [named]:
            self._say(
                "fails-for-its-reason",
                name,
                f"应当先败在 {named}，实际是 {failed[:1] or report.message}。",
                f"It has to fail at {named} first, but fails at {failed[:1] or report.message}.",
            )

    @property
    def _is_code(self) -> bool:
        return self._exercise.is_code

    def _model_answers(self) -> list[Path]:
        if self._is_code:
            return [self._exercise.solution / "solution.py"]
        return [self._exercise.solution / f"answer.{language}.md" for language in LANGUAGES]

    def _answers(self, kind: str) -> list[Path]:
        return sorted((self._exercise.solution / kind).glob(f"*{_SUFFIX[self._is_code]}"))

    def _name(self, path: Path) -> str:
        return path.relative_to(self._exercise.solution).as_posix()

    def _grade(self, path: Path, name: str) -> Report:
        self._tell(name)
        language: Language = "zh" if ".zh." in path.name else "en"
        report = grade_path(self._exercise, path, language=language)
        if report.verdict == "error":
            self._say("check-breaks", name, report.message, report.message)
        verdicts: dict[str, str] = {check.name: check.verdict for check in report.checks}
        verdicts |= {point.id: point.verdict for point in report.rubric}
        if verdicts:
            self._matrix[name] = verdicts
        return report

    # Checks and rubric

    def _idle_checks(self) -> None:
        """Name the checks that no wrong answer fails: nobody knows whether they can fail at all."""
        wrong = [row for name, row in self._matrix.items() if self._expected.get(name) != "pass"]
        names = dict.fromkeys(check for row in self._matrix.values() for check in row)
        for name in names:
            if not any(row.get(name) == "fail" for row in wrong):
                self._say(
                    "every-check-can-fail",
                    name,
                    "没有一个错误答案败在这项检查上，不知道它会不会失败。请补一个错误答案。",
                    "No wrong answer fails this check, so nobody knows that it can. Add one.",
                )

    def _rubric(self) -> None:
        exercise = self._exercise
        prompts = "\n\n".join(exercise.prompt(language) for language in LANGUAGES)
        answers = {language: exercise.model_answer(language) for language in LANGUAGES}
        for finding in lint(load_rubric(exercise.rubric_path), prompts, answers):
            if finding.level == "error":
                self._say(finding.rule, finding.place, finding.message.zh, finding.message.en)

    def _say(self, rule: str, place: str, zh: str, en: str) -> None:
        self._problems.append(Problem(rule=rule, place=place, zh=zh, en=en))
