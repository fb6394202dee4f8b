"""Show which answer fails which check, as a table for the terminal and as a picture."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from grader.errors import UsageError
from grader.render.sanitise import one_line
from grader.text import Language, Text

if TYPE_CHECKING:
    from rich.table import Table

    from grader.authoring.certificate import Certificate

_SIGNS = {
    "pass": "✓",
    "covered": "✓",
    "fail": "✗",
    "wrong": "✗",
    "skipped": "–",
    "partial": "◐",
    "unsure": "?",
    "missing": "·",
    "error": "!",
}
# Blue and orange are told apart by everybody; the named check is darker, and has a frame.
_COLOURS = {"✓": "#cfe3f5", "✗": "#f0a868", "–": "#eeeeee", "◐": "#f7dcb4", "?": "#f3ecc8"}
_PLAIN = "#ffffff"
_FORMATS = (".svg", ".png", ".pdf")


def matrix_table(certificate: Certificate, language: Language) -> Table:
    """Return the kill matrix; the check that a wrong answer names is bold."""
    from rich.table import Table

    names = _columns(certificate)
    table = Table(box=None, padding=(0, 1, 0, 0))
    table.add_column(Text(zh="答案", en="answer").in_language(language), no_wrap=True)
    for number, _ in enumerate(names, start=1):
        table.add_column(str(number), justify="center")
    for answer, row in certificate.matrix.items():
        expected = certificate.expected.get(answer)
        signs = [_sign(row, name) for name in names]
        cells = [
            f"[bold]{sign}[/bold]" if name == expected else sign
            for name, sign in zip(names, signs, strict=True)
        ]
        table.add_row(one_line(answer).replace("[", "\\["), *cells)
    table.caption = "  ".join(f"{number} {name}" for number, name in enumerate(names, start=1))
    table.caption_justify = "left"
    return table


def draw_matrix(certificate: Certificate, path: Path, language: Language) -> None:
    """Write the kill matrix as a picture.

    Raises:
        UsageError: matplotlib is missing, the format is unknown, or the file can't be written.
    """
    if path.suffix.lower() not in _FORMATS:
        formats = ", ".join(_FORMATS)
        raise UsageError(
            Text(zh=f"图片格式只支持 {formats}。", en=f"A picture is one of {formats}.")
        )
    try:
        from matplotlib.figure import Figure
        from matplotlib.patches import Rectangle
    except ImportError:
        raise UsageError(
            Text(
                zh="画图需要 matplotlib：pip install 'mmdojo[authoring]'",
                en="Pictures need matplotlib: pip install 'mmdojo[authoring]'",
            )
        ) from None
    names, answers = _columns(certificate), list(certificate.matrix)
    figure = Figure(figsize=(3.2 + 0.42 * len(names), 2.4 + 0.24 * len(answers)), dpi=150)
    axes = figure.add_subplot()
    for down, answer in enumerate(answers):
        for across, name in enumerate(names):
            sign = _sign(certificate.matrix[answer], name)
            named = certificate.expected.get(answer) == name
            cell = Rectangle(
                (across - 0.5, down - 0.5),
                1,
                1,
                facecolor=_COLOURS.get(sign, _PLAIN),
                edgecolor="black" if named else "white",
                linewidth=1.5 if named else 0.8,
                zorder=2 if named else 1,
            )
            axes.add_patch(cell)
            axes.text(across, down, sign, ha="center", va="center", fontsize=7, zorder=3)
    axes.set_xlim(-0.5, len(names) - 0.5)
    axes.set_ylim(len(answers) - 0.5, -0.5)
    axes.set_xticks(range(len(names)), names, rotation=55, ha="left", fontsize=7)
    axes.xaxis.tick_top()
    axes.set_yticks(range(len(answers)), answers, fontsize=7)
    axes.tick_params(length=0)
    for side in axes.spines.values():
        side.set_visible(False)
    try:
        figure.savefig(path, bbox_inches="tight")
    except OSError as error:
        raise UsageError(
            Text(zh=f"无法写入 {path}：{error}", en=f"Cannot write {path}: {error}")
        ) from None


def _columns(certificate: Certificate) -> list[str]:
    return list(dict.fromkeys(name for row in certificate.matrix.values() for name in row))


def _sign(row: dict[str, str], name: str) -> str:
    return _SIGNS.get(row.get(name, ""), "·")
