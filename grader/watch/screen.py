"""What a watch shows: one frame on a terminal, drawn anew; lines one after another elsewhere."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec.structs import replace
from rich.cells import cell_len
from rich.console import Console, ConsoleDimensions, RenderableType
from rich.rule import Rule
from rich.text import Text as Line

from grader.catalog import KIND_NAMES, Catalog, Exercise
from grader.learning_order import track_name
from grader.progress.store import Status
from grader.render.prose import Prose
from grader.render.status_marks import STATUS_MARKS
from grader.render.terminal import render_report
from grader.report import CheckResult, PointResult, Report
from grader.text import Language, Text

_CLEAR = "\x1b[H\x1b[2J"
_KEYS: Sequence[tuple[str, Text]] = (
    ("h", Text(zh="提示", en="hint")),
    ("t", Text(zh="题目", en="task")),
    ("l", Text(zh="列表", en="list")),
    ("r", Text(zh="看答案", en="reveal")),
    ("n", Text(zh="下一题", en="next")),
    ("p", Text(zh="上一题", en="previous")),
    ("q", Text(zh="退出", en="quit")),
    ("?", Text(zh="帮助", en="help")),
)
HELP = Text(
    zh="""\
在编辑器或 Jupyter 里写答案，每次保存都会自动检查；通过后自动进入下一题。
保存另一题的文件，就转到那一题。

  h  下一条提示（会记录，之后复习会更早安排）
  t  题目原文，再按一次收起
  l  全部练习；输入编号再按回车就转到那一题
  r  放弃并看参考答案（会先问一次）
  n  下一道没通过的题      p  上一题
  q  退出（Ctrl-C 也行）   ?  这份帮助""",
    en="""\
