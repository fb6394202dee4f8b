from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from grader.errors import UsageError
from grader.progress.exchange import ImportSummary, export_progress, import_progress
from grader.progress.store import FILE_NAME, ProgressStore
from grader.report import Report
from tests.progress.conftest import Past, make_read_only

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
TABLES = (
    "attempts",
    "hints",
    "reveals",
    "openings",
    "self_assessments",
    "reviews",
    "interviews",
)


def contents(store: ProgressStore) -> dict[str, list[tuple[object, ...]]]:
    return {
        table: sorted(store.rows(f"SELECT * FROM {table}", ()), key=lambda row: repr(row[1:]))
        for table in TABLES
    }


@pytest.fixture
def full(past: Past) -> Past:
    """Something in every table, hostile words and equal instants among it."""
    past.attempt("fuse_features", NOON, "fail", misconceptions=1)
    past.attempt("fuse_features", NOON, score=1 / 3)
    past.hint("fuse_features", NOON, 1)
    past.reveal("模型", NOON)
    past.opening("fuse_features", NOON)
    past.correction("fuse_features", NOON, 4)
    report = Report(
        exercise="pets",
        verdict="pass",
        score=1,
        points=1,
        max_points=1,
        isolation="none",
        duration_seconds=0,
        message="m",
    )
    past.store.record_self_assessment(report, "cat.name", "covered", "一只猫\x1b[31m\u2028", "zh")
    past.store.write(
        "INSERT INTO interviews VALUES (?, ?, ?, ?)", ("a", NOON.isoformat(), None, "{}")
    )
    past.store.remember_workspace(Path("mine"))
    return past


@pytest.fixture
def exported(full: Past, tmp_path: Path) -> Path:
    path = tmp_path / "progress.json"
    assert export_progress(full.store, path) == 8
    return path


def test_an_export_is_plain_json_without_the_machines_paths(exported: Path) -> None:
    content = json.loads(exported.read_text("utf-8"))
    assert (content["format"], content["version"]) == ("mmdojo-progress", 1)
    assert set(content) == {"format", "version", "exported", *TABLES}
    assert content["reveals"] == [
        {"exercise": "模型", "at": "2026-05-01T12:00:00.000+00:00"},
    ]
    assert "mine" not in exported.read_text("utf-8")


def test_what_was_exported_is_all_there_after_an_import(
    full: Past, exported: Path, tmp_path: Path
) -> None:
    with ProgressStore(tmp_path / "other" / FILE_NAME) as other:
        assert import_progress(other, exported) == ImportSummary(added=8, known=0)
        assert contents(other) == contents(full.store)
        assert other.workspace is None


def test_importing_again_or_into_where_it_came_from_adds_nothing(
    full: Past, exported: Path, tmp_path: Path
) -> None:
    before = contents(full.store)
    assert import_progress(full.store, exported) == ImportSummary(added=0, known=8)
    assert contents(full.store) == before
    with ProgressStore(tmp_path / "other" / FILE_NAME) as other:
        Past(other).attempt("other", NOON)
        import_progress(other, exported)
        once = contents(other)
        assert import_progress(other, exported).added == 0
        assert contents(other) == once
        assert len(once["attempts"]) == 3


def test_two_machines_end_up_with_the_same_progress(full: Past, tmp_path: Path) -> None:
    with ProgressStore(tmp_path / "other" / FILE_NAME) as other:
        Past(other).attempt("other", NOON)
        for source, target, name in ((other, full.store, "a.json"), (full.store, other, "b.json")):
            export_progress(source, tmp_path / name)
            import_progress(target, tmp_path / name)
        ids_aside = [
            {table: [row[1:] for row in rows] for table, rows in contents(store).items()}
            for store in (other, full.store)
        ]
    assert ids_aside[0] == ids_aside[1]


