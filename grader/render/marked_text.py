"""Mark in a learner's free text which words earned or lost a point."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from grader.render.sanitise import sanitise
from grader.report import PointResult, Report

_LONGEST = 20_000  # characters


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of the text with one and the same set of points on it.

    `points` are the numbers, from 1, of the rubric's points whose evidence it belongs to; `begins`
    of those start here, `ends` end here. Of the latter, `crossed` overlap others, so that a reader
    has to be told which one it is that ends.
    """

    text: str
    points: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    crossed: tuple[int, ...] = ()


def marked_runs(report: Report) -> list[Run]:
    """Return the graded text cut where evidence begins or ends; sanitised.

    A span that lies outside the text is ignored. Empty where no point has a span, and for a text
    so long that nobody would read it with marks.
    """
    text = report.graded_source
    spans = _spans(report.rubric, len(text))
    if not spans or len(text) > _LONGEST:
        return []
    # Comments were blanked, so a text may begin and end with many empty lines.
    first = len(text) - len(text.lstrip("\n"))
    last = len(text.rstrip())
    edges = {first, last, *(edge for span in spans.values() for edge in span)}
    runs = []
    for start, end in pairwise(sorted(edges)):
        points = [number for number, span in spans.items() if span[0] <= start and end <= span[1]]
        ends = [number for number in points if spans[number][1] == end]
        runs.append(
            Run(
                sanitise(text[start:end]),
                tuple(points),
                tuple(number for number in points if spans[number][0] == start),
                tuple(ends),
                tuple(number for number in ends if _is_crossed(number, spans)),
            )
        )
    return runs


def marked_as_text(report: Report, signs: Mapping[str, str]) -> str:
    """Return the graded text with each point's words in brackets that bear its sign and number.

    `signs` has one for each verdict. Empty where `marked_runs` is.
    """
    pieces = []
    for run in marked_runs(report):
        opened = [f"[{signs[report.rubric[number - 1].verdict]}{number} " for number in run.begins]
        closed = [f"]{number}" if number in run.crossed else "]" for number in run.ends]
        pieces += [*opened, run.text, *closed]
    return "".join(pieces)


def _spans(rubric: list[PointResult], length: int) -> dict[int, tuple[int, int]]:
    return {
        number: point.span
        for number, point in enumerate(rubric, start=1)
        if point.span is not None and 0 <= point.span[0] < point.span[1] <= length
    }


def _is_crossed(number: int, spans: dict[int, tuple[int, int]]) -> bool:
    start, end = spans[number]
    return any(
        span != (start, end) and span[0] < end and start < span[1] for span in spans.values()
    )
