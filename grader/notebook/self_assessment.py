"""Ask in a notebook about the points that the grader is unsure of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from grader.judgements import JUDGEMENTS
from grader.render.sanitise import one_line
from grader.text import Language, Text

_QUESTION = Text(
    zh="你的回答说到了吗？y 说到了 / h 一半 / n 没有 / q 退出：",
    en="Does your answer say it? y yes / h half / n no / q quit: ",
)
_NOTHING = Text(zh="没有拿不准的要点。", en="The grader is sure of every point.")


def judged_points(
    data: Mapping[str, Any],
    language: Language,
    show: Callable[[str], None],
    read: Callable[[str], str],
) -> list[str]:
    """Ask about each open point and return options for `mmdojo assess`.

    Args:
        data: what `mmdojo assess --format json` said.
        language: the language to ask in.
        show: shows a point with its reference.
        read: asks a question and returns the answer.
    """
    options: list[str] = []
    open_points = [point for point in data["points"] if not point["judged"]]
    for number, point in enumerate(open_points, start=1):
        show(_described(point, f"{number}/{len(open_points)}").in_language(language))
        while (said := read(_QUESTION.in_language(language)).strip().lower()) not in JUDGEMENTS:
            if said in ("q", "quit"):
                return options
        options += ["--judge", f"{point['id']}={JUDGEMENTS[said]}"]
        if JUDGEMENTS[said] == "covered" and point["evidence"]:
            options += ["--words", f"{point['id']}={point['evidence']}"]
    return options


def summary(data: Mapping[str, Any]) -> Text:
    """Return the two scores in one sentence, or that there is nothing to judge."""
    if not data["points"]:
        return _NOTHING
    automatic, own = data["automatic"], data["self_assessed"]
    most = f"{automatic['max_points']:g}"
    return Text(
        zh=f"自动评分 {automatic['points']:g}/{most} 分；加上自评 {own['points']:g}/{most} 分。",
        en=f"Automatic score: {automatic['points']:g} of {most} points. "
        f"With your own judgement: {own['points']:g} of {most}.",
    )


def _described(point: Mapping[str, Any], place: str) -> Text:
    quoted = one_line(str(point["evidence"])) if point["evidence"] else "—"
    title, reference = one_line(str(point["title"])), str(point["reference"])
    return Text(
        zh=f"[{place}] {title}\n你的原话：{quoted}\n参考：{reference}",
        en=f"[{place}] {title}\nYour words: {quoted}\nReference: {reference}",
    )
