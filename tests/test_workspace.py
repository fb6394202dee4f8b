from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.catalog import Exercise
from grader.errors import UsageError
from grader.workspace import fill_workspace, find_answer, known_workspaces

MakeExercise = Callable[..., Exercise]
RIGHT = "def double(x):\n    return 2 * x\n"


def test_a_dangling_link_in_the_workspace_is_left_alone(
    make_exercise: MakeExercise, tmp_path: Path
) -> None:
    folder = tmp_path / "practice"
    folder.mkdir()
    (folder / "doubling.py").symlink_to(tmp_path / "nowhere.py")
    filled = fill_workspace(folder, [make_exercise()], [], "en")
    assert filled.kept == [folder / "doubling.py"]
    assert not (tmp_path / "nowhere.py").exists()


def test_a_folder_that_cannot_be_made_is_the_users_to_mend(
    make_exercise: MakeExercise, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="--workspace"):
        fill_workspace(tmp_path / "file" / "practice", [make_exercise()], [], "en")


def test_the_first_folder_that_has_a_file_wins(make_exercise: MakeExercise, tmp_path: Path) -> None:
    exercise = make_exercise()
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    folders = [tmp_path / "absent", tmp_path / "one", tmp_path / "two"]
    assert find_answer(exercise, folders) is None
    (tmp_path / "two" / "doubling.py").write_text(RIGHT)
    answer = find_answer(exercise, folders)
    assert answer is not None
    assert answer.path == tmp_path / "two" / "doubling.py"


def test_an_answer_that_cannot_be_read_counts_as_worked_on(
    make_exercise: MakeExercise, tmp_path: Path
) -> None:
    exercise = make_exercise()
    (tmp_path / "doubling.ipynb").write_text("{ broken")
    (tmp_path / "doubling.py").write_text(exercise.stub("en"))
    os.utime(tmp_path / "doubling.ipynb", (1, 1))
    answer = find_answer(exercise, [tmp_path])
    assert answer is not None
    assert answer.path.name == "doubling.ipynb"
    assert [path.name for path in answer.others] == ["doubling.py"]


def test_practice_here_comes_before_the_one_filled_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    other = tmp_path / "other"
    assert known_workspaces(other) == [tmp_path / "practice", other]
    assert known_workspaces(None) == [tmp_path / "practice"]
    monkeypatch.setenv("MMDOJO_WORKSPACE", str(tmp_path / "set"))
    assert known_workspaces(other) == [tmp_path / "set"]
