"""Prove an exercise: its checks accept every right answer we know and reject every wrong one.

A wrong answer is one for a stated reason, so it has to fail where its header says. A proof of code
also shows that the checks see small changes of the solution, and that their verdicts don't waver.
"""

from __future__ import annotations

import itertools
import re
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grader.authoring.certificate import Certificate, MutantResult, Problem, fingerprint
from grader.authoring.examples import FalseExample, false_examples
from grader.authoring.languages import differences
from grader.authoring.leaks import leaks
from grader.authoring.mutation import (
    fates,
    hurried,
    mutants_of,
    mutation_score,
    try_mutants,
)
from grader.authoring.scaffold import left_to_fill_in
from grader.authoring.steadiness import SEEDS, Graded, answers_tried, wavering
from grader.authoring.trials import QUICKLY, RunAll, call, grade_answer, try_source
from grader.catalog import Exercise
from grader.checks.wrong_answers import WrongAnswer, read_wrong_answer
from grader.report import Report
from grader.rubric import load_rubric
from grader.rubric.lint import lint
from grader.text import LANGUAGES, Text

if TYPE_CHECKING:  # it comes with an extra
    from grader.authoring.mutants import Mutant

LEAST_RIGHT, LEAST_WRONG = 3, 8
_MUTANTS_AT_ONCE = 8
_MISCONCEPTION = re.compile(r"<!--\s*误[解区]：[^\n]+\nMisconception: .+?-->", re.DOTALL)
_SUFFIX = {True: ".py", False: ".md"}

Tell = Callable[[str], None]


def prove(exercise: Exercise, tell: Tell = lambda _: None, run_all: RunAll = map) -> Certificate:
    """Grade every answer that the exercise brings, and say which rules are broken.

    Args:
        exercise: what is to be proven.
        tell: called with the name of each answer, when it has been graded.
        run_all: `map`, or what spreads the work over processes in which workers can be started.

    Answers and mutants of an exercise that trains models are graded with one seed, and it has no
    mutants: a network with one filter more is as right as the solution. What its checks have to see
    stands in wrong/.

    Raises:
        UsageError: this installation lacks what the exercise, or proving it, needs.
        CatalogError: the rubric or the list of equivalent mutants cannot be read.
    """
    return _Proof(exercise, tell, run_all).run()


