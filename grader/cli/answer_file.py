"""Find the file that a command is about: the one named, or the learner's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from grader.catalog import Exercise
from grader.cli.output import say
from grader.errors import UsageError
from grader.text import Language, Text

if TYPE_CHECKING:
    from grader.workspace import Answer

_OR_NAME_ONE = Text(zh="，或用 --file 指定文件", en=", or name a file with --file")


def answer_file(
    exercise: Exercise, named: Path | None, workspace: Path | None, language: Language
) -> Path:
    """Return the answer's path; says on stderr which file of the learner's it took.

    Raises:
        UsageError: there is none; the message says where it was looked for.
    """
    return _named_file(named) if named else _own_file(exercise, workspace, language)


def no_file_for_a_name(slug: str) -> None:
    """Say how a file is named where one stands in place of an exercise.

    Raises:
        UsageError: `slug` is a file.
    """
    path = Path(slug)
    if path.suffix and path.is_file():
        command = f"mmdojo check {path.stem} --file {slug}"
        raise UsageError(
            Text(
                zh=f"{slug} 是一个文件。请先写练习名，再用 --file 指定文件，例如：{command}",
                en=f"{slug} is a file. Name the exercise, and the file with --file: {command}",
            )
        )


def _named_file(path: Path) -> Path:
    if path.is_dir():
        raise UsageError(
            Text(
                zh=f"{path} 是文件夹。请用 --file 指定一个 .py、.ipynb 或 .md 文件。",
                en=f"{path} is a folder. Name one .py, .ipynb or .md file with --file.",
            )
        )
    if not path.exists():
        raise UsageError(
            Text(
                zh=f"没有 {path} 这个文件。请检查路径（当前文件夹是 {Path.cwd()}）。",
                en=f"There is no file {path}. Check the path (you are in {Path.cwd()}).",
            )
        )
    return path


def own_answer(
    exercise: Exercise, workspace: Path | None, otherwise: Text | None = None
) -> tuple[Answer, list[Text]]:
    """Return the learner's own files for an exercise, and notes about their progress.

    Raises:
        UsageError: there is none; the message says where it was looked for, and `otherwise`.
    """
    from grader.progress.store import ProgressStore
    from grader.workspace import answer_folders, find_answer

    folders, notes = answer_folders(workspace, None), list[Text]()
    if workspace is None:  # else the progress file is none of its business
        with ProgressStore() as store:
            folders, notes = answer_folders(None, store.workspace), store.notes
    answer = find_answer(exercise, folders)
    if answer is not None:
        return answer, notes
    places = " · ".join(str(folder) for folder in folders)
    raise UsageError(
        Text(
            zh=f"没有找到你的 {exercise.slug} 文件（找过 {places}）。"
            f"先运行 mmdojo start {exercise.slug}{otherwise.zh if otherwise else ''}。",
            en=f"There is no file of yours for {exercise.slug} (looked in {places}). "
            f"Run `mmdojo start {exercise.slug}` first{otherwise.en if otherwise else ''}.",
        )
    )


def _own_file(exercise: Exercise, workspace: Path | None, language: Language) -> Path:
    """Find the learner's own file, and say on stderr which one it is."""
    answer, _ = own_answer(exercise, workspace, _OR_NAME_ONE)  # who records says the notes
    text = Text(zh=f"正在检查 {answer.path}", en=f"Grading {answer.path}")
    if answer.others:
        names = ", ".join(path.name for path in answer.others)
        text = Text(
            zh=f"{text.zh}（不是 {names}：取作答过、改动最近的一份；可用 --file 指定）",
            en=f"{text.en} (not {names}: the one you worked on last counts; --file names another)",
        )
    say(text.in_language(language), stderr=True)
    return answer.path
