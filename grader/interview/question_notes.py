"""Put into words how one question went; every sentence follows from a verdict."""

from __future__ import annotations

from collections.abc import Sequence

from grader.catalog import CODE_KINDS, KIND_NAMES, Exercise
from grader.interview.notes import Exchange, QuestionNotes, Remark, Status, Tone
from grader.interview.scoring import ItemScore, QuestionScore, is_scored, score
from grader.interview.state import FollowUp, Question
from grader.report import CheckResult, PointResult
from grader.text import Language, Text


def question_notes(
    number: int, question: Question, exercise: Exercise | None, language: Language
) -> QuestionNotes:
    """Return the notes on one question; `exercise` is None where it no longer exists."""
    scored = score(question)
    status = _status(question)
    shown = exercise is not None and status != "not_asked"
    counts = is_scored(question)
    items = scored.items if counts else ()
    return QuestionNotes(
        number=number,
        slug=question.slug,
        title=exercise.title.in_language(language) if exercise else question.slug,
        kind=question.kind,
        kind_name=KIND_NAMES[question.kind].in_language(language),
        track=question.track,
        status=status,
        minutes=question.minutes,
        seconds=round(question.seconds, 1),
        overtime_seconds=round(max(0.0, question.seconds - question.limit_seconds), 1),
        unaided=round(scored.unaided, 4) if counts else None,
        final=round(scored.final, 4) if counts else None,
        note=_note(question, scored, status).in_language(language),
        strengths=[_strength(item) for item in items if item.is_strength],
        gaps=_gaps(items, language),
        follow_ups=[_exchange(each, language) for each in question.follow_ups],
        answer=question.answer or question.draft,
        is_code=question.kind in CODE_KINDS,
        model_answer=exercise.model_answer(language).strip() if shown and exercise else "",
        explanation=exercise.explanation(language).strip() if shown and exercise else "",
    )


def _status(question: Question) -> Status:
    if question.stage in ("waiting", "cut"):
        return "not_asked"
    if question.report is None:
        return "skipped"
    return "not_graded" if question.report.verdict == "error" else "answered"


def _note(question: Question, scored: QuestionScore, status: Status) -> Text:
    if status == "not_asked":
        if question.stage == "cut" and (question.seconds or question.draft):
            return Text(
                zh="时间用完时还没有交出答案，不计分。",
                en="Time ran out before there was an answer; not scored.",
            )
        return Text(zh="时间用完，没有问到。", en="Time ran out before this was asked.")
    if status == "skipped":
        return Text(zh="跳过了，没有作答。", en="Skipped, without an answer.")
    report = question.report
    assert report is not None
    if status == "not_graded":
        return Text(
            zh=f"没能评分，不计入结果：{report.message}",
            en=f"Could not be graded, and doesn't count: {report.message}",
        )
    if not scored.items:
        return Text.same(report.message)
    unasked = sum(item.is_strength for item in scored.items)
    asked = sum(
        item.outcome in ("covered", "corrected", "partial") and not item.is_strength
        for item in scored.items
    )
    against = sum(
        item.outcome == "contradicted" or item.item.verdict == "wrong" for item in scored.items
    )
    total = len(scored.items)
    if report.checks:
        zh = f"{total} 项检查中成立 {unasked} 项"
        en = f"{unasked} of {total} checks hold"
        zh += f"，追问后又改好 {asked} 项" if asked else ""
        en += f", {asked} more once mended when asked" if asked else ""
        broken = sum(item.outcome == "contradicted" for item in scored.items)
        zh += f"，改动时弄坏了 {broken} 项" if broken else ""
        en += f"; the change broke {broken}" if broken else ""
        return Text(zh=f"{zh}。", en=f"{en}.")
    zh = f"{total} 个要点中主动说到 {unasked} 个"
    en = f"{unasked} of {total} points made unasked"
    zh += f"，追问后补上 {asked} 个" if asked else ""
    en += f", {asked} more when asked" if asked else ""
    zh += f"，说错 {against} 个" if against else ""
    en += f"; {against} contradicted" if against else ""
    return Text(zh=f"{zh}。", en=f"{en}.")