class _Proof:
    def __init__(self, exercise: Exercise, tell: Tell, run_all: RunAll) -> None:
        self._run_all = run_all
        self._reports: dict[Path, Report] = {}
        self._exercise = exercise
        self._tell = tell
        self._trains = exercise.metadata.needs == "tensorflow"
        self._matrix: dict[str, dict[str, str]] = {}
        self._expected: dict[str, str] = {}
        self._problems: list[Problem] = []
        self._mutants: list[MutantResult] = []

    def run(self) -> Certificate:
        started = time.monotonic()
        before = fingerprint(self._exercise)
        self._gaps()
        if not self._problems:
            self._grade_everything()
        return Certificate(
            exercise=self._exercise.slug,
            fingerprint=before,
            proven=not self._problems,
            problems=self._problems,
            matrix=self._matrix,
            expected=self._expected,
            seeds=1 if self._trains or not self._is_code else SEEDS,
            mutants=self._mutants,
            mutation_score=mutation_score(self._mutants),
            seconds=round(time.monotonic() - started, 2),
        )

    def _grade_everything(self) -> None:
        exercise, mutated = self._exercise, self._is_code and not self._trains
        self._texts()
        answers = [*self._model_answers(), *self._answers("right"), *self._answers("wrong")]
        tasks: list[Callable[[], Any]] = [partial(grade_answer, exercise, path) for path in answers]
        if self._is_code:
            tasks.append(partial(false_examples, exercise))
        if mutated:
            tasks.append(partial(hurried, exercise))
        results = iter(self._run_all(call, tasks))
        mutants = mutants_of(exercise) if mutated else []  # while those are on their way
        for path, report in zip(answers, results, strict=False):
            self._tell(self._name(path))
            self._reports[path] = report
        self._stub()
        self._right()
        self._wrong()
        if not self._is_code:
            self._rubric()
        elif all(problem.rule != "check-breaks" for problem in self._problems):
            self._examples(next(results))
            self._idle_checks()
            if not self._problems:  # what is proven of broken checks helps nobody
                self._checks_are_sound(mutants, next(results, exercise))

    # Texts

    def _gaps(self) -> None:
        for name, line, mark in left_to_fill_in(self._exercise):
            self._say(
                "filled-in",
                f"{name}:{line}",
                f"还没有填：{mark.zh}",
                f"still to be filled in: {mark.en}",
            )
        for path in self._needed():
            if not path.is_file():
                self._say(
                    "complete",
                    self._name(path),
                    "没有这个文件，请补上。",
                    "This file is missing; write it.",
                )

    def _needed(self) -> list[Path]:
        explanations = [f"explanation.{language}.md" for language in LANGUAGES]
        rubric = [] if self._is_code else [self._exercise.rubric_path]
        hidden = [self._exercise.solution / name for name in explanations]
        return [*self._model_answers(), *hidden, *rubric]

    def _texts(self) -> None:
        for name, run in leaks(self._exercise):
            self._say(
                "no-solution-text",
                name,
                f"这里照抄了答案里的一段：{run}。请换个说法。",
                f"This stands in the solution too: {run}. Say it in other words.",
            )
        for name, zh, en in differences(self._exercise):
            self._say(
                "languages-agree",
                name,
                f"中英文的代码或数字不一致。只在中文里：{zh or '无'}；只在英文里：{en or '无'}。",
                f"Code or numbers differ. Only in Chinese: {zh or 'none'}; only in English: "
                f"{en or 'none'}.",
            )

    def _examples(self, false: list[FalseExample]) -> None:
        for each in false:
            self._say(
                "example-is-true",
                each.file,
                f"例子不对。{each.code} 得到 {each.actual}"
                + (f"，文中却写着 {each.said}。" if each.said else "。")
                + "请改正例子或答案。",
                f"The example isn't true. {each.code} gives {each.actual}"
                + (f", but {each.said} is said." if each.said else ".")
                + " Mend the example or the solution.",
            )

    # Answers

    def _stub(self) -> None:
        for language in LANGUAGES if not self._is_code else LANGUAGES[:1]:
            path = self._exercise.folder / self._exercise.stub_name(language)
            report = self._grade(path, path.name)
            if report.verdict != "not_attempted":
                self._say(
                    "stub-not-attempted",
                    path.name,
                    f"没有改动的 stub 得到 {report.verdict}，应当是 not_attempted。",
                    f"The untouched stub is {report.verdict}; it has to be not_attempted.",
                )
        if self._exercise.metadata.kind == "debug":
            given = self._exercise.stub("zh")
            if try_source(self._exercise, given, QUICKLY).passes:
                self._say(
                    "given-program-fails",
                    "stub.py",
                    "给出的程序通过了所有检查，没有什么可改的。",
                    "The given program passes every check, so there is nothing to mend.",
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
            if report.verdict not in ("pass", "error"):
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
            answer = read_wrong_answer(path) if self._is_code else None
            named = answer.fails if answer is not None else None
            self._expected[name] = named or "fail"
            if answer is not None and (answer.misconception is None or answer.hint is None):
                self._say(
                    "wrong-answer-teaches",
                    name,
                    "文档字符串里要用中英文写明误区和提示：误区：、Misconception:、提示：、Hint:。",
                    "Its docstring has to say the misconception and a hint in both languages: "
                    "误区：, Misconception:, 提示：, Hint:.",
                )
            if answer is None and not _MISCONCEPTION.match(path.read_text(encoding="utf-8")):
                self._say(
                    "wrong-answer-teaches",
                    name,
                    "开头要有一段注释，用中英文写明误区：<!-- 误解：… 换行 Misconception: … -->",
                    "It has to begin with a comment that says the misconception in both languages: "
                    "<!-- 误解：… newline Misconception: … -->",
                )
            report = self._grade(path, name)
            if report.verdict == "pass":
                self._say(
                    "wrong-answer-fails",
                    name,
                    "这个错误答案通过了。请加强检查，或把它移走。",
                    "This wrong answer passes. Make the checks stricter, or take it away.",
                )
            elif answer is not None and report.verdict != "error":
                before = len(self._problems)
                self._right_reason(name, answer, report)
                if len(self._problems) == before:
                    self._right_diagnosis(name, answer, report)

    def _right_reason(self, name: str, answer: WrongAnswer, report: Report) -> None:
        named, other = answer.fails, answer.or_fails if self._trains else None
        failed = [check.name for check in report.checks if check.verdict == "fail"]
        if named is None:
            place = failed[0] if failed else "—"
            self._say(
                "wrong-answer-names-its-check",
                name,
                f"文档字符串里要写一行 fails: test_…；它现在先败在 {place}。",
                f"Its docstring needs a line `fails: test_…`; the first to fail is {place}.",
            )
        elif missing := {each for each in (named, other) if each} - {c.name for c in report.checks}:
            self._no_such_check(name, sorted(missing)[0], failed[0] if failed else "—", report)
        elif not failed or failed[0] not in (named, other):
            self._say(
                "fails-for-its-reason",
                name,
                f"应当先败在 {named}，实际是 {failed[:1] or report.message}。",
                f"It has to fail at {named} first, but fails at {failed[:1] or report.message}.",
            )

    def _no_such_check(self, name: str, named: str, first: str, report: Report) -> None:
        from rapidfuzz import process

        near = process.extractOne(named, [check.name for check in report.checks], score_cutoff=60)
        meant = Text(zh=f"是不是 {near[0]}？", en=f" Is it {near[0]}?") if near else Text.same("")
        self._say(
            "fails-for-its-reason",
            name,
            f"没有 {named} 这项检查。{meant.zh}它现在先败在 {first}。",
            f"There is no check {named}.{meant.en} The first to fail is {first}.",
        )

    def _right_diagnosis(self, name: str, answer: WrongAnswer, report: Report) -> None:
        """A wrong answer that does just what another does would leave a learner without either."""
        lesson = answer.lesson
        if self._trains or lesson is None or self._exercise.metadata.kind == "predict":
            return
        said = [check.misconception for check in report.checks if check.misconception]
        if report.checks and not any(lesson.en in each for each in said):
            self._say(
                "diagnosed-by-name",
                name,
                "它的误区没有被认出来：另一个错误答案在所有检查里的表现和它完全一样，"
                "或检查调用太多（上限 500 次）。请合并两者，或加一项能区分的检查。",
                "Its misconception isn't recognised: another wrong answer does just the same in "
                "every check, or the checks make more than 500 calls. Merge the two, or add a "
                "check that tells them apart.",
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
        report = self._reports.get(path) or grade_answer(self._exercise, path)
        if report.verdict == "error":
            self._check_breaks(report.message)
        verdicts: dict[str, str] = {check.name: check.verdict for check in report.checks}
        verdicts |= {point.id: point.verdict for point in report.rubric}
        if verdicts:
            self._matrix[name] = verdicts
        return report

    # Checks

    def _check_breaks(self, message: str) -> None:
        """Say once what breaks for every answer."""
        if all(problem.en != message for problem in self._problems):
            self._say("check-breaks", "checks.py", message, message)

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

    def _checks_are_sound(self, mutants: list[Mutant], quick: Exercise) -> None:
        exercise, tell = self._exercise, self._tell
        graded = [
            Graded(path, name, self._matrix[name], self._expected[name])
            for path in self._reports
            if (name := self._name(path)) in self._matrix
        ]
        tried = answers_tried(exercise, graded)
        tasks: list[Callable[[], Any]] = [partial(wavering, exercise, each) for each in tried]
        tasks += [
            partial(try_mutants, quick, mutants[first : first + _MUTANTS_AT_ONCE])
            for first in range(0, len(mutants), _MUTANTS_AT_ONCE)
        ]
        results = iter(self._run_all(call, tasks))
        for answer, problems in zip(tried, results, strict=False):
            tell(f"{answer.path.name} ⇅")
            self._problems += problems
        if not self._trains:
            trials = itertools.chain.from_iterable(results)
            self._mutants, survivors = fates(exercise, mutants, trials, tell)
            self._problems += survivors

    # Rubric

    def _rubric(self) -> None:
        exercise = self._exercise
        prompts = exercise.prompts()
        answers = {language: exercise.model_answer(language) for language in LANGUAGES}
        for finding in lint(load_rubric(exercise.rubric_path), prompts, answers):
            if finding.level == "error":
                self._say(finding.rule, finding.place, finding.message.zh, finding.message.en)

    def _say(self, rule: str, place: str, zh: str, en: str) -> None:
        self._problems.append(Problem(rule=rule, place=place, zh=zh, en=en))
