from __future__ import annotations

import os
from pathlib import Path

import pytest

from grader.atomic_files import replace, write_new


def test_a_new_file_is_never_written_over_an_old_one(tmp_path: Path) -> None:
    path = tmp_path / "answer.py"
    assert write_new(path, b"first")
    assert not write_new(path, b"second")
    assert path.read_bytes() == b"first"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_system_without_hard_links_gets_its_file_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*arguments: object) -> None:
        raise OSError("no links here")

    monkeypatch.setattr(os, "link", refuse)
    path = tmp_path / "answer.py"
    assert write_new(path, b"first")
    assert not write_new(path, b"second")
    assert path.read_bytes() == b"first"


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "results.csv"
    path.write_bytes(b"old")

    def refuse(*arguments: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(os, "fdopen", refuse)
    with pytest.raises(OSError, match="disk full"):
        replace(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
