from __future__ import annotations

import re
from pathlib import Path

import pytest

from grader.dated_copies import write_dated


def test_copies_of_one_second_stand_side_by_side_in_the_order_they_were_made(
    tmp_path: Path,
) -> None:
    paths = [write_dated(tmp_path, "answer", ".py", str(n).encode()) for n in range(3)]
    assert [path.read_text() for path in sorted(paths, key=lambda path: path.stem)] == [
        "0",
        "1",
        "2",
    ]
    assert all(re.fullmatch(r"answer\.\d{8}-\d{6}(-\d\d)?\.py", path.name) for path in paths)
    assert sorted(tmp_path.iterdir()) == sorted(paths)


def test_a_folder_that_is_not_there_is_an_error_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="nowhere"):
        write_dated(tmp_path / "nowhere", "answer", ".py", b"")
    assert list(tmp_path.iterdir()) == []
