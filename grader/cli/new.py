"""`mmdojo new`: write the files of a new exercise."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Annotated, cast

import typer

from grader.catalog import KIND_NAMES, Kind, Needs
from grader.cli.exits import Exit
from grader.cli.options import LangOption, chosen_language
from grader.cli.output import say
from grader.content import content_root
from grader.errors import UsageError
from grader.learning_order import TRACKS
from grader.text import Language, Text


def add_to(app: typer.Typer) -> None:
    """Add this module's command."""
    app.command("new", help="Begin an exercise of your own · 新建练习")(new)


def new(
    context: typer.Context,
    slug: Annotated[str, typer.Argument(metavar="SLUG", help="Its name · 练习名")],
    kind: Annotated[Kind | None, typer.Option(help="What it asks for · 类型")] = None,
    track: Annotated[str | None, typer.Option(help="Its folder · 所属方向")] = None,
    title_zh: Annotated[str | None, typer.Option(help="Title in Chinese · 中文标题")] = None,
    title_en: Annotated[str | None, typer.Option(help="Title in English · 英文标题")] = None,
    needs: Annotated[Needs, typer.Option(help="What the code may import · 代码用到的库")] = "numpy",
    difficulty: Annotated[int, typer.Option(min=1, max=5, help="1 to 5 · 难度")] = 2,
    minutes: Annotated[int, typer.Option(min=1, max=240, help="Minutes · 分钟")] = 15,
    arguments: Annotated[
        str, typer.Option(help="Of a NumPy function, with commas · NumPy 函数的参数，逗号隔开")
    ] = "x",
    lang: LangOption = None,
) -> int:
    """Write every file that an exercise needs, with places to fill in.

    In a terminal, what isn't given is asked for.
    """
    from grader.authoring.scaffold import NewExercise, write_exercise

    language = chosen_language(context, lang)
    kinds = list(KIND_NAMES)
    chosen = kind or cast(Kind, _asked("kind", Text(zh="类型", en="Kind"), kinds, language))
    known = list(TRACKS)
    folder = track or _asked("track", Text(zh="方向", en="Track"), known, language)
    if folder not in known:
        _say_new_track(folder, known, language)
    title = Text(
        zh=title_zh or _asked("title-zh", Text(zh="中文标题", en="Title in Chinese"), [], language),
        en=title_en or _asked("title-en", Text(zh="英文标题", en="Title in English"), [], language),
    )
    written = write_exercise(
        NewExercise(
            slug,
            chosen,
            folder,
            title,
            needs,
            difficulty,
            minutes,
            tuple(name.strip() for name in arguments.split(",")),
        ),
        content_root(),
    )
    for path in written:
        say(str(path.relative_to(content_root())))
    name = KIND_NAMES[chosen]
    done = Text(
        zh=f"\n新的{name.zh}练习已写好。填好里面的 <TODO …>，边改边看还缺什么：\n"
        f"mmdojo validate {slug} --watch",
        en=f"\nThe files of a new {name.en} exercise. Fill in each <TODO …>; what is left, after "
        f"every save:\nmmdojo validate {slug} --watch",
    )
    say(done.in_language(language))
    return Exit.OK


def _say_new_track(track: str, known: Sequence[str], language: Language) -> None:
    """Say that nobody knows this track: it may be one of their own, or misspelt."""
    from rapidfuzz import process

    near = process.extractOne(track, known, score_cutoff=70)
    text = Text(
        zh=f"{track} 不是已有的方向，会新建一个"
        + (f"（如果想写的是 {near[0]}，请删掉文件夹重来）。" if near else "。"),
        en=f"{track} is a new track of yours"
        + (f" (if {near[0]} was meant, delete its folders and begin anew)." if near else "."),
    )
    say(text.in_language(language), stderr=True)


def _asked(option: str, question: Text, choices: Sequence[str], language: Language) -> str:
    """Ask for what was not given; only somebody at a terminal can answer."""
    if not sys.stdin.isatty():
        among = f" ({', '.join(choices)})" if choices else ""
        raise UsageError(
            Text(zh=f"请用 --{option} 指定{question.zh}{among}。", en=f"Give --{option}{among}.")
        )
    text = question.in_language(language)
    while True:
        said = str(typer.prompt(f"{text} ({' / '.join(choices)})" if choices else text)).strip()
        if option == "track" or not choices or said in choices:
            return said
