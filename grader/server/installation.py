"""Notice that the installation has changed since the server started."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator

Fingerprint = frozenset[tuple[str, int, int]]
_SUFFIXES = (".py", ".toml", ".txt", ".json", ".j2")


def fingerprint(package: str) -> Fingerprint:
    """Return what changes when a file of the package does, or when a package is (un)installed."""
    return frozenset((*_files(package), *_distributions()))


def _files(folder: str) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name not in ("__pycache__", "_content"):
                    yield from _files(entry.path)
            elif entry.name.endswith(_SUFFIXES):
                found = entry.stat()
                yield entry.path, found.st_mtime_ns, found.st_size


def _distributions() -> Iterator[tuple[str, int, int]]:
    """Yield what each installed package leaves; other files come and go beside them."""
    for folder in _package_folders():
        with contextlib.suppress(OSError), os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.endswith((".dist-info", ".egg-info")):
                    yield entry.path, entry.stat().st_mtime_ns, 0


def _package_folders() -> list[str]:
    return [each for each in sys.path if each.endswith(("site-packages", "dist-packages"))]


class Installation:
    """A package, and whether it has changed since."""

    def __init__(self, package: str) -> None:
        """Remember what `package` is like now."""
        self._package = package
        self._fingerprint = fingerprint(package)
        files = [path for path, _, _ in _files(package)]
        folders = {*map(os.path.dirname, files), *_package_folders()}
        self._paths = [*files, *folders]
        self._states = self._look()

    def has_changed(self) -> bool:
        """Say whether a file has, or a package has been (un)installed; folders are a quick look.

        What is compiled beside it changes a folder, too, as any stray file does, but isn't meant.
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