def test_an_interview_that_was_finished_elsewhere_is_finished(full: Past, tmp_path: Path) -> None:
    with ProgressStore(tmp_path / "other" / FILE_NAME) as other:
        end = "2026-05-01T12:45:00.000+00:00"
        other.write(
            "INSERT INTO interviews VALUES (?, ?, ?, ?)", ("a", NOON.isoformat(), end, "done")
        )
        export_progress(other, tmp_path / "finished.json")
        export_progress(full.store, tmp_path / "open.json")
        assert import_progress(full.store, tmp_path / "finished.json").added == 1
        assert import_progress(other, tmp_path / "open.json").added == 7
        for store in (full.store, other):
            assert store.rows("SELECT finished, state FROM interviews", ()) == [(end, "done")]


def changed(content: dict[str, Any], path: list[Any], value: object) -> str:
    place: Any = content
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    return json.dumps(content)


DAMAGE: dict[str, Callable[[str], str | bytes]] = {
    "cut short": lambda text: text[: len(text) // 2],
    "empty": lambda _: "",
    "not JSON": lambda _: "SQLite format 3\0",
    "not UTF-8": lambda text: text.encode("utf-16"),
    "nested without end": lambda _: "[" * 200_000,
    "other JSON": lambda _: '{"hello": 1}',
    "a list": lambda _: "[]",
    "no table": lambda text: json.dumps(
        {key: value for key, value in json.loads(text).items() if key != "hints"}
    ),
    "a verdict of its own": lambda text: changed(
        json.loads(text), ["attempts", 1, "verdict"], "great"
    ),
    "no time": lambda text: changed(json.loads(text), ["attempts", 1, "at"], "yesterday"),
    "no time zone": lambda text: changed(
        json.loads(text), ["hints", 0, "at"], "2026-05-01T12:00:00"
    ),
    "an empty time": lambda text: changed(json.loads(text), ["interviews", 0, "started"], ""),
    "a later empty time": lambda text: changed(json.loads(text), ["interviews", 0, "finished"], ""),
    "no time of export": lambda text: changed(json.loads(text), ["exported"], "now"),
    "a score above one": lambda text: changed(json.loads(text), ["attempts", 0, "score"], 2),
    "no number": lambda text: changed(json.loads(text), ["attempts", 0, "score"], float("nan")),
    "a huge number": lambda text: changed(json.loads(text), ["hints", 0, "step"], 10**30),
    "half a character": lambda text: changed(
        json.loads(text), ["reveals", 0, "exercise"], "\ud800"
    ),
    "one column more": lambda text: changed(json.loads(text), ["reveals", 0, "more"], 1),
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_a_damaged_file_changes_nothing_and_says_so(
    full: Past, exported: Path, tmp_path: Path, kind: str
) -> None:
    damaged = DAMAGE[kind](exported.read_text("utf-8"))
    path = tmp_path / "damaged.json"
    path.write_bytes(damaged if isinstance(damaged, bytes) else damaged.encode("utf-8"))
    with ProgressStore(tmp_path / "other" / FILE_NAME) as other:
        before = contents(other)
        with pytest.raises(UsageError) as raised:
            import_progress(other, path)
        assert contents(other) == before
    said = raised.value.text
    assert str(path) in said.en
    assert "Nothing was imported" in said.en
    assert "进度没有变化" in said.zh


def test_the_place_of_the_damage_is_named(full: Past, exported: Path, tmp_path: Path) -> None:
    path = tmp_path / "damaged.json"
    text = changed(json.loads(exported.read_text("utf-8")), ["attempts", 1, "verdict"], "great")
    path.write_text(text, "utf-8")
    with pytest.raises(UsageError, match=r"attempts\[1\]\.verdict"):
        import_progress(full.store, path)


def test_a_file_from_a_later_version_is_refused(full: Past, exported: Path, tmp_path: Path) -> None:
    path = tmp_path / "later.json"
    path.write_text(changed(json.loads(exported.read_text("utf-8")), ["version"], 2), "utf-8")
    with pytest.raises(UsageError, match="Upgrade"):
        import_progress(full.store, path)


def test_a_file_that_is_there_is_never_overwritten(full: Past, tmp_path: Path) -> None:
    path = tmp_path / "notes.json"
    path.write_text("mine")
    with pytest.raises(UsageError, match="not overwritten"):
        export_progress(full.store, path)
    assert path.read_text() == "mine"
    link = tmp_path / "link.json"
    link.symlink_to(tmp_path / "elsewhere.json")
    with pytest.raises(UsageError, match="not overwritten"):
        export_progress(full.store, link)
    assert not (tmp_path / "elsewhere.json").exists()


def test_a_path_that_leads_nowhere_is_a_message(full: Past, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="Can't write"):
        export_progress(full.store, tmp_path / "none" / "a.json")
    with pytest.raises(UsageError, match="Can't read"):
        import_progress(full.store, tmp_path / "none.json")
    with pytest.raises(UsageError, match="Can't read"):
        import_progress(full.store, tmp_path)


def test_without_a_progress_file_nothing_is_imported_or_exported(
    exported: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    with ProgressStore(tmp_path / "file" / FILE_NAME) as store:
        with pytest.raises(UsageError, match="MMDOJO_DATA_DIR"):
            import_progress(store, exported)
        with pytest.raises(UsageError, match="MMDOJO_DATA_DIR"):
            export_progress(store, tmp_path / "nothing.json")
    assert not (tmp_path / "nothing.json").exists()


def test_an_import_that_fails_at_its_last_entry_leaves_nothing_behind(
    exported: Path, tmp_path: Path
) -> None:
    with ProgressStore(tmp_path / "other" / FILE_NAME) as other:
        other.write(
            "CREATE TRIGGER refuse BEFORE INSERT ON interviews"
            " BEGIN SELECT RAISE(ABORT, 'the disk broke'); END",
            (),
        )
        before = contents(other)
        with pytest.raises(UsageError, match=r"Nothing was imported.*the disk broke"):
            import_progress(other, exported)
        assert contents(other) == before


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from grader.errors import UsageError
from grader.progress.exchange import import_progress
from grader.progress.store import ProgressStore
store = ProgressStore(Path(sys.argv[1]))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
try:
    import_progress(store, Path(sys.argv[2]))
except UsageError as error:
    print(error)
"""


def test_a_full_disk_leaves_the_progress_as_it_was(exported: Path, tmp_path: Path) -> None:
    path = tmp_path / "other" / FILE_NAME
    with ProgressStore(path) as other:
        Past(other).attempt("other", NOON)
        before = contents(other)
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(path), str(exported)], capture_output=True, text=True
    )
    assert "Nothing was imported" in done.stdout
    assert done.stderr == ""
    with ProgressStore(path) as other:
        assert contents(other) == before


def test_a_read_only_file_can_be_exported_but_not_imported_into(
    full: Past, exported: Path, tmp_path: Path
) -> None:
    make_read_only(full.store)
    with ProgressStore(full.store.path) as store:
        assert export_progress(store, tmp_path / "again.json") == 8
        with pytest.raises(UsageError, match="Nothing was imported"):
            import_progress(store, exported)


IMPORTER = """
import sys
from pathlib import Path
from grader.progress.exchange import import_progress
from grader.progress.store import ProgressStore
with ProgressStore(Path(sys.argv[1])) as store:
    for turn in range(20):
        import_progress(store, Path(sys.argv[2]))
        store.record_reveal("own")
"""


def test_processes_that_import_at_once_add_everything_once(
    full: Past, exported: Path, tmp_path: Path
) -> None:
    path = tmp_path / "other" / FILE_NAME
    command = [sys.executable, "-c", IMPORTER, str(path), str(exported)]
    importers = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    for importer in importers:
        _, said = importer.communicate(timeout=120)
        assert (importer.returncode, said) == (0, "")
    with ProgressStore(path) as other:
        found = contents(other)
    assert [len(found[table]) for table in TABLES] == [2, 1, 1 + 40, 1, 1, 1, 1]
