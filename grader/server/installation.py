"""Notice that the installation has changed since the server started."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

Fingerprint = frozenset[tuple[str, int, int]]
_SUFFIXES = (".py", ".toml", ".txt", ".j2")


def fingerprint(package: str) -> Fingerprint:
    """Return what changes when a file of the package does, or when a package is (un)installed."""
    return frozenset((*_files(package), *_package_folders()))


def _files(folder: str) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name not in ("__pycache__", "_content"):
                    yield from _files(entry.path)
            elif entry.name.endswith(_SUFFIXES):
                found = entry.stat()
                yield entry.path, found.st_mtime_ns, found.st_size


def _package_folders() -> Iterator[tuple[str, int, int]]:
    for folder in sys.path:
        if folder.endswith(("site-packages", "dist-packages")):
            try:
                yield folder, os.stat(folder).st_mtime_ns, 0  # noqa: PTH116 - no Path per request
            except OSError:
                continue


class Installation:
    """A package, and whether it has changed since."""

    def __init__(self, package: str) -> None:
        """Remember what `package` is like now."""
        self._package = package
        self._fingerprint = fingerprint(package)
        files = [path for path, _, _ in self._fingerprint]
        self._paths = [*files, *{os.path.dirname(path) for path in files}]  # noqa: PTH120
        self._states = self._look()

    def has_changed(self) -> bool:
        """Say whether a file has, or a package has been (un)installed; folders are a quick look.

        What is compiled beside it changes a folder, too, but isn't meant.
        """
        states = self._look()
        if states == self._states:
            return False
        if fingerprint(self._package) != self._fingerprint:
            return True
        self._states = states
        return False

    def _look(self) -> list[tuple[int, int]]:
        states = []
        for path in self._paths:
            try:
                found = os.stat(path)  # noqa: PTH116 - no Path per file and request
            except OSError:
                states.append((-1, -1))
            else:
                states.append((found.st_mtime_ns, found.st_size))
        return states
