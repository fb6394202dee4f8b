"""The one pipeline: an exercise and a submission in, a report out."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from grader.catalog import Exercise
from grader.conditions import AS_FOR_A_LEARNER, Conditions
from grader.errors import DojoError, SubmissionError, UsageError
from grader.extras import missing_tensorflow
from grader.report import CheckResult, PointResult, Report, TrainingReport
from grader.sandbox.backends import expected_isolation
from grader.submission import Submission
from grader.text import Language, Text
from grader.verdicts import Verdict

if TYPE_CHECKING:
    from grader.checks.plugin import CheckOutcome

Progress = Callable[[int, int, str], None]


def grade(
    exercise: Exercise,
    submission: Submission,
    *,
    language: Language,
    on_progress: Progress | None = None,
    conditions: Conditions = AS_FOR_A_LEARNER,
) -> Report:
    """Grade one submission; whatever fails on our side becomes a report with verdict `error`.

    Args:
        exercise: what was asked.
        submission: the learner's answer.
        language: the language of every sentence in the report.
        on_progress: called with (checks done, checks in all, title of the current one).
        conditions: under which checks run; free text has none.

    Raises:
        UsageError: this installation lacks what the exercise needs.
    """
    started = time.monotonic()
    try:
        if not submission.attempted:
            return _unattempted(exercise, submission, language, started)
        if exercise.is_code:
            return _grade_code(exercise, submission, language, on_progress, conditions, started)
        return _grade_text(exercise, submission, language, started)
    except UsageError:
        raise
    except DojoError as error:
        return failed_report(exercise.slug, "error", error.text, language, started)
    except Exception as error:
        text = Text(
            zh=f"评分程序自身出错（不是你的问题）：{type(error).__name__}: {error}",
            en=f"The grader itself failed (not your fault): {type(error).__name__}: {error}",
        )
        return failed_report(exercise.slug, "error", text, language, started)


def grade_path(
    exercise: Exercise,
    path: Path,
    *,
    language: Language,
    on_progress: Progress | None = None,
    conditions: Conditions = AS_FOR_A_LEARNER,
) -> Report:
    """Read a file and grade it; a file that cannot be read as an answer is a failed report.

    Raises:
        UsageError: there is no such file, or this installation lacks what the exercise needs.
    """
    from grader.reading import read_submission

    return _grade_read(
        exercise, lambda: read_submission(path, exercise), language, on_progress, conditions
    )


def failed_report(
    slug: str,
    verdict: Verdict,
    text: Text,
    language: Language,
    started: float,
    *,
    max_points: float = 0,
) -> Report:
    """Return a report without checks: no points, one sentence. `started` is a monotonic instant."""
    return Report(
        exercise=slug,
        verdict=verdict,
        score=0,
        points=0,
        max_points=max_points,
        isolation=expected_isolation(),
        duration_seconds=round(time.monotonic() - started, 4),
        message=text.in_language(language),
    )


def _grade_read(
    exercise: Exercise,
    read: Callable[[], Submission],
    language: Language,
    on_progress: Progress | None,
    conditions: Conditions,
) -> Report:
    started = time.monotonic()
    try:
        submission = read()
    except SubmissionError as error:
        return failed_report(exercise.slug, "fail", error.text, language, started)
    return grade(
        exercise,
        submission,
        language=language,
        on_progress=on_progress,
        conditions=conditions,
    )


def _unattempted(
    exercise: Exercise, submission: Submission, language: Language, started: float
) -> Report:
    text = (
        Text(
            zh=f"还没有作答：{submission.origin} 里的 {exercise.entry_point} 还是原来的样子。"
            "写好后再检查；需要提示就运行 hint。",
            en=f"Not attempted yet: {exercise.entry_point} in {submission.origin} is still "
            "as it came. Fill it in and check again; `hint` gives a nudge.",
        )
        if exercise.is_code
        else Text(
            zh=f"还没有作答：{submission.origin} 里还没有你写的内容。",
            en=f"Not attempted yet: {submission.origin} holds nothing of yours so far.",
        )
    )
    report = failed_report(exercise.slug, "not_attempted", text, language, started)
    return _with_submission(report, submission, language)


def _grade_code(
    exercise: Exercise,
    submission: Submission,
    language: Language,
    on_progress: Progress | None,
    conditions: Conditions,
    started: float,
) -> Report:
    if (lacking := missing_tensorflow([exercise])) is not None:
        raise UsageError(lacking)
    from grader.checks.running import run_checks

    def tell(done: int, total: int, title: Text) -> None:
        if on_progress is not None:
            on_progress(done, total, title.in_language(language))

    checked = run_checks(exercise, submission, tell, conditions)
    checks = _each_run_once([_check_result(outcome, language) for outcome in checked.outcomes])
    if checked.diagnosis is not None:
        checks = _with_misconception(checks, checked.diagnosis.explain().in_language(language))
    passed = all(check.verdict == "pass" for check in checks)
    report = _summed(exercise, "pass" if passed else "fail", checks, [], language, started)
    report = replace(report, learner_output=checked.output, isolation=checked.isolation)
    return _with_submission(report, submission, language)


def _grade_text(
    exercise: Exercise, submission: Submission, language: Language, started: float
) -> Report:
    from grader.rubric import judge, load_rubric
    from grader.rubric.language_model import Settings, second_opinions

    rubric = load_rubric(exercise.rubric_path)
    prompts = exercise.prompts()
    judgements = judge(rubric, submission.source, prompts)
    if (settings := Settings.from_environment()) is not None:
        judgements = second_opinions(rubric, judgements, submission.source, settings, prompts)
    points = [
        PointResult(
            id=judgement.id,
            title=judgement.title.in_language(language),
            verdict=judgement.verdict,
            points=judgement.points,
            max_points=judgement.max_points,
            evidence=judgement.evidence,
            span=judgement.span,
            message=judgement.message.in_language(language),
        )
        for judgement in judgements
    ]
    score = sum(p.points for p in points) / sum(p.max_points for p in points)
    pass_score = exercise.metadata.pass_score
    assert pass_score is not None
    wrong = any(point.verdict == "wrong" for point in points)
    verdict: Verdict = "pass" if score >= pass_score and not wrong else "fail"
    report = _summed(exercise, verdict, [], points, language, started)
    if wrong and score >= pass_score:
        text = Text(
            zh=f"要点答得够多了，但有说法和参考答案相反，改正后才算通过。{report.message}",
            en="Enough points are covered, but something contradicts the reference; it passes "
            f"once that is mended. {report.message}",
        )
        report = replace(report, message=text.in_language(language))
    return _with_submission(report, submission, language)


def _check_result(outcome: CheckOutcome, language: Language) -> CheckResult:
    declared = outcome.declaration
    return CheckResult(
        name=declared.name,
        title=declared.title.in_language(language),
        verdict=outcome.verdict,
        points=declared.points if outcome.verdict == "pass" else 0,
        max_points=declared.points,
        message=outcome.message.in_language(language),
        reason=outcome.reason,
        counterexample=outcome.counterexample,
        misconception=outcome.misconception.in_language(language)
        if outcome.misconception is not None
        else None,
        training=outcome.training.in_language(language) if outcome.training is not None else None,
    )


def _each_run_once(checks: list[CheckResult]) -> list[CheckResult]:
    """Leave a training run with the first check that failed on it."""
    seen: list[TrainingReport] = []
    kept = []
    for result in checks:
        if result.training is None:
            kept.append(result)
        elif result.training in seen:
            kept.append(replace(result, training=None))
        else:
            seen.append(result.training)
            kept.append(result)
    return kept


def _with_misconception(checks: list[CheckResult], said: str) -> list[CheckResult]:
    """Put a diagnosis to the first check that failed."""
    first = next(index for index, check in enumerate(checks) if check.verdict == "fail")
    checks[first] = replace(checks[first], misconception=said)
    return checks


def _summed(
    exercise: Exercise,
    verdict: Verdict,
    checks: list[CheckResult],
    rubric: list[PointResult],
    language: Language,
    started: float,
) -> Report:
    items: Sequence[CheckResult | PointResult] = checks or rubric
    points = sum(item.points for item in items)
    max_points = sum(item.max_points for item in items)
    possible = points + sum(point.max_points for point in rubric if point.verdict == "unsure")
    return Report(
        exercise=exercise.slug,
        verdict=verdict,
        score=round(points / max_points, 4),
        possible_score=round(possible / max_points, 4) if rubric else None,
        points=points,
        max_points=max_points,
        isolation=expected_isolation(),
        duration_seconds=round(time.monotonic() - started, 4),
        message=_summary(verdict, checks, rubric).in_language(language),
        checks=checks,
        rubric=rubric,
    )


def _summary(verdict: Verdict, checks: list[CheckResult], rubric: list[PointResult]) -> Text:
    if checks:
        passed = sum(check.verdict == "pass" for check in checks)
        if verdict == "pass":
            return Text(
                zh=f"通过：{len(checks)} 项检查全部成立。", en=f"Passed: all {len(checks)} checks."
            )
        first = next(check for check in checks if check.verdict != "pass")
        return Text(
            zh=f"{passed}/{len(checks)} 项检查通过。先看“{first.title}”：{first.message}",
            en=f"{passed} of {len(checks)} checks passed. "
            f"Start with “{first.title}”: {first.message}",
        )
    covered = sum(point.verdict == "covered" for point in rubric)
    wrong = [point for point in rubric if point.verdict == "wrong"]
    gap = wrong or [point for point in rubric if point.verdict != "covered"]
    done = (
        Text(zh="通过：", en="Passed: ")
        if verdict == "pass"
        else Text(zh="还差一些：", en="Not yet: ")
    )
    return Text(
        zh=f"{done.zh}{len(rubric)} 个要点答到了 {covered} 个。"
        + (f"下一步看“{gap[0].title}”。" if gap else ""),
        en=f"{done.en}{covered} of {len(rubric)} points covered."
        + (f" Look at “{gap[0].title}” next." if gap else ""),
    )


def _with_submission(report: Report, submission: Submission, language: Language) -> Report:
    return replace(
        report,
        graded_source=submission.source,
        notes=[note.in_language(language) for note in submission.notes],
    )
