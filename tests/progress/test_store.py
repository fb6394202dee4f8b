from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from grader.progress.database import MIGRATIONS
from grader.progress.store import FILE_NAME, ProgressStore
from grader.report import Report
from grader.verdicts import Verdict


def report(verdict: Verdict, exercise: str = "doubling") -> Report:
    return Report(
        exercise=exercise,
        verdict=verdict,
        score=1 if verdict == "pass" else 0,
        points=0,
        max_points=1,
        isolation="none",
        duration_seconds=0.1,
        message="m",
        graded_source="source",
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "progress" / FILE_NAME


@pytest.mark.parametrize(
    ("verdicts", "revealed", "status"),
    [
        ([], False, "new"),
        (["not_attempted", "error"], False, "new"),
        (["fail"], False, "attempted"),
        (["fail"], True, "revealed"),
        ([], True, "revealed"),
        (["pass", "fail"], False, "passed"),
        (["pass"], True, "passed"),
    ],
)
def test_the_status_follows_from_attempts_and_reveals(
    path: Path, verdicts: list[Verdict], revealed: bool, status: str
) -> None:
    with ProgressStore(path) as store:
        for verdict in verdicts:
            store.record_attempt(report(verdict), "en")
        if revealed:
            store.record_reveal("doubling")
    with ProgressStore(path) as store:
        assert store.status("doubling") == status
        assert store.status("other") == "new"


def test_an_attempt_keeps_time_verdict_score_and_a_hash_but_not_the_source(path: Path) -> None:
    with ProgressStore(path) as store:
        store.record_attempt(report("pass"), "zh")
    row = sqlite3.connect(path).execute("SELECT * FROM attempts").fetchone()
    assert row[1] == "doubling"
    assert row[2].endswith("+00:00")
    assert row[3:6] == ("pass", 1, 0.1)
    assert len(row[6]) == 64
    assert row[7] == "zh"
    assert b"source\x00" not in path.read_bytes()


def test_hints_go_on_in_the_next_session_and_stop_at_the_last(path: Path) -> None:
    taken = []
    for _ in range(4):
        with ProgressStore(path) as store:
            taken.append(store.take_hint("doubling", 3))
    assert [hint.number for hint in taken] == [1, 2, 3, 3]
    assert [hint.repeated for hint in taken] == [False, False, False, True]


def test_the_workspace_is_the_one_remembered_last(path: Path, tmp_path: Path) -> None:
    with ProgressStore(path) as store:
        assert store.workspace is None
        store.remember_workspace(tmp_path / "a")
        store.remember_workspace(tmp_path / "b")
        assert store.workspace == tmp_path / "b"


WRITER = """
import sys
from pathlib import Path
from grader.progress.store import ProgressStore
for turn in range(40):
    with ProgressStore(Path(sys.argv[1])) as store:
        store.record_reveal("doubling")
        store.take_hint("doubling", 1000)
        if store.notes:
            sys.exit(str(store.notes))
"""


def test_processes_that_write_at_once_lose_nothing(path: Path) -> None:
    command = [sys.executable, "-c", WRITER, str(path)]
    writers = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    for writer in writers:
        _, said = writer.communicate(timeout=120)
        assert (writer.returncode, said) == (0, "")
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT count(*) FROM reveals").fetchone() == (120,)
    steps = [row[0] for row in connection.execute("SELECT step FROM hints ORDER BY step")]
    assert steps == list(range(1, 121))


@pytest.mark.parametrize("damage", ["not a database", "pages", "empty"])
def test_a_damaged_file_is_set_aside_whole_and_a_new_one_opened(path: Path, damage: str) -> None:
    with ProgressStore(path) as store:
        for _ in range(200):
            store.record_attempt(report("pass"), "en")
    content = path.read_bytes()
    broken = {
        "not a database": b"This is not SQLite. " * 200,
        "pages": content[:1000] + b"\xff" * (len(content) - 1000),
        "empty": b"",
    }[damage]
    path.write_bytes(broken)
    with ProgressStore(path) as store:
        notes = store.notes
        store.record_reveal("doubling")
        assert store.status("doubling") == "revealed"
    aside = [each for each in path.parent.iterdir() if ".damaged-" in each.name]
    if damage == "empty":  # what a process leaves that died between making and filling the file
        assert (notes, aside) == ([], [])
        return
    assert [each.read_bytes() for each in aside if each.suffix == ".sqlite3"] == [broken]
    assert aside[0].name in notes[0].en
    assert aside[0].name in notes[0].zh


def test_processes_that_meet_a_damaged_file_at_once_set_it_aside_once(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"damaged " * 1000)
    program = (
        "import sys; from pathlib import Path; from grader.progress.store import ProgressStore\n"
        "with ProgressStore(Path(sys.argv[1])) as store: store.record_reveal('doubling')"
    )
    command = [sys.executable, "-c", program, str(path)]
    writers = [subprocess.Popen(command) for _ in range(3)]
    assert [writer.wait(timeout=120) for writer in writers] == [0, 0, 0]
    assert len([each for each in path.parent.iterdir() if ".damaged-" in each.name]) == 1
    count = sqlite3.connect(path).execute("SELECT count(*) FROM reveals").fetchone()
    assert count == (3,)


def test_without_a_place_to_write_everything_works_but_lasts_only_a_while(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with ProgressStore(tmp_path / "file" / FILE_NAME) as store:
        store.record_attempt(report("pass"), "en")
        assert store.status("doubling") == "passed"
        assert not store.lasting
        assert len(store.notes) == 1
        assert "MMDOJO_DATA_DIR" in store.notes[0].zh


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from grader.progress.store import ProgressStore
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
store = ProgressStore(Path(sys.argv[1]))
store.record_reveal("doubling")
store.take_hint("doubling", 3)
store.remember_workspace(Path("x"))
assert len(store.notes) == 1, store.notes
"""


@pytest.mark.skipif(sys.platform == "win32", reason="stands in for a full disk with an rlimit")
@pytest.mark.parametrize("exists", [True, False])
def test_a_full_disk_is_one_note_and_damages_nothing(path: Path, exists: bool) -> None:
    if exists:
        with ProgressStore(path) as store:
            store.record_attempt(report("pass"), "en")
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(path)], capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
    if exists:
        with ProgressStore(path) as store:
            assert (store.status("doubling"), store.notes) == ("passed", [])


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_still_shows_what_was_done(path: Path) -> None:
    with ProgressStore(path) as store:
        store.record_attempt(report("pass"), "en")
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        with ProgressStore(path) as store:
            assert store.status("doubling") == "passed"
            store.record_reveal("other")
            assert len(store.notes) == 1
    finally:
        path.parent.chmod(0o755)


def test_a_file_from_a_later_version_is_neither_written_nor_moved(path: Path) -> None:
    with ProgressStore(path):
        pass
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    connection.close()
    with ProgressStore(path) as store:
        store.record_reveal("doubling")
        assert "Upgrade" in store.notes[0].en
    assert sqlite3.connect(path).execute("SELECT count(*) FROM reveals").fetchone() == (0,)


def test_a_process_killed_while_writing_leaves_a_file_that_opens(path: Path) -> None:
    program = (
        "import os, sys; from pathlib import Path\n"
        "from grader.progress.store import ProgressStore\n"
        "store = ProgressStore(Path(sys.argv[1])); store.record_reveal('kept')\n"
        "store._connection.execute('BEGIN IMMEDIATE')\n"
        "store._connection.execute(\"INSERT INTO reveals VALUES (NULL, 'lost', '')\")\n"
        "os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", program, str(path)], check=False)
    with ProgressStore(path) as store:
        assert store.notes == []
        assert (store.has_revealed("kept"), store.has_revealed("lost")) == (True, False)
