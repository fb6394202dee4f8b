"""The folder of an interview's files: stubs to fill in, typed answers, the report."""

from __future__ import annotations

from pathlib import Path

from grader.atomic_files import write_new
from grader.catalog import Exercise
from grader.errors import UsageError
from grader.interview.state import InterviewState, Question
from grader.text import Language, Text

FOLDER = "interviews"


def file_name(number: int, exercise: Exercise) -> str:
    """Return the name of the answer file of question `number`."""
    return f"{number}-{exercise.workspace_name()}"


def make_folder(workspace: Path, name: str) -> Path:
    """Make the folder of a new interview in a workspace.

    Raises:
        UsageError: it can't be made.
    """
    folder = workspace / FOLDER / name
    try:
        folder.mkdir(parents=True)
    except OSError as error:
        raise _cannot_write(folder, error) from error
    return folder


def answer_path(state: InterviewState, question: Question) -> Path:
    """Return where a question's answer file is."""
    return Path(state.folder) / question.file


def put_stub(
    state: InterviewState, question: Question, exercise: Exercise, language: Language
) -> Path:
    """Put the stub where the answer is expected, unless a file is there; return its path.

    Raises:
        UsageError: it can't be written.
    """
    path = answer_path(state, question)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.is_symlink():
            write_new(path, exercise.stub(language).encode("utf-8"))
    except OSError as error:
        raise _cannot_write(path, error) from error
    return path


def keep_typed(state: InterviewState, question: Question, text: str) -> str | None:
    """Keep a typed answer beside the stubs; return its name, None where it can't be kept.

    It is in the interview's state in any case.
    """
    path = answer_path(state, question)
    typed = path.with_name(f"{path.stem}-typed.md")
    try:
        return typed.name if write_new(typed, (text + "\n").encode("utf-8")) else None
    except OSError:
        return None


def _cannot_write(path: Path, error: OSError) -> UsageError:
    return UsageError(
        Text(
            zh=f"无法写入 {path}（{error.strerror}）。请用 --workspace 换一个文件夹。",
            en=f"Can't write {path} ({error.strerror}). Name another folder with --workspace.",
        )
    )
