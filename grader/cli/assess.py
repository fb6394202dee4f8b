"""`mmdojo assess`: let the learner judge what the grader is unsure of, beside the reference."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import typer

from grader.catalog import Exercise, find_exercise
from grader.cli.answer_file import answer_file
from grader.cli.exits import Exit
from grader.cli.options import (
    FileOption,
    FormatOption,
    LangOption,
    SlugArgument,
    TextOrJson,
    WorkspaceOption,
    chosen_language,
)
from grader.cli.output import say, say_notes, write_json
from grader.errors import UsageError
from grader.judgements import JUDGEMENTS, Judgement
from grader.progress.store import ProgressStore
from grader.render.sanitise import one_line, sanitise
from grader.report import PointResult, Report
from grader.text import Language, Text

_SHARES: dict[str, float] = {"covered": 1.0, "partial": 0.5, "missing": 0.0}


def add_to(app: typer.Typer) -> None:
    """Add this module's command."""
    app.command("assess", help="Judge what the grader is unsure of · 自评拿不准的要点")(assess)


@dataclass(frozen=True)
class _Sitting:
    """One answer, what the grader made of it, and what the learner has said about that."""

    exercise: Exercise
    report: Report
    references: dict[str, Text]
    judged: dict[str, str]

    def open_points(self, more: list[str]) -> list[PointResult]:
        """Return the points to ask about: the unsure ones, and those that were named."""
        return [
            point
            for point in self.report.rubric
            if point.verdict != "covered" and (point.verdict == "unsure" or point.id in more)
        ]

    def points(self) -> float:
        """Return the points with the learner's judgements in place of the grader's doubts."""
        return sum(
            point.max_points * _SHARES[self.judged[point.id]]
            if point.id in self.judged and point.verdict != "covered"
            else point.points
            for point in self.report.rubric
        )


def assess(
    context: typer.Context,
    slug: SlugArgument,
    file: FileOption = None,
    point: Annotated[
        list[str] | None,
        typer.Option("--point", metavar="ID", help="“I did say this”: ask too · 也问这一点"),
    ] = None,
    judge: Annotated[
        list[str] | None,
        typer.Option(
            "--judge", metavar="ID=VERDICT", help="covered, partial, missing · 直接给出判断"
        ),
    ] = None,
    words: Annotated[
        list[str] | None,
        typer.Option("--words", metavar="ID=TEXT", help="Your words that say it · 你的原话"),
    ] = None,
    form: FormatOption = TextOrJson.TEXT,
    workspace: WorkspaceOption = None,
    lang: LangOption = None,
) -> int:
    """Go through the unsure points one at a time, the reference beside your words.

    What you say is kept apart from the automatic score.
    """
    language = chosen_language(context, lang)
    exercise = find_exercise(slug)
    if exercise.is_code:
        raise UsageError(
            Text(
                zh=f"{slug} 是编程练习，没有需要自评的要点。请用 mmdojo check {slug}。",
                en=f"{slug} is a coding exercise; there is nothing to judge. "
                f"Use `mmdojo check {slug}`.",
            )
        )
    path = answer_file(exercise, file, workspace, language)

    from grader.grading import grade_path
    from grader.rubric import load_rubric

    report = grade_path(exercise, path, language=language)
    if not report.rubric:
        raise UsageError(Text.same(report.message))
    rubric = load_rubric(exercise.rubric_path)
    references = {each.id: each.reference.as_text() for each in rubric.points.values()}
    quoted = _pairs(words, references)
    with ProgressStore() as store:
        sitting = _Sitting(exercise, report, references, store.self_assessed(report))
        for name, verdict in _pairs(judge, references).items():
            _keep(store, sitting, name, _verdict(verdict), quoted.get(name, ""), language)
        _check_names(point or [], references)
        if form == TextOrJson.TEXT and not judge:
            _ask_all(store, sitting, point or [], language)
        notes = list(store.notes)
    say_notes(notes, language)
    if form == TextOrJson.JSON:
        write_json(_as_json(sitting, point or [], language))
    else:
        _say_score(sitting, language)
    return Exit.OK


def _pairs(given: list[str] | None, known: dict[str, Text]) -> dict[str, str]:
    split = [each.partition("=") for each in given or []]
    pairs = {name: value for name, _, value in split}
    _check_names(list(pairs), known)
    return pairs


def _check_names(names: list[str], known: dict[str, Text]) -> None:
    for name in names:
        if name not in known:
            listed = ", ".join(known)
            raise UsageError(
                Text(
                    zh=f"没有名为 {name} 的要点。这道题的要点有：{listed}。",
                    en=f"There is no point {name}. The points are: {listed}.",
                )
            )


