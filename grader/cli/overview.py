"""What a bare `mmdojo` says: how far the learner is, what is next, and the commands to know."""

from __future__ import annotations

from datetime import UTC, datetime

from grader.catalog import Catalog
from grader.cli.output import console, say, say_notes
from grader.cli.shown_catalog import shown_catalog
from grader.progress.store import ProgressStore
from grader.render.prose import Prose
from grader.text import Language, Text

_ALL_COMMANDS = Text(zh="全部命令：mmdojo --help", en="All commands: mmdojo --help")


def show_overview(language: Language) -> None:
    """Print it, on one short screen."""
    from grader.workspace import known_workspaces

    catalog = shown_catalog(language)
    with ProgressStore() as store:
        ready = any(folder.is_dir() for folder in known_workspaces(store.workspace))
        lines, commands = _next_steps(store, catalog) if ready else _first_steps(catalog)
    say_notes(store.notes, language)
    for line in lines:
        say(line.in_language(language))
    _print_commands(commands, language)
    say(_ALL_COMMANDS.in_language(language))


def _first_steps(catalog: Catalog) -> tuple[list[Text], list[tuple[str, Text]]]:
    welcome = Text(
        zh=f"多模态面试练习，共 {len(catalog)} 题：写答案，保存，马上知道哪里对、哪里不对。",
        en=f"{len(catalog)} exercises for multimodal interviews: write an answer, save it, and "
        "learn at once what holds and what doesn't.",
    )
    commands = [
        ("mmdojo start", Text(zh="第一步：创建你的练习文件夹", en="first: make your folder")),
        ("mmdojo watch", Text(zh="然后：每次保存都自动检查", en="then: grades at every save")),
        ("mmdojo list", Text(zh="看看有哪些题", en="which exercises there are")),
    ]
    return [welcome], commands


def _next_steps(
    store: ProgressStore, catalog: Catalog
) -> tuple[list[Text], list[tuple[str, Text]]]:
    from grader.progress.schedule import read_schedule, streak, suggestion

    when = datetime.now(UTC)
    passed = sum(store.status(exercise.slug) == "passed" for exercise in catalog)
    schedule = read_schedule(store, catalog, when)
    waiting = len(schedule.due())
    days = streak(store, when)
    zh, en = [f"已通过 {passed}/{len(catalog)}"], [f"{passed} of {len(catalog)} passed"]
    if days > 1:
        zh.append(f"连续练习 {days} 天")
        en.append(f"{days} days in a row")
    if waiting:
        zh.append(f"今天该复习 {waiting} 题")
        en.append(f"{waiting} due for review today")
    lines = [Text(zh=" · ".join(zh), en=" · ".join(en))]
    found = suggestion(store, catalog, when, schedule)
    if found is None:
        lines.append(
            Text(
                zh="全部做完了，今天也没有要复习的。来一场模拟面试？",
                en="All done, and nothing is due today. How about a mock interview?",
            )
        )
        first = ("mmdojo interview", Text(zh="模拟面试", en="a mock interview"))
    else:
        exercise = found.exercise
        lines.append(
            Text(
                zh=f"下一题：{exercise.title.zh}（{found.reason.zh}）",
                en=f"Next: {exercise.title.en} ({found.reason.en})",
            )
        )
        first = (
            ("mmdojo review", Text(zh="复习到期的题", en="practises what is due"))
            if found.why == "due"
            else (
                f"mmdojo watch {exercise.slug}",
                Text(zh="做这一题，每次保存都自动检查", en="this one, graded at every save"),
            )
        )
    return lines, [
        first,
        ("mmdojo list", Text(zh="全部练习", en="all exercises")),
        ("mmdojo progress", Text(zh="进度与复习安排", en="your progress and what is coming")),
    ]


def _print_commands(commands: list[tuple[str, Text]], language: Language) -> None:
    """Print each command with what it is for; the command can be copied as it stands."""
    target = console()
    width = max(len(command) for command, _ in commands)
    for command, purpose in commands:
        line = f"  {command:<{width}}  {purpose.in_language(language)}"
        if target.is_terminal:
            target.print(Prose(line))
        else:
            say(line)