def _strength(item: ItemScore) -> Remark:
    said = item.item
    return Remark(
        title=said.title,
        verdict=said.verdict,
        evidence=said.evidence if isinstance(said, PointResult) else None,
    )


def _gaps(items: Sequence[ItemScore], language: Language) -> list[Remark]:
    """Return the gaps; checks that only waited for another one make a single remark."""
    gaps = [item for item in items if item.is_gap]
    waiting = [item for item in gaps if item.item.verdict == "skipped" and item.outcome == "open"]
    waiting += [item for item in gaps if item.item.verdict == "skipped" and item.outcome is None]
    remarks = [_gap(item, language) for item in gaps if item not in waiting]
    if waiting:
        title = Text(
            zh=f"另有 {len(waiting)} 项检查要等前面的成立才能进行",
            en=f"{len(waiting)} more checks wait for those before them",
        )
        remarks.append(Remark(title=title.in_language(language), verdict="skipped"))
    return remarks


def _gap(item: ItemScore, language: Language) -> Remark:
    said = item.item
    if isinstance(said, PointResult):
        messages, evidence = [said.message], said.evidence
    else:
        messages, evidence = _about_check(said), None
    if item.outcome is not None and item.outcome != "open":
        messages = [_AFTER_FOLLOW_UP[item.outcome].in_language(language)]
    joined = " ".join(message for message in messages if message)
    return Remark(title=said.title, verdict=said.verdict, evidence=evidence, message=joined)


def _about_check(check: CheckResult) -> list[str]:
    example = check.counterexample
    shown = f"{example.call} → {example.actual} ≠ {example.expected}" if example else ""
    whole = shown if len(shown) <= 160 and "\n" not in shown else ""
    return [check.message, check.misconception or "", whole]


def _exchange(follow_up: FollowUp, language: Language) -> Exchange:
    tone, result = _result(follow_up)
    return Exchange(
        question=follow_up.question,
        reply=follow_up.reply or follow_up.draft,
        seconds=round(follow_up.seconds, 1),
        tone=tone,
        result=result.in_language(language),
    )


def _result(follow_up: FollowUp) -> tuple[Tone, Text]:
    outcomes = follow_up.outcomes
    if follow_up.reply is None:
        return "warn", Text(zh="时间到，没有回答。", en="Time ran out; no reply.")
    if not follow_up.reply.strip():
        return "bad", Text(zh="没有回答。", en="No reply.")
    if "contradicted" in outcomes.values():
        return "bad", Text(
            zh="回答与此前说对的矛盾，或又说错了。", en="The reply got something wrong."
        )
    main = outcomes.get(follow_up.asked[0], "open")
    if main == "corrected":
        return "warn", Text(
            zh="改正了先前说错的；先说错这件事仍然记下。",
            en="Corrected what had been said wrong; that it was said is noted all the same.",
        )
    if main == "covered":
        return "good", Text(zh="补上了。", en="Supplied when asked.")
    if main == "partial":
        return "warn", Text(zh="补上了一半。", en="Half of it supplied.")
    if "covered" in outcomes.values():
        return "warn", Text(
            zh="所问的没有答到，但说对了别的要点。",
            en="Not what was asked, but another point was made.",
        )
    return "bad", Text(zh="仍然没有答到。", en="Still open after the reply.")


_AFTER_FOLLOW_UP = {
    "corrected": Text(
        zh="先说反了，追问后改正。", en="Said the wrong way round first, corrected when asked."
    ),
    "partial": Text(zh="追问后说到一半。", en="Half of it came when asked."),
    "contradicted": Text(
        zh="追问时的回答与此相反，先前得的分不再算数。",
        en="A reply spoke against it, so what had been earned no longer counts.",
    ),
}
