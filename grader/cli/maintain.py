"""`mmdojo notebooks` and the hidden `schema`: regenerate what is made from other files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from grader.catalog import load_catalog
from grader.cli.exits import Exit
from grader.cli.options import LangOption, chosen_language
from grader.cli.output import say
from grader.cli.schema import report_schema
from grader.content import content_root
from grader.errors import UsageError
from grader.text import Text


def add_to(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command("notebooks", help="Regenerate the notebooks · 重新生成笔记本")(notebooks)
    app.command("schema", hidden=True, help="Print the report's JSON schema · 报告的 JSON 模式")(
        schema
    )


def notebooks(
    context: typer.Context,
    check: Annotated[
        bool, typer.Option("--check", help="Only compare; 1 on drift · 只比较")
    ] = False,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Where to · 输出到")
    ] = None,
    lang: LangOption = None,
) -> int:
    """Write the notebooks of both languages, or list those that have drifted."""
    from grader.authoring.notebooks import check_notebooks, write_notebooks

    language = chosen_language(context, lang)
    folder = out or _checkout_notebooks()
    catalog = load_catalog()
    if not check:
        write_notebooks(catalog, folder)
        say(Text(zh=f"已写入 {folder}", en=f"Written to {folder}").in_language(language))
        return Exit.OK
    drifted = check_notebooks(catalog, folder)
    for path in drifted:
        say(str(path))
    if not drifted:
        return Exit.OK
    text = Text(
        zh="以上笔记本和练习不一致，请运行 mmdojo notebooks。",
        en="These notebooks have drifted from the exercises. Run `mmdojo notebooks`.",
    )
    say(text.in_language(language), stderr=True)
    return Exit.NOT_PASSED


def schema() -> int:
    """Print the schema; a test holds docs/report.schema.json to it."""
    sys.stdout.write(report_schema())
    return Exit.OK


def _checkout_notebooks() -> Path:
    root = content_root()
    if (root / "pyproject.toml").is_file():
        return root / "notebooks"
    raise UsageError(
        Text(
            zh="这里不是 mmdojo 的源码目录，请用 --out 指定输出文件夹。",
            en="This is not a checkout of mmdojo; name a folder with --out.",
        )
    )
