"""Show a report in the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.segment import Segment
from rich.table import Table
from rich.text import Text as Line

from grader.render.learning_curve import curve_in_characters, findings
from grader.render.marked_text import marked_as_text
from grader.render.prose import Prose
from grader.render.sanitise import one_line, sanitise
from grader.render.side_by_side import side_by_side
from grader.report import CheckResult, Counterexample, PointResult, Report
from grader.text import Language, Text

_VERDICTS = {
    "pass": ("✓", "green", Text(zh="通过", en="Passed")),
    "fail": ("✗", "red", Text(zh="未通过", en="Not passed")),
    "not_attempted": ("–", "yellow", Text(zh="还没有作答", en="Not attempted")),
    "error": ("!", "magenta", Text(zh="没能评分", en="Could not grade")),
}
_MARKS = {
    "pass": ("✓", "green", Text(zh="成立", en="pass")),
    "fail": ("✗", "red", Text(zh="不成立", en="fail")),
    "skipped": ("–", "dim", Text(zh="跳过", en="skipped")),
    "error": ("!", "magenta", Text(zh="出错", en="error")),
    "covered": ("✓", "green", Text(zh="答到", en="covered")),
    "partial": ("~", "yellow", Text(zh="部分", en="partly")),
    "missing": ("–", "dim", Text(zh="没提到", en="missing")),
    "wrong": ("✗", "red", Text(zh="说错", en="wrong")),
    "unsure": ("?", "cyan", Text(zh="不确定", en="unsure")),
}
_MARKED = Text(
    zh="你的回答（方括号里的编号对应下面的要点）：",
    en="Your answer (each bracket has the number of a point below):",
)
_IMPROVE = Text(zh="补充或改正", en="add to your answer or mend it")
_ISOLATION = {
    "partial": Text(
        zh="你的代码在部分隔离下运行，详见 mmdojo doctor",
        en="Your code ran partly isolated; mmdojo doctor says how.",
    ),
    "none": Text(
        zh="你的代码没有隔离运行，详见 mmdojo doctor",
        en="Your code ran without isolation; mmdojo doctor says why.",
    ),
}
_OUTPUT_LINES = 12


def render_report(
    report: Report, console: Console, language: Language, *, next_step: Text | None = None
) -> None:
    """Print a report: the verdict, each check or point, and one thing to do next.

    By default that is a command to run; `next_step` takes its place.

    Everything that may hold a learner's text is sanitised and printed without markup, and only
    lines of our own begin at the margin.
    """
    console.print(_heading(report, language))
    if report.verdict != "pass" and not _repeats_a_check(report):
        console.print(_indented(Prose(report.message)))
    marked = marked_as_text(report, {name: mark[0] for name, mark in _MARKS.items()})
    if marked:
        console.print()
        console.print(Prose(_MARKED.in_language(language), "dim"))
        console.print(_indented(Prose(marked)))
    items: list[CheckResult | PointResult] = [*report.checks, *report.rubric]
    if items:
        console.print()
        console.print(_Items(items, language, numbered=bool(marked)))
    if report.learner_output.strip():
        console.print()
        console.print(_output(report.learner_output, language))
    console.print()
    for note in report.notes:
        console.print(_indented(Prose(f"· {one_line(note)}", "yellow")))
    if report.checks and report.isolation != "full":
        console.print(Prose(_ISOLATION[report.isolation].in_language(language), "dim"))
    console.print(Prose((next_step or _next_step(report)).in_language(language)))


def _heading(report: Report, language: Language) -> Line:
    symbol, style, word = _VERDICTS[report.verdict]
    line = Line()
    line.append(f"{symbol} {word.in_language(language)}", style=f"bold {style}")
    line.append(f"  {one_line(report.exercise)}", style="bold")
    if report.max_points:
        points = f"{report.points:g}/{report.max_points:g}"
        line.append("  " + Text(zh=f"{points} 分", en=f"{points} points").in_language(language))
        if unsure := [point for point in report.rubric if point.verdict == "unsure"]:
            most = report.points + sum(point.max_points for point in unsure)
            text = Text(
                zh=f"（自评后最多 {most:g}）", en=f" (up to {most:g}, once you have judged)"
            )
            line.append(text.in_language(language), style="dim")
        line.append(f"  {report.duration_seconds:.1f} s", style="dim")
    return line


class _Items:
    """Checks or points one below the other: mark, word and points in front of each.

    As a table would have them; but Rich renders each cell of one apart, which takes four times as
    long.
    """

    def __init__(
        self, items: Sequence[CheckResult | PointResult], language: Language, *, numbered: bool
    ) -> None:
        self._items = items
        self._language = language
        self._numbered = numbered

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        language = self._language
        words = [_MARKS[item.verdict][2].in_language(language) for item in self._items]
        points = [f"{item.points:g}/{item.max_points:g}" for item in self._items]
        most_word, most_points = max(map(cell_len, words)), max(map(len, points))
        margin = 2 + 1 + most_word + 1 + most_points + 1
        space = options.update_width(max(2, options.max_width - margin))
        said: set[str] = set()
        for number, item in enumerate(self._items, start=1):
            symbol, style, _ = _MARKS[item.verdict]
            word = words[number - 1]
            front = [
                Segment(f" {symbol} ", console.get_style(style)),
                Segment(word + " " * (most_word - cell_len(word) + 1), console.get_style(style)),
                Segment(points[number - 1].rjust(most_points) + " ", console.get_style("dim")),
            ]
            shown = _item(
                item,
                language,
                repeats=item.verdict == "skipped" and item.message in said,
                number=number if self._numbered else None,
            )
            said.add(item.message)
            for line in console.render_lines(shown, space, pad=False):
                yield from front
                yield from line
                yield Segment.line()
                front = [Segment(" " * margin)]


def _item(
    item: CheckResult | PointResult, language: Language, *, repeats: bool, number: int | None
) -> RenderableType:
    title = one_line(item.title)
    parts: list[RenderableType] = [Prose(f"{number}. {title}" if number else title)]
    if isinstance(item, PointResult):
        # The mark in the text says all there is to say of a point that is there.
        if item.evidence and not (number and item.span and item.verdict == "covered"):
            parts.append(Prose(f"“{one_line(item.evidence)}”", "italic"))
        if item.verdict != "covered" and item.message:
            parts.append(Prose(item.message))
        return Group(*parts)
    if item.verdict != "pass" and item.message and not repeats:
        parts.append(Prose(item.message))
    if item.misconception:
        parts.append(Prose(item.misconception))
    if item.training:
        curve = curve_in_characters(item.training, language)
        told = [*curve, *findings(item.training, language)]
        parts += [_indented(Prose(line)) for line in told]
    if item.counterexample:
        parts.append(_counterexample(item.counterexample, language))
    return Group(*parts)


def _counterexample(example: Counterexample, language: Language) -> RenderableType:
    rows: list[tuple[Text, RenderableType]] = [(Text(zh="调用", en="call"), Prose(example.call))]
    expected, actual = Text(zh="应得", en="expected"), Text(zh="得到", en="got")
    if example.comparison is None:
        rows.append((expected, Prose(example.expected, "green")))
        rows.append((actual, Prose(example.actual, "red")))
    table = Table.grid(padding=(0, 1))
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    for label, value in rows:
        table.add_row(Line(label.in_language(language), style="dim"), value)
    if example.comparison is None:
        return _indented(table)
    sides = side_by_side(
        example.comparison, expected.in_language(language), actual.in_language(language)
    )
    return Group(_indented(table), _indented(sides))


def _output(output: str, language: Language) -> RenderableType:
    lines = sanitise(output).rstrip("\n").split("\n")
    heading = Text(zh="你的代码打印了：", en="Your code printed:").in_language(language)
    shown = Prose("\n".join(lines[:_OUTPUT_LINES]))
    parts: list[RenderableType] = [Line(heading, style="dim"), _indented(shown)]
    if hidden := len(lines[_OUTPUT_LINES:]):
        more = Text(zh=f"  ……还有 {hidden} 行", en=f"  … and {hidden} more lines")
        parts.append(Line(more.in_language(language), style="dim"))
    return Group(*parts)


def _indented(shown: RenderableType) -> Padding:
    """Keep a text off the margin, where a line of it could be taken for a verdict of ours."""
    return Padding(shown, (0, 0, 0, 2))


def _repeats_a_check(report: Report) -> bool:
    """Whether the summary only says again what stands below it."""
    return any(
        item.message and item.verdict == "fail" and item.message in report.message
        for item in report.checks
    )


def _next_step(report: Report) -> Text:
    slug = one_line(report.exercise)
    if any(point.verdict == "unsure" for point in report.rubric):
        return Text(
            zh=f"下一步：拿不准的要点，对照参考自己判断：mmdojo assess {slug}",
            en=f"Next: judge the points that are unsure, beside the reference: "
            f"mmdojo assess {slug}",
        )
    if report.verdict == "pass":
        return Text(
            zh=f"下一步：对照参考答案 mmdojo solution {slug}",
            en=f"Next: compare with the model answer: mmdojo solution {slug}",
        )
    if report.verdict == "error":
        return Text(
            zh="下一步：看看安装是否正常 mmdojo doctor",
            en="Next: see whether the installation is sound: mmdojo doctor",
        )
    if report.verdict == "not_attempted":
        return Text(
            zh=f"下一步：写下你的答案，再运行 mmdojo check {slug}",
            en=f"Next: write your answer, then: mmdojo check {slug}",
        )
    what = Text(zh="从第一个 ✗ 改起", en="mend the first ✗") if report.checks else _IMPROVE
    return Text(
        zh=f"下一步：{what.zh}，再运行 mmdojo check {slug}\n没有思路？mmdojo hint {slug}",
        en=f"Next: {what.en}, then: mmdojo check {slug}\nStuck? mmdojo hint {slug}",
    )
