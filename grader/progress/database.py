"""Open the progress file: create, migrate, set a damaged one aside, or do without."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from grader.text import Text

BUSY_SECONDS = 10
_COMPANIONS = ("", "-wal", "-shm", "-journal")

# Each script takes the file from version i to version i + 1; never edit one that was released.
MIGRATIONS = (
    """
    CREATE TABLE attempts (
        id INTEGER PRIMARY KEY,
        exercise TEXT NOT NULL,
        at TEXT NOT NULL,
        verdict TEXT NOT NULL,
        score REAL NOT NULL,
        duration_seconds REAL NOT NULL,
        source_hash TEXT NOT NULL,
        language TEXT NOT NULL
    );
    CREATE INDEX attempts_of_exercise ON attempts (exercise, verdict);
    CREATE TABLE hints (
        id INTEGER PRIMARY KEY,
        exercise TEXT NOT NULL,
        at TEXT NOT NULL,
        step INTEGER NOT NULL
    );
    CREATE TABLE reveals (
        id INTEGER PRIMARY KEY,
        exercise TEXT NOT NULL,
        at TEXT NOT NULL
    );
    CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);
    """,
    """
    CREATE TABLE self_assessments (
        id INTEGER PRIMARY KEY,
        exercise TEXT NOT NULL,
        at TEXT NOT NULL,
        point TEXT NOT NULL,
        verdict TEXT NOT NULL,
        span TEXT NOT NULL,
        source_hash TEXT NOT NULL,
        language TEXT NOT NULL
    );
    CREATE INDEX self_assessments_of_exercise ON self_assessments (exercise, point);
    """,
    """
    ALTER TABLE attempts ADD COLUMN misconceptions INTEGER NOT NULL DEFAULT 0;
    CREATE TABLE openings (
        id INTEGER PRIMARY KEY,
        exercise TEXT NOT NULL,
        at TEXT NOT NULL
    );
    CREATE INDEX openings_of_exercise ON openings (exercise, at);
    CREATE TABLE reviews (
        id INTEGER PRIMARY KEY,
        exercise TEXT NOT NULL,
        at TEXT NOT NULL,
        rating INTEGER NOT NULL,
        corrected INTEGER NOT NULL
    );
    CREATE INDEX reviews_of_exercise ON reviews (exercise, at);
    CREATE TABLE interviews (
        id TEXT PRIMARY KEY,
        started TEXT NOT NULL,
        finished TEXT,
        state TEXT NOT NULL
    );
    """,
)


@dataclass(frozen=True)
class Opened:
    """A connection, whether it keeps what is written, and what the user should know."""

    connection: sqlite3.Connection
    lasting: bool
    notes: tuple[Text, ...]


class _TooNewError(Exception):
    """The file was written by a later version of mmdojo."""


def open_database(path: Path) -> Opened:
    """Open the progress file at `path`; never raise, since grading matters more than its record.

    A damaged file is moved aside under a dated name and a new one takes its place. Where no file
    can be kept, the connection is to memory (or, for a file that may only be read, read-only).
    """
    notes: list[Text] = []
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            return Opened(_connect(path), True, ())
        except sqlite3.DatabaseError as error:
            if not _is_damage(error):
                raise
        if aside := _set_aside(path):
            notes.append(_damage_note(path, aside))
        return Opened(_connect(path), True, tuple(notes))
    except _TooNewError:
        notes.append(_too_new_note(path))
    except (OSError, sqlite3.Error) as error:
        notes.append(_not_kept_note(path, error))
    return Opened(_without_record(path), False, tuple(notes))


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        # Another process may be switching to WAL just now; its switch then serves us both.
        with contextlib.suppress(sqlite3.OperationalError):
            connection.execute("PRAGMA journal_mode = WAL")
        # Written by the system when it sees fit: of a power failure, not of a crash, the last
        # entries are the price, and nobody waits for the disk (SQLite's own advice for WAL).
        connection.execute("PRAGMA synchronous = NORMAL")
        damage = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        if damage != "ok":
            raise sqlite3.DatabaseError(f"malformed: {damage}")
        _migrate(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _migrate(connection: sqlite3.Connection) -> None:
    if _version(connection) == len(MIGRATIONS):
        return
    with transaction(connection):
        version = _version(connection)
        if version > len(MIGRATIONS):
            raise _TooNewError
        for script in MIGRATIONS[version:]:
            for statement in script.split(";"):
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Hold the write lock for a block: all of it happens, or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        # A full disk has already ended the transaction.
        with contextlib.suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _is_damage(error: sqlite3.DatabaseError) -> bool:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return "malformed" in str(error)
    return code & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _set_aside(path: Path) -> Path | None:
    """Move a damaged file aside; None where another process has just done so."""
    lock = sqlite3.connect(path.with_name(path.name + ".lock"), timeout=BUSY_SECONDS)
    try:
        lock.execute("BEGIN EXCLUSIVE")
        try:
            _connect(path).close()
            return None
        except sqlite3.DatabaseError as error:
            if not _is_damage(error):
                raise
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
        aside = path.with_name(f"{path.stem}.damaged-{stamp}{path.suffix}")
        for companion in _COMPANIONS:
            with contextlib.suppress(FileNotFoundError):
                path.with_name(path.name + companion).rename(
                    aside.with_name(aside.name + companion)
                )
        return aside
    finally:
        lock.close()


def _without_record(path: Path) -> sqlite3.Connection:
    """Return a read-only connection to the file if it can be read, else an empty one in memory."""
    with contextlib.suppress(OSError, sqlite3.Error, ValueError):
        # `immutable`: beside a file in WAL mode SQLite would otherwise have to write.
        uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        connection = sqlite3.connect(uri, uri=True, isolation_level=None)
        try:
            if _version(connection) == len(MIGRATIONS):
                return connection
        except sqlite3.Error:
            pass
        connection.close()
    connection = sqlite3.connect(":memory:", isolation_level=None)
    _migrate(connection)
    return connection


def _damage_note(path: Path, aside: Path) -> Text:
    return Text(
        zh=f"进度文件损坏了，已改名为 {aside}（内容没有删除），并新建了 {path}。",
        en=f"The progress file was damaged. It is now {aside} (nothing was deleted); "
        f"{path} starts afresh.",
    )


def _too_new_note(path: Path) -> Text:
    return Text(
        zh=f"进度文件 {path} 来自更新版本的 mmdojo，这次不记录进度。请升级 mmdojo。",
        en=f"The progress file {path} is from a later mmdojo, so nothing is recorded. "
        "Upgrade mmdojo.",
    )


def _not_kept_note(path: Path, error: Exception) -> Text:
    return Text(
        zh=f"进度无法保存到 {path}（{error}）；评分不受影响。"
        "请检查磁盘空间和权限，或用 MMDOJO_DATA_DIR 指定别的文件夹。",
        en=f"Progress can't be kept in {path} ({error}); grading is not affected. "
        "Check disk space and permissions, or name another folder with MMDOJO_DATA_DIR.",
    )


def not_written_note(path: Path, error: Exception) -> Text:
    """Return what to tell a user whose progress could be read but not written."""
    return _not_kept_note(path, error)
