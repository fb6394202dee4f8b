"""Ask about what an answer missed, and judge the reply by the same pipeline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from grader.catalog import CODE_KINDS, Exercise
from grader.checks.wrong_answers import wrong_answers
from grader.grading import grade
from grader.interview.state import FollowUp, Outcome, Question
from grader.render.sanitise import one_line
from grader.report import CheckResult, PointResult, Report
from grader.rubric import Rubric, load_rubric
from grader.rubric.points import Concept
from grader.submission import Submission
from grader.text import Language, Text
from grader.verdicts import PointVerdict

MOST_FOLLOW_UPS = 2
_TEXT_SECONDS, _CODE_SECONDS = 60, 120
_LONGEST_QUOTATION = 80
# What is asked about first. An interviewer lets no contradiction stand.
_FIRST: tuple[PointVerdict, ...] = ("wrong", "partial", "missing", "unsure")
_RANKS: dict[PointVerdict, int] = {"covered": 2, "partial": 1}
_STOPS = ".。;；,，"
_CHINESE = re.compile("[\u4e00-\u9fff]")


@dataclass(frozen=True)
class _InDialogue(Exercise):
    """An exercise whose prompt holds the follow-up too: repeating a question earns nothing."""

    asked: str = ""

    def prompt(self, language: Language) -> str:
        """Return the task and what was asked since."""
        return f"{super().prompt(language)}\n\n{self.asked}"


def next_follow_up(question: Question, exercise: Exercise, language: Language) -> FollowUp | None:
    """Return what to ask next about an answer; None where there is nothing (more) to ask."""
    report = question.report
    if report is None or report.verdict not in ("pass", "fail"):
        return None
    if question.kind in CODE_KINDS:
        return None if question.follow_ups else _about_code(report, exercise, language)
    if len(question.follow_ups) >= MOST_FOLLOW_UPS:
        return None
    return _about_text(question, report, load_rubric(exercise.rubric_path), language)


def judge_reply(
    question: Question, exercise: Exercise, follow_up: FollowUp, reply: str, language: Language
) -> dict[str, Outcome]:
    """Return what a reply in words makes of the points asked about, and of any it contradicts.

    The answer and all replies are graded together. A statement that was wrong is left out of that,
    so that it can be corrected, but only by words of the reply. A point that the reply speaks
    against is `contradicted`, whether it was asked about or not.
    """
    report = question.report
    assert report is not None
    before = {point.id: point for point in report.rubric}
    standing = _without_wrong_statements(report, follow_up.asked)
    earlier = [_said(each, each.reply) for each in question.follow_ups if each.reply]
    start = len("\n\n".join([standing, *earlier])) + 2
    source = "\n\n".join([standing, *earlier, _said(follow_up, reply)])
    asked = "\n\n".join([*(each.question for each in question.follow_ups), follow_up.question])
    dialogue = _InDialogue(exercise.metadata, exercise.folder, exercise.solution, asked)
    after = grade(dialogue, Submission(source, question.file), language=language)
    outcomes: dict[str, Outcome] = {}
    for point in after.rubric:
        in_reply = point.span is not None and point.span[1] > start
        if point.id in follow_up.asked:
            outcomes[point.id] = _outcome(before[point.id].verdict, point.verdict, in_reply)
        elif point.verdict == "wrong" and in_reply and before[point.id].verdict != "wrong":
            outcomes[point.id] = "contradicted"
    return outcomes or dict.fromkeys(follow_up.asked, "open")


def judge_mended_code(question: Question, after: Report) -> dict[str, Outcome]:
    """Return what mending the program has made of each check that changed, and of those asked."""
    report = question.report
    assert report is not None
    passed = {check.name for check in after.checks if check.verdict == "pass"}
    outcomes: dict[str, Outcome] = {}
    for check in report.checks:
        if check.verdict == "pass" and check.name not in passed and after.checks:
            outcomes[check.name] = "contradicted"
        elif check.verdict != "pass":
            outcomes[check.name] = "covered" if check.name in passed else "open"
    return outcomes


def standing_verdicts(question: Question) -> dict[str, PointVerdict]:
    """Return how each point of a free text stands after all follow-ups so far."""
    if question.report is None:
        return {}
    verdicts = {point.id: point.verdict for point in question.report.rubric}
    for follow_up in question.follow_ups:
        for name, outcome in follow_up.outcomes.items():
            if outcome in ("covered", "corrected"):
                verdicts[name] = "covered"
            elif outcome == "partial":
                verdicts[name] = "partial"
            elif outcome == "contradicted":
                verdicts[name] = "wrong"
    return verdicts


def _about_text(
    question: Question, report: Report, rubric: Rubric, language: Language
) -> FollowUp | None:
    verdicts = standing_verdicts(question)
    had = {name for each in question.follow_ups for name in each.asked[:1]}
    open_points = [
        point
        for point in report.rubric
        if verdicts[point.id] != "covered"
        and point.id not in had
        and not _name_is_open(point.id, rubric, verdicts)
    ]
    if not open_points:
        return None
    first = min(open_points, key=lambda point: _FIRST.index(verdicts[point.id]))
    concept = _concept_of(first.id, rubric)
    names_itself = rubric.points[first.id].kind != "name" and bool(concept.aliases)
    asked = [first.id]
    if concept.aliases:  # else the concept is the whole answer
        asked += [
            point.id
            for point in concept.points
            if point.id != first.id
            and verdicts[point.id] not in ("covered", "wrong")
            and not (point.kind == "name" and names_itself)
        ]
    return FollowUp(
        question=_text_question(first, verdicts[first.id], rubric).in_language(language),
        asked=asked,
        lead=concept.name.as_text().in_language(language) if names_itself else "",
        limit_seconds=_TEXT_SECONDS,
    )


def _name_is_open(name: str, rubric: Rubric, verdicts: dict[str, PointVerdict]) -> bool:
    """Whether asking about a point would give away a name that the learner has not found."""
    concept = _concept_of(name, rubric)
    return any(
        point.kind == "name" and verdicts[point.id] == "missing" and point.id != name
        for point in concept.points
        if concept.aliases
    )


def _concept_of(name: str, rubric: Rubric) -> Concept:
    return next(
        concept for concept in rubric.concepts if any(point.id == name for point in concept.points)
    )


def _text_question(point: PointResult, verdict: PointVerdict, rubric: Rubric) -> Text:
    details = rubric.points[point.id]
    title, nudge = details.title.as_text(), details.look_for.as_text()
    if verdict == "missing" and details.kind == "name":
        return Text(
            zh=f"还有一点你没有说到。{nudge.zh}", en=f"There is something more to name. {nudge.en}"
        )
    said = one_line(point.evidence).rstrip(_STOPS) if point.evidence else ""
    said = said if len(said) <= _LONGEST_QUOTATION else said[:_LONGEST_QUOTATION] + "…"
    if verdict == "missing" or not said:
        return Text(
            zh=f"你没有说清“{title.zh}”。{nudge.zh}", en=f"You left open: “{title.en}”. {nudge.en}"
        )
    if verdict == "wrong":
        return Text(
            zh=f"你刚才说：“{said}”。就“{title.zh}”这一点，你确定吗？{nudge.zh}",
            en=f"You said: “{said}”. As to “{title.en}”, are you sure? {nudge.en}",
        )
    if verdict == "partial":
        return Text(
            zh=f"关于“{title.zh}”，你只说了一半：“{said}”。请补充完整。{nudge.zh}",
            en=f"On “{title.en}” you said half of it: “{said}”. What completes it? {nudge.en}",
        )
    return Text(
        zh=f"你说：“{said}”。就“{title.zh}”而言，具体是什么意思？请换个说法讲清楚。",
        en=f"You said: “{said}”. What does that mean for “{title.en}”? Put it another way.",
    )


def _about_code(report: Report, exercise: Exercise, language: Language) -> FollowUp | None:
    failed = next((check for check in report.checks if check.verdict == "fail"), None)
    if failed is None:
        return None
    title = one_line(failed.title)
    mistake = _misconception(failed, exercise, language)
    text = Text(
        zh=f"你的代码还有一处不成立：“{title}”。"
        + (f"它的表现和这种误区一样：“{mistake}”" if mistake else "")
        + "请改好文件并保存，再按回车。",
        en=f"One thing does not hold in your code yet: “{title}”. "
        + (f"It behaves like this mistake: “{mistake}” " if mistake else "")
        + "Mend the file, save it and press Enter.",
    )
    return FollowUp(
        question=text.in_language(language), asked=[failed.name], limit_seconds=_CODE_SECONDS
    )


def _misconception(failed: CheckResult, exercise: Exercise, language: Language) -> str:
    """Return the misconception that a check was told, without the hint that comes with it."""
    if failed.misconception is None:
        return ""
    for wrong in wrong_answers(exercise):
        lesson, said = wrong.lesson, wrong.misconception
        if lesson and said and lesson.in_language(language) in failed.misconception:
            return said.in_language(language)
    return ""


def _outcome(before: PointVerdict, after: PointVerdict, in_reply: bool) -> Outcome:
    if before == "wrong":
        return "corrected" if after == "covered" and in_reply else "open"
    if after == "wrong" and in_reply:
        return "contradicted"
    if _RANKS.get(after, 0) <= _RANKS.get(before, 0):
        return "open"
    return "covered" if after == "covered" else "partial"


def _without_wrong_statements(report: Report, asked: Sequence[str]) -> str:
    source = report.graded_source
    for point in report.rubric:
        if point.id in asked and point.verdict == "wrong" and point.span is not None:
            start, end = point.span
            source = source[:start] + re.sub(r"[^\n]", " ", source[start:end]) + source[end:]
    return source


def _said(follow_up: FollowUp, reply: str) -> str:
    """Return a reply under the name that its question gave it, as it was meant."""
    if not follow_up.lead:
        return reply
    return f"{follow_up.lead}{'：' if _CHINESE.search(follow_up.lead) else ': '}{reply}"
