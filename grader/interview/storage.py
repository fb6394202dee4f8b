"""Keep interviews in the progress file; a damaged one is set aside and named."""

from __future__ import annotations

import contextlib
import fcntl
import os
from collections.abc import Iterator
from dataclasses import dataclass

from msgspec import json

from grader.atomic_files import write_new
from grader.errors import UsageError
from grader.interview.state import InterviewState
from grader.progress.location import data_folder
from grader.progress.store import ProgressStore, now
from grader.text import Text

_LOCK = "interview.lock"


@dataclass(frozen=True)
class Kept:
    """An interview as it is kept; `finished` is None while it can be resumed."""

    started: str
    finished: str | None
    state: InterviewState


def begin(store: ProgressStore, state: InterviewState) -> None:
    """Keep a new interview."""
    store.write(
        "INSERT INTO interviews (id, started, state) VALUES (?, ?, ?)",
        (state.id, now(), state.to_json()),
    )


def save(store: ProgressStore, state: InterviewState) -> None:
    """Keep an interview as it is now."""
    store.write("UPDATE interviews SET state = ? WHERE id = ?", (state.to_json(), state.id))


def finish(store: ProgressStore, state: InterviewState) -> None:
    """Keep an interview that has ended."""
    store.write(
        "UPDATE interviews SET state = ?, finished = ? WHERE id = ? AND finished IS NULL",
        (state.to_json(), now(), state.id),
    )


def unfinished(store: ProgressStore) -> Kept | None:
    """Return the interview that has not ended; damaged ones are set aside, with a note."""
    rows = store.rows(
        "SELECT id, started, state FROM interviews WHERE finished IS NULL ORDER BY started DESC", ()
    )
    for name, started, state in rows:
        if (read := _read(str(state))) is not None:
            return Kept(str(started), None, read)
        _set_aside(store, str(name), str(state))
    return None


def ended(store: ProgressStore) -> list[Kept]:
    """Return the interviews that have ended, the latest first; a damaged one only makes a note."""
    rows = store.rows(
        "SELECT id, started, finished, state FROM interviews WHERE finished IS NOT NULL"
        " ORDER BY finished DESC, started DESC",
        (),
    )
    kept = []
    for name, started, finished, state in rows:
        if (read := _read(str(state))) is not None:
            kept.append(Kept(str(started), str(finished), read))
        else:
            store.notes.append(
                Text(
                    zh=f"面试 {name} 的记录已损坏，没有列出。",
                    en=f"The record of interview {name} is damaged and left out.",
                )
            )
    return kept


def assessed(store: ProgressStore) -> list[Kept]:
    """Return the interviews that ended with a report, the latest first."""
    return [kept for kept in ended(store) if kept.state.ending in ("complete", "time_over")]


@contextlib.contextmanager
def only_one_at_a_time() -> Iterator[None]:
    """Hold the right to conduct an interview; it ends with the process, however that ends.

    Raises:
        UsageError: another process holds it.
    """
    try:
        folder = data_folder()
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError:  # nothing can be kept there, so no other can resume from there either
        yield
        return
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise UsageError(
                Text(
                    zh="另一个终端里正在进行面试。请回到那里继续，或先在那里按 p 暂停。",
                    en="An interview is going on in another terminal. Go on there, "
                    "or pause it there with p.",
                )
            ) from None
        yield
    finally:
        os.close(descriptor)


def _read(state: str) -> InterviewState | None:
    try:
        return json.decode(state, type=InterviewState)
    except (ValueError, RecursionError):
        return None


def _set_aside(store: ProgressStore, name: str, state: str) -> None:
    """Move a state that can't be read out of the progress file, into a file of its own."""
    path = data_folder() / f"interview-{name}.damaged.json"
    try:
        write_new(path, state.encode("utf-8", "replace"))
    except OSError:
        store.write("UPDATE interviews SET finished = ? WHERE id = ?", (now(), name))
        where = Text(
            zh=f"它留在 {store.path} 里，不再使用。", en=f"It stays in {store.path}, unused."
        )
    else:
        store.write("DELETE FROM interviews WHERE id = ?", (name,))
        where = Text(zh=f"原样存到了 {path}。", en=f"It was kept as it is in {path}.")
    store.notes.append(
        Text(
            zh=f"未完成的面试 {name} 的记录已损坏，无法继续。{where.zh}",
            en=f"The record of the unfinished interview {name} is damaged; it can't go on. "
            f"{where.en}",
        )
    )
