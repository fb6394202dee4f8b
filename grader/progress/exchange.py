"""Write progress to a JSON file, and merge such a file into what is there.

The file has `format`, `version`, `exported` (a time) and one list per table of the progress file.
Where the learner's folder is stays out of it: that belongs to the machine. Merging adds what is not
there yet and changes nothing else, so importing twice, or back and forth between two machines, is
safe.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated, ClassVar, Literal

from msgspec import Meta, Struct, json
from msgspec.structs import astuple

from grader.atomic_files import write_new
from grader.errors import UsageError
from grader.progress.database import BUSY_SECONDS, transaction
from grader.progress.store import ProgressStore, now
from grader.render.json_text import json_text
from grader.render.sanitise import one_line
from grader.schema_errors import misfit
from grader.schema_files import Strict
from grader.text import Text

FORMAT = "mmdojo-progress"
VERSION = 1
_MOST_BYTES = 64_000_000


def _check_time(value: str) -> None:
    """Raise ValueError for what is no time with its time zone.

    The string stays what is kept: another spelling of the same instant would be another entry at
    the next import.
    """
    if datetime.fromisoformat(value).tzinfo is None:
        raise ValueError("a time needs its time zone")


_Name = Annotated[str, Meta(min_length=1, max_length=200)]
_Share = Annotated[float, Meta(ge=0, le=1)]
_Seconds = Annotated[float, Meta(ge=0)]
_Count = Annotated[int, Meta(ge=0, le=1_000_000)]
_Language = Literal["zh", "en"]


class _Row(Strict, frozen=True):
    """One entry."""


class _Moment(_Row, frozen=True):
    """What there was of an exercise at a time, if only that."""

    exercise: _Name
    at: str

    def __post_init__(self) -> None:
        _check_time(self.at)


class _Attempt(_Moment, frozen=True):
    verdict: Literal["pass", "fail", "not_attempted", "error"]
    score: _Share
    duration_seconds: _Seconds
    source_hash: _Name
    language: _Language
    misconceptions: _Count


class _Hint(_Moment, frozen=True):
    step: _Count


class _SelfAssessment(_Moment, frozen=True):
    point: _Name
    verdict: Literal["covered", "partial", "missing"]
    span: str
    source_hash: _Name
    language: _Language


class _Review(_Moment, frozen=True):
    rating: Annotated[int, Meta(ge=1, le=4)]
    corrected: Literal[0, 1]


class _Interview(_Row, frozen=True):
    id: _Name
    started: str
    finished: str | None
    state: str

    def __post_init__(self) -> None:
        _check_time(self.started)
        if self.finished is not None:
            _check_time(self.finished)


class _Header(Struct):
    """What every version begins with."""

    format: Literal["mmdojo-progress"]
    version: int


class _File(Struct, forbid_unknown_fields=True):
    """A whole file of version 1."""

    TABLES: ClassVar[Mapping[str, type[_Row]]] = {
        "attempts": _Attempt,
        "hints": _Hint,
        "reveals": _Moment,
        "openings": _Moment,
        "self_assessments": _SelfAssessment,
        "reviews": _Review,
        "interviews": _Interview,
    }
    format: Literal["mmdojo-progress"]
    version: Literal[1]
    exported: str
    attempts: list[_Attempt]
    hints: list[_Hint]
    reveals: list[_Moment]
    openings: list[_Moment]
    self_assessments: list[_SelfAssessment]
    reviews: list[_Review]
    interviews: list[_Interview]

    def __post_init__(self) -> None:
        _check_time(self.exported)


@dataclass(frozen=True)
class ImportSummary:
    """How many entries a file added, and how many of its entries were there already."""

    added: int
    known: int

    @property
    def sentence(self) -> Text:
        """Return it as a learner reads it."""
        return Text(
            zh=f"导入了 {self.added} 条记录；另有 {self.known} 条本来就有，没有重复导入。",
            en=f"Imported {self.added} entries; {self.known} were there already.",
        )


def export_progress(store: ProgressStore, path: Path) -> int:
    """Write all progress to a new JSON file; return how many entries it holds.

    Raises:
        UsageError: there is a file of that name, it can't be written, or progress can't be read.
    """
    tables = {table: _entries(store, table) for table in _File.TABLES}
    if not store.lasting and not _is_on_disk(store):
        note = store.notes[0] if store.notes else Text.same(str(store.path))
        raise UsageError(
            Text(zh=f"读不到进度，没有导出。{note.zh}", en=f"There is nothing to export. {note.en}")
        )
    content = json_text({"format": FORMAT, "version": VERSION, "exported": now(), **tables}) + "\n"
    write_new_file(path, content.encode("utf-8"))
    return sum(map(len, tables.values()))


def import_progress(store: ProgressStore, path: Path) -> ImportSummary:
    """Merge an exported file into the progress: all of it, or (where this raises) nothing.

    Raises:
        UsageError: it is no whole export, is from a later version, or progress can't be written.
    """
    file = _read(path)
    if not store.lasting:
        note = store.notes[0] if store.notes else Text.same(str(store.path))
        raise _not_imported(note)
    added = known = 0
    try:
        # A connection of its own: what the store writes is one statement at a time.
        with (
            closing(sqlite3.connect(store.path, timeout=BUSY_SECONDS, isolation_level=None)) as own,
            transaction(own),
        ):
            for table in _File.TABLES:
                rows = [astuple(row) for row in getattr(file, table)]
                more = _merge(own, table, rows)
                added += more
                known += len(rows) - more
    except sqlite3.Error as error:
        raise _not_imported(
            Text(
                zh=f"进度文件 {store.path} 写不进去（{error}），请检查磁盘空间和权限。",
                en=f"{store.path} can't be written ({error}); check disk space and permissions.",
            )
        ) from error
    return ImportSummary(added, known)


def write_new_file(path: Path, content: bytes) -> None:
    """Write a file that is not there yet.

    Raises:
        UsageError: there is one of that name, or it can't be written.
    """
    try:
        made = not path.is_symlink() and not path.exists() and write_new(path, content)
    except OSError as error:
        raise UsageError(
            Text(
                zh=f"无法写入 {path}（{error.strerror}）。请换一个位置，或先建好文件夹。",
                en=f"Can't write {path} ({error.strerror}). Name another place, or make the "
                "folder first.",
            )
        ) from error
    if not made:
        raise UsageError(
            Text(
                zh=f"{path} 已经存在，没有覆盖。请换一个文件名，或先把它移走。",
                en=f"{path} exists already and was not overwritten. Name another file, or move "
                "that one away.",
            )
        )


def _entries(store: ProgressStore, table: str) -> list[dict[str, object]]:
    columns = _File.TABLES[table].__struct_fields__
    query = f"SELECT {', '.join(columns)} FROM {table} ORDER BY rowid"
    return [dict(zip(columns, row, strict=True)) for row in store.rows(query, ())]


def _is_on_disk(store: ProgressStore) -> bool:
    return any(row[2] for row in store.rows("PRAGMA database_list", ()))


def _merge(connection: sqlite3.Connection, table: str, rows: Sequence[tuple[object, ...]]) -> int:
    """Add those rows that the table lacks; return how many."""
    columns = _File.TABLES[table].__struct_fields__
    names, places = ", ".join(columns), ", ".join("?" * len(columns))
    present = set(connection.execute(f"SELECT {names} FROM {table}"))
    new = [row for row in dict.fromkeys(rows) if row not in present]
    if table == "interviews":
        new = [row for row in new if _is_further(connection, row)]
    connection.executemany(f"INSERT OR REPLACE INTO {table} ({names}) VALUES ({places})", new)
    return len(new)


def _is_further(connection: sqlite3.Connection, row: tuple[object, ...]) -> bool:
    """Whether an interview is unknown here, or finished there and not here."""
    found = connection.execute("SELECT finished FROM interviews WHERE id = ?", row[:1]).fetchone()
    return found is None or (found[0] is None and row[2] is not None)


def _read(path: Path) -> _File:
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= _MOST_BYTES else b""
    except OSError as error:
        raise UsageError(
            Text(
                zh=f"无法读取 {path}（{error.strerror}）。请检查路径。",
                en=f"Can't read {path} ({error.strerror}). Check the path.",
            )
        ) from error
    if size > _MOST_BYTES:
        raise _damaged(path, Text(zh="文件太大了", en="it is too large"))
    try:
        header = json.decode(content, type=_Header)
    except (ValueError, RecursionError) as error:
        raise _damaged(path, _detail(error, _Header)) from None
    if header.version > VERSION:
        raise UsageError(
            Text(
                zh=f"{path} 来自更新版本的 mmdojo，没有导入。请升级 mmdojo。",
                en=f"{path} is from a later mmdojo; nothing was imported. Upgrade mmdojo.",
            )
        )
    try:
        return json.decode(content, type=_File)
    except (ValueError, RecursionError) as error:
        raise _damaged(path, _detail(error, _File)) from None


def _detail(error: Exception, schema: type[Struct]) -> Text:
    said = misfit(error, schema)
    return Text(zh=one_line(said.zh), en=one_line(said.en))


def _damaged(path: Path, detail: Text) -> UsageError:
    return UsageError(
        Text(
            zh=f"{path} 不是完整的 mmdojo 进度文件（{detail.zh}），没有导入，进度没有变化。"
            "请在原来的机器上重新导出：mmdojo progress --export FILE",
            en=f"{path} is no whole export of mmdojo ({detail.en}). Nothing was imported and your "
            "progress is as it was. Export it anew: mmdojo progress --export FILE",
        )
    )


def _not_imported(detail: Text) -> UsageError:
    return UsageError(
        Text(
            zh=f"没有导入，进度没有变化。{detail.zh}",
            en=f"Nothing was imported and your progress is as it was. {detail.en}",
        )
    )
