"""Notice that the installation has changed since the server started."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

Fingerprint = frozenset[tuple[str, int, int]]
_SUFFIXES = (".py", ".toml", ".j2")


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