Write your answer in an editor or Jupyter: every save is graded, and a pass moves on to the next
exercise. Saving the file of another exercise switches to that one.

  h  the next hint (it is noted, and brings the review nearer)
  t  the task itself; once more hides it
  l  all exercises; a number and Enter switches to that one
  r  give up and see the model answer (asks first)
  n  the next one that hasn't passed      p  the one before
  q  quit (so does Ctrl-C)                ?  this help""",
)


class Screen:
    """Prints on a console; on a terminal that can be cleared every frame replaces the last one."""

    def __init__(self, console: Console) -> None:
        self._console = console
        dumb = console.is_dumb_terminal or not console.is_terminal
        # NO_COLOR means no escape sequence at all in mmdojo.
        self.redraws = not dumb and not os.environ.get("NO_COLOR")

    def frame(self, draw: Callable[[Console], None]) -> None:
        """Show what `draw` prints: in place of the last frame, or below what is there."""
        if self._console.is_dumb_terminal:  # Rich takes it for 80 columns wide
            self._console.size = ConsoleDimensions(*shutil.get_terminal_size())
        with self._console.capture() as captured:
            if not self.redraws:
                self._console.print(Rule(style="dim", characters="-"))
            draw(self._console)
        # In one piece, so that it doesn't flicker.
        self._console.file.write((_CLEAR if self.redraws else "") + captured.get())
        self._console.file.flush()

    def line(self, shown: RenderableType) -> None:
        """Print something below the frame."""
        self._console.print(shown)
        self._console.file.flush()


def header(
    exercise: Exercise, catalog: Catalog, statuses: dict[str, Status], language: Language
) -> list[RenderableType]:
    """Return where the learner is: the track and the place in it, the title, what it takes."""
    metadata = exercise.metadata
    number, count = catalog.place_in_track(exercise)
    passed = sum(status == "passed" for status in statuses.values())
    track = track_name(metadata.track).in_language(language)
    all_passed = Text(
        zh=f"共通过 {passed}/{len(catalog)}", en=f"{passed} of {len(catalog)} passed"
    ).in_language(language)
    takes = Text(
        zh=f"{KIND_NAMES[metadata.kind].zh} · 难度 {metadata.difficulty}/5 · "
        f"{metadata.minutes} 分钟",
        en=f"{KIND_NAMES[metadata.kind].en} · level {metadata.difficulty}/5 · "
        f"{metadata.minutes} min",
    ).in_language(language)
    title = f"{exercise.title.in_language(language)}  {exercise.slug}"
    return [
        Prose(f"{track} {number}/{count} · {all_passed}", "dim"),
        Prose(title, "bold"),
        Prose(takes, "dim"),
    ]


def verdict(report: Report, exercise: Exercise, console: Console, language: Language) -> None:
    """Print a report with the details of the first failure only, and the one next step."""
    if report.verdict == "not_attempted":  # which is all that there is to say
        console.print(Prose(_next_step(report, exercise).in_language(language)))
        return
    shown = replace(report, checks=_first_failure(report.checks), rubric=_first_gap(report.rubric))
    render_report(shown, console, language, next_step=_next_step(report, exercise))


def passed(exercise: Exercise, report: Report) -> Text:
    """Return what to say of an exercise that has just passed."""
    points = f"{report.points:g}/{report.max_points:g}"
    return Text(
        zh=f"✓ 通过：{exercise.title.zh}（{points} 分）。参考答案：mmdojo solution {exercise.slug}",
        en=f"✓ Passed: {exercise.title.en} ({points} points). The model answer: "
        f"mmdojo solution {exercise.slug}",
    )


def all_passed(last: Text) -> Text:
    """Return what to say where no exercise is left, after what is said of the last."""
    return Text(
        zh=f"{last.zh}\n全部练习都通过了。之后用 mmdojo review 复习。",
        en=f"{last.en}\nEvery exercise has passed. `mmdojo review` keeps them fresh.",
    )


def no_file(exercise: Exercise, folders: Sequence[Path]) -> Text:
    """Return what to say where the learner has no file for an exercise."""
    slug, places = exercise.slug, " · ".join(map(str, folders))
    return Text(
        zh=f"没有找到这一题的文件（找过 {places}）。在另一个终端运行 mmdojo start {slug} "
        "会新建一份，这里会自动发现。",
        en=f"There is no file for this exercise (looked in {places}). In another terminal, "
        f"`mmdojo start {slug}` makes one; it will be noticed here.",
    )


def exercise_list(
    catalog: Catalog, statuses: dict[str, Status], current: Exercise, language: Language
) -> list[RenderableType]:
    """Return the numbered exercises, and how to switch to one."""
    shown: list[RenderableType] = []
    track = None
    for number, exercise in enumerate(catalog, 1):
        if exercise.metadata.track != track:
            track = exercise.metadata.track
            shown.append(Prose(track_name(track).in_language(language), "bold underline"))
        mark = STATUS_MARKS[statuses[exercise.slug]]
        here = ">" if exercise.slug == current.slug else " "
        line = Line(f"{here}{number:>3} ")
        line.append(mark.sign, style=mark.style)
        line.append(f" {exercise.title.in_language(language)}  ")
        line.append(exercise.slug, style="dim")
        shown.append(line)
    how = Text(
        zh="输入编号再按回车就转到那一题；直接按回车返回。",
        en="A number and Enter switches to that one; Enter alone goes back.",
    )
    return [*shown, Prose(how.in_language(language), "dim")]


def key_lines(language: Language, width: int, *, single: bool) -> RenderableType:
    """Return which keys there are, each on one line with what it does."""
    lines = Line()
    used = 0
    for key, text in _KEYS:
        name = text.in_language(language)
        size = cell_len(f"{key} {name}  ")
        if used and used + size - 2 > width:
            lines.append("\n")
            used = 0
        lines.append(key, style="bold cyan")
        lines.append(f" {name}  ")
        used += size
    if not single:
        how = Text(zh="（输入后按回车）", en="(then Enter)").in_language(language)
        lines.append(("\n" if used + cell_len(how) > width else "") + how, style="dim")
    return lines


def _first_failure(checks: Sequence[CheckResult]) -> list[CheckResult]:
    shown: list[CheckResult] = []
    failed = False
    for check in checks:
        if check.verdict in ("fail", "error") and not failed:
            failed = True
            shown.append(check)
        else:
            quiet = {"message": "", "counterexample": None, "misconception": None}
            shown.append(replace(check, **quiet))
    return shown


def _first_gap(points: Sequence[PointResult]) -> list[PointResult]:
    wrong = [point.id for point in points if point.verdict == "wrong"]
    gaps = wrong or [point.id for point in points if point.verdict != "covered"]
    return [point if point.id in gaps[:1] else replace(point, message="") for point in points]


def _next_step(report: Report, exercise: Exercise) -> Text:
    slug = exercise.slug
    if report.verdict == "pass":
        return Text(
            zh=f"下一步：按 n 做下一题；对照参考答案：mmdojo solution {slug}",
            en=f"Next: n for the next exercise; the model answer: mmdojo solution {slug}",
        )
    if report.verdict == "error":
        return Text(
            zh="下一步：看看安装是否正常 mmdojo doctor",
            en="Next: see whether the installation is sound: mmdojo doctor",
        )
    if report.verdict == "not_attempted":
        return Text(
            zh="下一步：写下你的答案并保存，这里会自动检查。",
            en="Next: write your answer and save it; it is graded here at once.",
        )
    if any(point.verdict == "unsure" for point in report.rubric):
        return Text(
            zh=f"下一步：拿不准的要点由你自己判断：mmdojo assess {slug}；或者补充后再保存。",
            en=f"Next: judge the points that are unsure: mmdojo assess {slug}; or add to your "
            "answer and save.",
        )
    if report.checks:
        return Text(
            zh="下一步：从第一个 ✗ 改起，然后保存。没有思路？按 h。",
            en="Next: mend the first ✗ and save. Stuck? Press h.",
        )
    return Text(
        zh="下一步：按上面说的修改，然后保存。没有思路？按 h。",
        en="Next: mend what is said above and save. Stuck? Press h.",
    )
