"""Show a report as a compact HTML card, for notebooks."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Template

from grader.render.learning_curve import class_counts, draw_curve, findings
from grader.render.marked_text import Run, marked_runs
from grader.render.page import language_tag
from grader.render.sanitise import sanitise
from grader.render.templating import template_environment
from grader.report import CheckResult, Report
from grader.text import Language, Text

_MAX_SHOWN = 6_000
_LABELS = {
    "pass": Text(zh="通过", en="Passed"),
    "fail": Text(zh="未通过", en="Not passed"),
    "not_attempted": Text(zh="尚未作答", en="Not attempted"),
    "error": Text(zh="评分程序出错", en="The grader failed"),
    "skipped": Text(zh="未检查", en="Not checked"),
    "covered": Text(zh="答到", en="Covered"),
    "partial": Text(zh="部分答到", en="Partly covered"),
    "missing": Text(zh="缺少", en="Missing"),
    "wrong": Text(zh="有出入", en="Differs"),
    "unsure": Text(zh="不确定", en="Not sure"),
    "check_error": Text(zh="检查出错", en="Check broke"),
    "checks": Text(zh="检查", en="Checks"),
    "rubric": Text(zh="要点", en="Points"),
    "call": Text(zh="调用", en="Call"),
    "expected": Text(zh="应为", en="Expected"),
    "actual": Text(zh="实际", en="Got"),
    "part": Text(zh="只显示数组的这一部分：", en="This part of the arrays:"),
    "differs": Text(zh="不同", en="differs"),
    "steps": Text(zh="步", en="steps"),
    "your_model": Text(zh="你的模型", en="your model"),
    "right_answers": Text(zh="正确答案的范围", en="range of right answers"),
    "needed": Text(zh="需要", en="needed:"),
    "classes": Text(zh="各类预测了多少次", en="How often each class was predicted"),
    "class": Text(zh="类别", en="Class"),
    "predicted": Text(zh="预测", en="Predicted"),
    "true": Text(zh="真实", en="True"),
    "evidence": Text(zh="你的原话", en="Your words"),
    "output": Text(zh="程序输出", en="Output of your program"),
    "graded": Text(zh="评分的内容", en="What was graded"),
    "said": Text(
        zh="你的回答（带编号的标记对应下面的要点）",
        en="Your answer (each mark has the number of a point below)",
    ),
    "end_of": Text(zh="到此为止：要点", en="End of point"),
    "seconds": Text(zh="秒", en="s"),
    "score": Text(zh="分", en="points"),
    "up_to": Text(zh="自评后最多", en="once you have judged, up to"),
}
_ISOLATION = {
    "full": Text(zh="在完全隔离下运行", en="Ran fully isolated"),
    "partial": Text(
        zh="在部分隔离下运行（详见 mmdojo doctor）",
        en="Ran partly isolated (mmdojo doctor says how)",
    ),
    "none": Text(
        zh="没有隔离（详见 mmdojo doctor）", en="Ran without isolation (mmdojo doctor says why)"
    ),
}
# Never colour alone: each verdict has a sign and a word too.
_SIGNS = {
    "pass": "✓",
    "covered": "✓",
    "fail": "✗",
    "wrong": "✗",
    "missing": "○",
    "skipped": "–",
    "partial": "◐",
    "unsure": "?",
    "error": "!",
    "not_attempted": "○",
}
_TONES = {
    "pass": "good",
    "covered": "good",
    "fail": "bad",
    "wrong": "bad",
    "error": "bad",
    "partial": "warn",
    "unsure": "warn",
}


def report_card_html(report: Report, language: Language) -> str:
    """Return the card for a report; everything in it is escaped and capped."""
    step = _next_step(report)
    unsure = [point.max_points for point in report.rubric if point.verdict == "unsure"]
    return _template("card.html.j2").render(
        report=report,
        possible=report.points + sum(unsure) if unsure else None,
        label=lambda name: _LABELS[name].in_language(language),
        sign=lambda verdict: _SIGNS[verdict],
        tone=lambda verdict: _TONES.get(verdict, "dim"),
        safe=_safe,
        number=lambda value: f"{value:g}",
        lang=language_tag(language),
        isolation=_ISOLATION[report.isolation].in_language(language),
        next_step=step.in_language(language) if step else "",
        runs=marked_runs(report),
        folded=_folded(report),
        run_tone=lambda run: _run_tone(run, report),
        draw_curve=lambda training: draw_curve(training, language),
        findings=lambda training: findings(training, language),
        class_counts=class_counts,
    )


def verdict_line(report: Report, language: Language) -> str:
    """Return the verdict and the points in a few words."""
    line = f"{_SIGNS[report.verdict]} {_LABELS[report.verdict].in_language(language)}"
    if not report.max_points:
        return line
    unit = _LABELS["score"].in_language(language)
    return f"{line} · {report.points:g}/{report.max_points:g} {unit}"


def message_card_html(text: str, language: Language) -> str:
    """Return a card with one sentence."""
    lang = language_tag(language)
    return _template("message.html.j2").render(text=_safe(text), lang=lang)


def _next_step(report: Report) -> Text | None:
    """Return what to run next in the notebook; None where the report's message says it."""
    slug = report.exercise
    if any(point.verdict == "unsure" for point in report.rubric):
        return Text(
            zh=f'下一步：拿不准的要点，用 assess("{slug}") 对照参考自己判断。',
            en=f'Next: assess("{slug}") puts the points that are unsure beside the reference.',
        )
    if report.verdict == "pass":
        return Text(
            zh=f'下一步：用 solution("{slug}") 对照参考答案和解析。',
            en=f'Next: solution("{slug}") shows the model answer and why it is right.',
        )
    if report.verdict == "fail":
        return Text(
            zh=f'改好、运行，再检查一次。没有思路？hint("{slug}") 给一条提示。',
            en=f'Mend it, run the cell and check again. Stuck? hint("{slug}") gives a hint.',
        )
    if report.verdict == "not_attempted":
        return Text(
            zh="写好之后先运行答案所在的单元格（Shift+Enter），再检查。",
            en="Once you have written your answer, run its cell (Shift+Enter), then check.",
        )
    if report.verdict == "error":
        return Text(
            zh="这不算你的错。在终端运行 mmdojo doctor，看看安装是否正常。",
            en="This is not your fault. `mmdojo doctor` in a terminal checks the installation.",
        )
    return None


def _folded(report: Report) -> list[CheckResult]:
    """Return the checks that nothing is known of yet, where there are many and one has failed."""
    skipped = [check for check in report.checks if check.verdict == "skipped"]
    return skipped if 2 < len(skipped) < len(report.checks) else []


def _run_tone(run: Run, report: Report) -> str:
    """Return how to mark a run: as its points went, or as undecided where they differ."""
    tones = {_TONES.get(report.rubric[number - 1].verdict, "dim") for number in run.points}
    return tones.pop() if len(tones) == 1 else "warn"


@cache
def _template(name: str) -> Template:
    return template_environment().get_template(name)


def _safe(value: Any) -> str:
    text = sanitise(str(value))
    return text if len(text) <= _MAX_SHOWN else text[:_MAX_SHOWN] + " …"
