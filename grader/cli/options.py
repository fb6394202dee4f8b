"""The options that commands share, and the choice of language."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, cast

import typer

from grader.text import Language, default_language


class Lang(StrEnum):
    """The languages that `--lang` takes."""

    ZH = "zh"
    EN = "en"


class TextOrJson(StrEnum):
    """How a command answers: for people, or for programs."""

    TEXT = "text"
    JSON = "json"


LangOption = Annotated[
    Lang | None,
    typer.Option("--lang", help="Language; default from the locale · 语言，默认随系统"),
]
FormatOption = Annotated[TextOrJson, typer.Option("--format", help="Output format · 输出格式")]
SlugArgument = Annotated[str, typer.Argument(metavar="SLUG", help="Exercise · 练习名")]
FileOption = Annotated[
    Path | None,
    typer.Option("--file", metavar="PATH", help=".py .ipynb .md; default yours · 答案文件"),
]
WorkspaceOption = Annotated[
    Path | None,
    typer.Option(
        "--workspace",
        metavar="DIR",
        help="Your folder; default practice/ or $MMDOJO_WORKSPACE · 练习文件夹",
    ),
]


def chosen_language(context: typer.Context, option: Lang | None) -> Language:
    """Return a command's language: its own --lang, else the one before it, else the locale's."""
    return cast(Language, str(option or context.obj or default_language()))
