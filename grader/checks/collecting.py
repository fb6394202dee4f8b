"""Collect the checks in a file, perhaps before anybody asks for them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from grader.checks.loading import imported_anew

_FileState = tuple[str, int, int, int, bytes]


def collect(session: pytest.Session, path: Path) -> list[pytest.Item]:
    """Return the checks in a file: what pytest collects, less the walk through folders above it."""
    module = pytest.Module.from_parent(session, path=path)
    return list(session.genitems(module))


@dataclass(frozen=True)
class CollectedAhead:
    """Checks collected in a session that has no submission yet, and what their folder held."""

    path: Path
    items: list[pytest.Item]
    state: tuple[_FileState, ...]

    def still_holds(self, path: Path) -> bool:
        """Say whether these are the checks in a file, and nothing in its folder has changed."""
        return path == self.path and self.state == _state(path.parent)


def collect_ahead(session: pytest.Session, path: Path) -> CollectedAhead | None:
    """Collect checks for later; None where that can't be, and whoever asks for them is told why.

    The session needs the `CheckFixtures` by now: pytest links them with the checks' own.
    """
    try:
        state = _state(path.parent)
        with imported_anew(path.parent):
            items = collect(session, path)
    except Exception:
        return None
    return CollectedAhead(path, items, state) if items else None


def _state(folder: Path) -> tuple[_FileState, ...]:
    """Return what changes when a file in a folder does."""
    found = []
    for path in sorted(folder.iterdir()):
        if path.is_file():
            status = path.stat()
            text = path.read_bytes() if path.suffix == ".py" else b""
            entry: Any = (path.name, status.st_mtime_ns, status.st_size, status.st_ino, text)
            found.append(entry)
    return tuple(found)
