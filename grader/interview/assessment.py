"""Write down what an interviewer would note about a whole interview."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Sequence
from pathlib import Path

from grader.catalog import Catalog
from grader.interview.drawing import LEVEL_NAMES
from grader.interview.notes import (
    Comparison,
    InterviewReport,
    NextStep,
    PastResult,
    QuestionNotes,
    TrackNotes,
)
from grader.interview.question_notes import question_notes
from grader.interview.scoring import is_scored, score
from grader.interview.state import InterviewState, Question
from grader.interview.storage import Kept
from grader.learning_order import track_name
from grader.text import Language, Text

# Below this share of a question, what comes before it needs practice too.
_SHAKY = 0.6
_MOST_GAPS, _MOST_STRENGTHS, _MOST_STEPS = 6, 6, 5
_MOST_HISTORY = 12
# From which share on a result is called so.
_RESULTS: tuple[tuple[float, Text], ...] = (
    (0.8, Text(zh="强：问到的内容大多答到了", en="Strong: most of what was asked for was there")),
    (
        0.6,
        Text(zh="稳：主要内容答到了，还有缺口", en="Solid: the main things were there, with gaps"),
    ),
    (0.4, Text(zh="参半：答到的和缺的差不多", en="Mixed: about as much missing as there")),
    (
        0.0,
        Text(zh="薄弱：问到的内容大多没有答到", en="Weak: most of what was asked for was missing"),
    ),
)
_NO_RESULT = Text(zh="没有可以评价的回答", en="There was nothing to judge")


def shares(state: InterviewState) -> tuple[float, float] | None:
    """Return the shares reached unaided and in the end; None where nothing was scored."""
    return _weighted(state.questions)


def result_of(final: float | None) -> Text:
    """Return in words what a share amounts to."""
    if final is None:
        return _NO_RESULT
    return next(text for least, text in _RESULTS if final >= least)


def assess(
    kept: Kept,
    catalog: Catalog,
    earlier: Sequence[Kept],
    has_passed: Callable[[str], bool],
) -> InterviewReport:
    """Return the report on an interview that has ended.

    Args:
        kept: the interview.
        catalog: the exercises, for titles and model answers.
        earlier: the interviews that ended before it, the latest first.
        has_passed: tells whether the learner has ever passed an exercise.
    """
    state, language = kept.state, kept.state.language
    notes = [
        question_notes(number, question, catalog.by_slug.get(question.slug), language)
        for number, question in enumerate(state.questions, start=1)
    ]
    reached = shares(state)
    unaided, final = reached or (None, None)
    return InterviewReport(
        id=state.id,
        language=language,
        level=state.level,
        level_name=LEVEL_NAMES[state.level].in_language(language),
        seed=state.seed,
        minutes=state.minutes,
        seconds=round(state.seconds, 1),
        started=kept.started,
        finished=kept.finished or "",
        ending=state.ending or "complete",
        unaided=unaided,
        final=final,
        result=result_of(final).in_language(language),
        notes=[text.in_language(language) for text in _overall(state, notes)],
        left_out=state.left_out,
        tracks=_tracks(state, notes),
        questions=notes,
        strengths=_strengths(notes),
        gaps=_gaps(notes),
        practise=_practise(state, notes, catalog, has_passed),
        compared=_compared(kept, earlier),
        history=_history(kept, earlier),
    )


def _weighted(questions: Sequence[Question]) -> tuple[float, float] | None:
    counted = [(question.minutes, score(question)) for question in questions if is_scored(question)]
    total = sum(minutes for minutes, _ in counted)
    if not total:
        return None
    return (
        round(sum(minutes * each.unaided for minutes, each in counted) / total, 4),
        round(sum(minutes * each.final for minutes, each in counted) / total, 4),
    )


def _overall(state: InterviewState, notes: Sequence[QuestionNotes]) -> list[Text]:
    asked = [each for each in notes if each.status != "not_asked"]
    answered = [each for each in notes if each.status == "answered"]
    said = [
        Text(
            zh=f"共 {len(notes)} 题，问到 {len(asked)} 题，作答 {len(answered)} 题。",
            en=f"{len(notes)} questions: {len(asked)} asked, {len(answered)} answered.",
        )
    ]
    exchanges = [exchange for each in notes for exchange in each.follow_ups]
    if exchanges:
        good = sum(exchange.tone == "good" for exchange in exchanges)
        said.append(
            Text(
                zh=f"追问 {len(exchanges)} 次，其中 {good} 次补上了缺的内容。",
                en=f"{good} of {len(exchanges)} follow-ups brought what was missing.",
            )
        )
    wrong = [gap.title for each in notes for gap in each.gaps if gap.verdict == "wrong"]
    if wrong:
        said.append(
            Text(zh=f"说法有误：{'；'.join(wrong)}。", en=f"Said wrong: {'; '.join(wrong)}.")
        )
    late = [each for each in asked if each.overtime_seconds >= 1]
    if late:
        listed = "，".join(f"第 {each.number} 题 {clock(each.overtime_seconds)}" for each in late)
        listed_en = ", ".join(f"{clock(each.overtime_seconds)} on {each.number}" for each in late)
        said.append(Text(zh=f"超时：{listed}。", en=f"Over time: {listed_en}."))
    elif asked:
        said.append(
            Text(zh="每道题都在时间之内答完。", en="Every answer was given within its time.")
        )
    if state.ending == "time_over":
        said.append(
            Text(zh="总时间用完，面试到此为止。", en="The time as a whole ran out, which ended it.")
        )
    return said


def clock(seconds: float) -> str:
    """Return a time as minutes and seconds, such as 7:05."""
    whole = round(abs(seconds))
    return f"{whole // 60}:{whole % 60:02}"


def percent(share: float) -> str:
    """Return a share of 1 as a percentage."""
    return f"{round(100 * share)}%"


def _tracks(state: InterviewState, notes: Sequence[QuestionNotes]) -> list[TrackNotes]:
    found = []
    for track in dict.fromkeys(question.track for question in state.questions):
        reached = _weighted([each for each in state.questions if each.track == track])
        if reached is None:
            continue
        unaided, final = reached
        mine = [each for each in notes if each.track == track and each.final is not None]
        gaps = [gap.title for each in mine for gap in each.gaps if gap.verdict != "skipped"]
        skipped = [each.title for each in mine if each.status == "skipped"]
        found.append(
            TrackNotes(
                track=track,
                title=track_name(track).in_language(state.language),
                unaided=unaided,
                final=final,
                note=_track_note(gaps, skipped, final).in_language(state.language),
            )
        )
    return found


def _track_note(gaps: Sequence[str], skipped: Sequence[str], final: float) -> Text:
    if skipped:
        return Text(
            zh=f"没有作答：{'；'.join(skipped)}。", en=f"Not answered: {'; '.join(skipped)}."
        )
    if not gaps and final < 1:
        return Text(
            zh="最后都答到了，一部分要追问才有。",
            en="All of it was there in the end, some only when asked.",
        )
    if not gaps:
        return Text(zh="问到的都答到了。", en="All that was asked for was there.")
    more = len(gaps) - 2
    zh = "；".join(gaps[:2]) + (f" 等 {len(gaps)} 处" if more > 0 else "")
    en = "; ".join(gaps[:2]) + (f"; and {more} more" if more > 0 else "")
    return Text(zh=f"缺口：{zh}。", en=f"Gaps: {en}.")


def _strengths(notes: Sequence[QuestionNotes]) -> list[str]:
    """Return what stood unasked, in turn from each question, so that none crowds out the others."""
    return _in_turn([[remark.title for remark in each.strengths] for each in notes])[
        :_MOST_STRENGTHS
    ]


def _gaps(notes: Sequence[QuestionNotes]) -> list[str]:
    ranked = [
        [
            gap.title
            for gap in sorted(each.gaps, key=lambda gap: gap.verdict != "wrong")
            if gap.verdict != "skipped"
        ]
        for each in notes
    ]
    return _in_turn(ranked)[:_MOST_GAPS]


def _in_turn(lists: Sequence[Sequence[str]]) -> list[str]:
    longest = max(map(len, lists), default=0)
    return [each[index] for index in range(longest) for each in lists if index < len(each)]


def _practise(
    state: InterviewState,
    notes: Sequence[QuestionNotes],
    catalog: Catalog,
    has_passed: Callable[[str], bool],
) -> list[NextStep]:
    language = state.language
    weakest = sorted(
        (each for each in notes if each.final is not None and (each.gaps or each.final < 1)),
        key=lambda each: each.final or 0.0,
    )
    steps: dict[str, NextStep] = {}
    for each in weakest:
        question = state.questions[each.number - 1]
        for command, why in _steps_for(each, question, state, catalog, has_passed):
            steps.setdefault(command, NextStep(command=command, why=why.in_language(language)))
    if not steps:
        used = set(state.slugs)
        tracks = {question.track for question in state.questions}
        for exercise in catalog:
            slug = exercise.slug
            if exercise.metadata.track in tracks and slug not in used and not has_passed(slug):
                why = Text(
                    zh=f"同一方向的下一题：{exercise.title.zh}",
                    en=f"Next on the same track: {exercise.title.en}",
                )
                command = f"mmdojo start {slug}"
                steps[command] = NextStep(command=command, why=why.in_language(language))
                break
    return list(steps.values())[:_MOST_STEPS]


def _steps_for(
    notes: QuestionNotes,
    question: Question,
    state: InterviewState,
    catalog: Catalog,
    has_passed: Callable[[str], bool],
) -> list[tuple[str, Text]]:
    exercise = catalog.by_slug.get(notes.slug)
    if exercise is None:
        return []
    steps = [
        (
            f"mmdojo check {needed}",
            Text(
                zh=f"{catalog.get(needed).title.zh}：做 {notes.slug} 之前先练这一题",
                en=f"{catalog.get(needed).title.en}: it comes before {notes.slug}",
            ),
        )
        for needed in exercise.metadata.requires
        if (notes.final or 0.0) < _SHAKY and not has_passed(needed) and needed not in state.slugs
    ]
    unsure = [gap for gap in notes.gaps if gap.verdict == "unsure"]
    if unsure and question.answer_file:
        path = shlex.quote(str(Path(state.folder) / question.answer_file))
        steps.append(
            (
                f"mmdojo assess {notes.slug} --file {path}",
                Text(
                    zh=f"自动评分拿不准 {len(unsure)} 个要点，对照参考自己判断",
                    en=f"The grader is unsure of {len(unsure)} points; judge them yourself",
                ),
            )
        )
    first = notes.gaps[0].title if notes.gaps else ""
    steps.append(
        (
            f"mmdojo check {notes.slug}",
            Text(
                zh=f"{notes.title}：不看答案再做一遍" + (f"，先补“{first}”" if first else ""),
                en=f"{notes.title}: do it again without looking"
                + (f", “{first}” first" if first else ""),
            ),
        )
    )
    return steps


def _compared(kept: Kept, earlier: Sequence[Kept]) -> Comparison | None:
    mine = shares(kept.state)
    for other in earlier:
        theirs = shares(other.state)
        if mine is None or theirs is None:
            continue
        language: Language = kept.state.language
        return Comparison(
            id=other.state.id,
            finished=other.finished or "",
            final=theirs[1],
            change=round(mine[1] - theirs[1], 4),
            notes=[text.in_language(language) for text in _changes(kept.state, other.state)],
        )
    return None


def _changes(mine: InterviewState, theirs: InterviewState) -> list[Text]:
    said = []
    if mine.level != theirs.level:
        now, then = LEVEL_NAMES[mine.level], LEVEL_NAMES[theirs.level]
        said.append(
            Text(
                zh=f"级别不同（上次{then.zh}，这次{now.zh}），数字不能直接相比。",
                en=f"The levels differ ({then.en} then, {now.en} now), so the figures don't "
                "compare directly.",
            )
        )
    for track in dict.fromkeys(question.track for question in mine.questions):
        after = _weighted([each for each in mine.questions if each.track == track])
        before = _weighted([each for each in theirs.questions if each.track == track])
        if after is not None and before is not None:
            name = track_name(track)
            said.append(
                Text(
                    zh=f"{name.zh}：{percent(before[1])} → {percent(after[1])}",
                    en=f"{name.en}: {percent(before[1])} → {percent(after[1])}",
                )
            )
    if not said:
        said.append(Text(zh="两次考的方向没有重合。", en="The two had no track in common."))
    return said


def _history(kept: Kept, earlier: Sequence[Kept]) -> list[PastResult]:
    """Return this interview and those before it, the oldest first."""
    results = []
    for each in [kept, *earlier][:_MOST_HISTORY]:
        if (reached := shares(each.state)) is not None:
            results.append(
                PastResult(
                    id=each.state.id,
                    finished=each.finished or "",
                    final=reached[1],
                    level=each.state.level,
                )
            )
    return results[::-1]
