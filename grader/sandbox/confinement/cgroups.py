"""Limit the threads and the kernel's own memory of each worker, where cgroups can be made.

Resource limits hold without, but count neither what the kernel keeps for a process (page tables,
socket buffers) nor, for root, its threads. Source: kernel documentation, admin-guide/cgroup-v2.rst
and cgroup-v1/{pids,memory}.rst.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import time

_ROOT = "/sys/fs/cgroup"
_PREFIX = "mmdojo-"
# For each version: folder, what enters a process, file of the limit on threads, on memory.
_VERSION_2 = ((f"{_ROOT}", "cgroup.procs", "pids.max", "memory.max"),)
_VERSION_1 = (
    (f"{_ROOT}/pids", "tasks", "pids.max", None),
    (f"{_ROOT}/memory", "tasks", None, "memory.limit_in_bytes"),
)
MOST_THREADS = 512
_OLD_SECONDS = 3600.0


class Cgroup:
    """The control groups of one worker."""

    def __init__(self) -> None:
        owner = os.readlink("/proc/self")  # noqa: PTH115 - as seen from outside a namespace
        name = f"{_PREFIX}{owner}-{secrets.token_hex(8)}"
        self._folders: list[tuple[str, str, str | None]] = []
        for root, tasks, threads, memory in _version():
            folder = f"{root}/{name}"
            os.mkdir(folder)  # noqa: PTH102 - no pathlib in workers
            self._folders.append((folder, tasks, memory))
            if threads is not None:
                _write(f"{folder}/{threads}", str(MOST_THREADS))

    def limit_memory(self, megabytes: int) -> None:
        """Limit what its processes take from now on, the kernel's memory for them included."""
        for folder, _, memory in self._folders:
            if memory is not None:
                _write(f"{folder}/{memory}", str(megabytes * 2**20))

    def enter(self) -> None:
        """Put this process in.

        Raises:
            OSError: it is not let in.
        """
        for folder, tasks, _ in self._folders:
            _write(f"{folder}/{tasks}", "0")

    def remove(self) -> None:
        """Take the groups away, once their processes have ended."""
        for folder, _, _ in self._folders:
            with contextlib.suppress(OSError):
                os.rmdir(folder)  # noqa: PTH106


def allowed() -> bool:
    """Say whether this user may make such groups, by making one; also clear what others left."""
    for root, *_ in _version():
        _clear(root)
    made = None
    try:
        made = Cgroup()
        made.limit_memory(64)
        return bool(made._folders)
    except OSError:
        return False
    finally:
        if made is not None:
            made.remove()


def _version() -> tuple[tuple[str, str, str | None, str | None], ...]:
    try:
        with open(f"{_ROOT}/cgroup.subtree_control", encoding="ascii") as file:  # noqa: PTH123
            return _VERSION_2 if {"pids", "memory"} <= set(file.read().split()) else ()
    except OSError:
        return _VERSION_1 if os.path.isdir(f"{_ROOT}/pids") else ()  # noqa: PTH112


def _clear(root: str) -> None:
    """Remove the groups of zygotes that were killed."""
    with contextlib.suppress(OSError):
        for name in os.listdir(root):  # noqa: PTH208
            owner = name.removeprefix(_PREFIX).partition("-")[0]
            if name.startswith(_PREFIX) and not os.path.exists(f"/proc/{owner}"):  # noqa: PTH110
                with contextlib.suppress(OSError):
                    # A young one may be that of a container, whose processes are not seen here.
                    if time.time() - os.stat(f"{root}/{name}").st_mtime > _OLD_SECONDS:  # noqa: PTH116
                        os.rmdir(f"{root}/{name}")  # noqa: PTH106


def _write(path: str, text: str) -> None:
    with open(path, "w", encoding="ascii") as file:  # noqa: PTH123
        file.write(text)
