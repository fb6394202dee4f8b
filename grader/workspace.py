"""The learner's own folder: fill it without overwriting, and find an answer in it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from grader.atomic_files import write_new
from grader.catalog import Catalog, Exercise
from grader.errors import SubmissionError, UsageError
from grader.text import Language, Text

WORKSPACE_VARIABLE = "MMDOJO_WORKSPACE"
DEFAULT_NAME = "practice"


@dataclass
class Filled:
    """What became of each file: made now, or kept as the learner had it."""

    folder: Path
    made: list[Path] = field(default_factory=list)
    kept: list[Path] = field(default_factory=list)


@dataclass(frozen=True)
class Answer:
    """The file to grade, and the learner's other files for the same exercise."""

    path: Path
    others: tuple[Path, ...] = ()


def new_workspace(named: Path | None) -> Path:
    """Return the folder that `start` fills: as named, else $MMDOJO_WORKSPACE, else practice/."""
    if named is not None:
        return named.expanduser().absolute()
    if variable := os.environ.get(WORKSPACE_VARIABLE):
        return Path(variable).expanduser().absolute()
    return Path.cwd() / DEFAULT_NAME


def answer_folders(named: Path | None, remembered: Path | None) -> list[Path]:
    """Return where to look for answers: in the folder that is named, else as `known_workspaces`."""
    return [named.expanduser().absolute()] if named is not None else known_workspaces(remembered)


def known_workspaces(remembered: Path | None) -> list[Path]:
    """Return where a learner's files may be, the likeliest first.

    $MMDOJO_WORKSPACE decides alone where it is set; else practice/ in the current folder comes
    before the one that was filled last, so that two workspaces on one machine don't mix.
    """
    if variable := os.environ.get(WORKSPACE_VARIABLE):
        return [Path(variable).expanduser().absolute()]
    here = Path.cwd() / DEFAULT_NAME
    return [here] if remembered is None or remembered == here else [here, remembered]


def fill_workspace(
    folder: Path, exercises: Iterable[Exercise], notebooks: Iterable[Path], language: Language
) -> Filled:
    """Copy the stubs and the notebooks into `folder`; a file that is there stays as it is.

    Raises:
        UsageError: the folder can't be made or written to.
    """
    filled = Filled(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for exercise in exercises:
            stub = exercise.stub(language).encode("utf-8")
            _add(filled, folder / exercise.workspace_name(), stub)
        for notebook in notebooks:
            _add(filled, folder / notebook.name, notebook.read_bytes())
    except OSError as error:
        raise UsageError(
            Text(
                zh=f"无法写入工作区 {folder}（{error.strerror}）。请用 --workspace 换一个文件夹。",
                en=f"Can't write to the workspace {folder} ({error.strerror}). "
                "Name another folder with --workspace.",
            )
        ) from error
    return filled


def learner_notebooks(
    catalog: Catalog,
    language: Language,
    slugs: Sequence[str] | None,
    generated: Path,
    scratch: Path,
) -> list[Path]:
    """Return the notebooks to copy: those of `slugs`, or all (with the welcome page) for None.

    They come from `generated` (a checkout's notebooks/) if it has any for the language, else they
    are made in `scratch`.
    """
    folder = generated / language
    if not any(folder.glob("*.ipynb")):
        from grader.authoring.notebooks import write_notebooks

        write_notebooks(catalog, scratch)
        folder = scratch / language
    return [path for path in sorted(folder.glob("*.ipynb")) if slugs is None or path.stem in slugs]


def answer_names(exercise: Exercise) -> tuple[str, str]:
    """Return what a learner's files for an exercise are called."""
    return f"{exercise.slug}.ipynb", exercise.workspace_name()


def find_answer(exercise: Exercise, folders: Sequence[Path]) -> Answer | None:
    """Return the learner's file for an exercise from the first folder that has one.

    A learner may keep a notebook and a plain file. Of several the one that has been worked on is
    taken, of two such the one that was changed last.
    """
    for folder in folders:
        found = [path for name in answer_names(exercise) if (path := folder / name).is_file()]
        if len(found) < 2:
            if found:
                return Answer(found[0])
            continue
        best = max(
            found, key=lambda path: (has_been_worked_on(path, exercise), path.stat().st_mtime_ns)
        )
        return Answer(best, tuple(path for path in found if path != best))
    return None


def has_been_worked_on(path: Path, exercise: Exercise) -> bool:
    """Say whether a learner's file is more than the untouched stub."""
    from grader.reading import read_submission

    try:
        return read_submission(path, exercise).attempted
    except SubmissionError:
        return True  # whatever is wrong with it, the learner did it and wants to hear about it


def _add(filled: Filled, path: Path, content: bytes) -> None:
    made = not path.is_symlink() and not path.exists() and write_new(path, content)
    (filled.made if made else filled.kept).append(path)
