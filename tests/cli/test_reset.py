from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from tests.cli.conftest import STUB

MINE = "def double(x):\n    return 2 * x  # mine\n"


def copies(dojo) -> list[Path]:
    return sorted((dojo.here / "practice").glob("*.2*"))


def test_the_stub_comes_back_and_a_dated_copy_stays_beside_it(dojo) -> None:
    dojo.run("start")
    path = dojo.write("practice/doubling.py", MINE)
    done = dojo.run("reset", "doubling", stdin="y\n")
    assert done.returncode == 0
    assert path.read_text() == STUB
    texts = [copy.read_text() for copy in copies(dojo) if copy.suffix == ".py"]
    assert texts == [MINE]
    assert all(copy.name in done.stdout for copy in copies(dojo))


def test_nothing_is_touched_without_a_yes(dojo) -> None:
    dojo.run("start")
    path = dojo.write("practice/doubling.py", MINE)
    for said in ("n\n", ""):
        assert dojo.run("reset", "doubling", stdin=said).returncode == 1
    assert path.read_text() == MINE
    assert copies(dojo) == []


def test_a_notebook_comes_back_in_its_own_language(dojo) -> None:
    mine = '{"cells": [], "metadata": {"mmdojo": {"language": "zh"}}}'
    path = dojo.write("practice/pets.ipynb", mine)
    answer = dojo.json("reset", "pets", "--yes")
    assert "你的回答" in path.read_text(encoding="utf-8")
    (copy,) = answer["copies"]
    assert Path(copy).read_text() == mine


def test_files_as_they_were_at_first_are_left_alone(dojo) -> None:
    dojo.write("practice/doubling.py", STUB)
    done = dojo.run("reset", "doubling", "--yes", "--lang", "zh")
    assert done.returncode == 0
    assert "没有要恢复的" in done.stdout
    assert copies(dojo) == []


def test_without_a_file_it_says_how_to_get_one(dojo) -> None:
    done = dojo.run("reset", "doubling", "--yes")
    assert done.returncode == 2
    assert "mmdojo start doubling" in done.stderr


def test_an_unknown_exercise_is_named(dojo) -> None:
    done = dojo.run("reset", "dubbling")
    assert done.returncode == 2
    assert "doubling" in done.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_where_no_copy_can_be_kept_nothing_changes(dojo) -> None:
    path = dojo.write("practice/doubling.py", MINE)
    path.parent.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        done = dojo.run("reset", "doubling", "--yes")
    finally:
        path.parent.chmod(stat.S_IRWXU)
    assert done.returncode == 2
    assert path.read_text() == MINE