def _verdict(said: str) -> Judgement:
    for verdict in ("covered", "partial", "missing"):
        if said == verdict:
            return verdict
    raise UsageError(
        Text(
            zh=f"判断只能是 covered、partial 或 missing，不是 {said!r}。",
            en=f"A judgement is covered, partial or missing, not {said!r}.",
        )
    )


def _keep(
    store: ProgressStore,
    sitting: _Sitting,
    name: str,
    verdict: Judgement,
    span: str,
    language: Language,
) -> None:
    if span and span not in sitting.report.graded_source:
        raise UsageError(
            Text(
                zh=f"你的回答里没有这句原话：{span}",
                en=f"These words are not in your answer: {span}",
            )
        )
    store.record_self_assessment(sitting.report, name, verdict, span, language)
    sitting.judged[name] = verdict


def _ask_all(store: ProgressStore, sitting: _Sitting, more: list[str], language: Language) -> None:
    asked = [each for each in sitting.open_points(more) if each.id not in sitting.judged]
    for number, each in enumerate(asked, start=1):
        _show(sitting, each, f"{number}/{len(asked)}", language)
        try:
            verdict = _ask(language)
            if verdict is None:
                return
            span = _ask_words(sitting, each, language) if verdict == "covered" else ""
        except (EOFError, typer.Abort):  # what was said so far is kept
            return
        _keep(store, sitting, each.id, verdict, span, language)


def _show(sitting: _Sitting, point: PointResult, place: str, language: Language) -> None:
    reference = sitting.references[point.id].in_language(language)
    quoted = one_line(point.evidence) if point.evidence else "—"
    text = Text(
        zh=f"\n[{place}] {one_line(point.title)}\n  你的原话：{quoted}\n  参考：{reference}",
        en=f"\n[{place}] {one_line(point.title)}\n  Your words: {quoted}\n  Reference: {reference}",
    )
    say(text.in_language(language))


def _ask(language: Language) -> Judgement | None:
    question = Text(
        zh="你的回答说到了吗？[y 说到了 / h 一半 / n 没有 / q 退出]",
        en="Does your answer say it? [y yes / h half / n no / q quit]",
    )
    while True:
        answer = typer.prompt(question.in_language(language), prompt_suffix=" ").strip().lower()
        if answer in ("q", "quit"):
            return None
        if answer in JUDGEMENTS:
            return JUDGEMENTS[answer]


def _ask_words(sitting: _Sitting, point: PointResult, language: Language) -> str:
    """Ask which of the learner's words say it; Enter takes those quoted."""
    default = point.evidence or ""
    question = Text(
        zh="是哪几个字？照抄你的原话，直接回车则用上面引用的",
        en="Which of your words? Copy them from your answer; Enter takes those quoted",
    )
    while True:
        words = typer.prompt(
            question.in_language(language), default=default, show_default=False, prompt_suffix=": "
        ).strip()
        if not words or words in sitting.report.graded_source:
            return str(words)
        missing = Text(zh="你的回答里没有这几个字。", en="These words are not in your answer.")
        say(missing.in_language(language))


def _say_score(sitting: _Sitting, language: Language) -> None:
    report = sitting.report
    left = [p for p in report.rubric if p.verdict == "unsure" and p.id not in sitting.judged]
    text = Text(
        zh=f"自动评分 {report.points:g}/{report.max_points:g} 分；"
        f"加上自评 {sitting.points():g}/{report.max_points:g} 分"
        + (f"，还有 {len(left)} 个要点没有自评。" if left else "。"),
        en=f"Automatic score: {report.points:g} of {report.max_points:g} points. "
        f"With your own judgement: {sitting.points():g} of {report.max_points:g}"
        + (f"; {len(left)} points are still open." if left else "."),
    )
    say("\n" + text.in_language(language))


def _as_json(sitting: _Sitting, more: list[str], language: Language) -> dict[str, object]:
    report = sitting.report
    most = report.max_points
    return {
        "exercise": report.exercise,
        "automatic": {"points": report.points, "max_points": most, "score": report.score},
        "self_assessed": {
            "points": sitting.points(),
            "max_points": most,
            "score": round(sitting.points() / most, 4),
        },
        "points": [
            {
                "id": point.id,
                "title": point.title,
                "verdict": point.verdict,
                "evidence": None if point.evidence is None else sanitise(point.evidence),
                "reference": sitting.references[point.id].in_language(language),
                "judged": sitting.judged.get(point.id),
            }
            for point in sitting.open_points(more)
        ],
    }
