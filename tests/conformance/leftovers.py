"""What exists after a program was graded and did not before: processes, files, kernel objects."""

from __future__ import annotations

import contextlib
import ctypes
import os
import subprocess
import sys
import sysconfig
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import psutil

_PR_SET_CHILD_SUBREAPER = 36
_PUBLIC_FOLDERS = (
    "/dev/shm",
    "/dev/mqueue",
    "/tmp",
    "/var/tmp",
    "/var/spool/cron",
    "/var/spool/cron/crontabs",
    "/etc/cron.d",
)
_SYSTEM_V = ("shm", "msg", "sem")
_REMOVE = 0  # IPC_RMID
_CONTROL_GROUPS = Path("/sys/fs/cgroup")
_TEMPORARY = Path(tempfile.gettempdir())
_SECONDS_FOR_OTHERS = 30
_SECONDS_TO_END = 2


class Leftovers:
    """Looks before and after; `marker` and `key` are the names that programs use."""

    def __init__(self, marker: str, key: int) -> None:
        self._marker = marker
        self._key = key
        self._processes = set(_descendants())
        self._scratch = set(_scratch_folders())

    def processes(self) -> list[psutil.Process]:
        """Return processes that descend from this one, or carry the marker, and are new."""
        found = set(_descendants()) - self._processes
        found |= {process for process in psutil.process_iter() if self._marks(process)}
        # A worker of a zygote that others use too ends a moment after its submission.
        _, found = psutil.wait_procs(found, timeout=_SECONDS_TO_END)
        return sorted(filter(_lives, found), key=lambda process: process.pid)

    def scratch(self) -> list[Path]:
        """Return new scratch folders and control groups that nobody works in.

        Other tests may be grading at the same time, in folders of their own: these have a process
        in them, or are gone after a moment.
        """
        limit = time.monotonic() + _SECONDS_FOR_OTHERS
        found = self._idle_scratch()
        while found and time.monotonic() < limit:
            threading.Event().wait(0.05)
            found &= self._idle_scratch()
        return sorted(found)

    def files(self) -> list[Path]:
        """Return files with the marker in their name, in the folders that many programs know."""
        folders = {
            *map(Path, _PUBLIC_FOLDERS),
            Path(tempfile.gettempdir()),
            Path.home(),
            Path.cwd(),
        }
        packages = Path(np.__file__).parents[1]
        library = Path(sysconfig.get_path("stdlib"))
        folders |= {packages, packages / "numpy", library, library / "__pycache__", Path("/")}
        return [path for folder in sorted(folders) for path in _entries(folder, self._marker)]

    def kernel_objects(self) -> list[str]:
        """Return shared memory, message queues, semaphores and keys that were made and stayed."""
        found = []
        for kind in _SYSTEM_V:
            lines = _lines(f"/proc/sysvipc/{kind}")
            found += [f"{kind}: {line}" for line in lines if line.split()[0] == str(self._key)]
        found += [line for line in _lines("/proc/keys") if self._marker in line]
        return found + ([f"message queue /{self._marker}"] if _queue_exists(self._marker) else [])

    def clear(self) -> None:
        """End and delete what was found, so that a failing test spoils no other."""
        processes = self.processes()
        for process in processes:
            with contextlib.suppress(psutil.Error):
                process.kill()
        psutil.wait_procs(processes, timeout=_SECONDS_FOR_OTHERS)
        for line in self.kernel_objects():
            kind, _, rest = line.partition(": ")
            if kind in _SYSTEM_V:
                _remove_object(kind, int(rest.split()[1]))
            elif line.startswith("message queue"):
                ctypes.CDLL(None).mq_unlink(f"/{self._marker}".encode())
        for path in self.files():
            delete(path)

    def _marks(self, process: psutil.Process) -> bool:
        try:
            named = self._marker[:15] in process.name()
            return named or any(self._marker in word for word in process.cmdline())
        except psutil.Error:
            return False

    def _idle_scratch(self) -> set[Path]:
        new = set(_scratch_folders()) - self._scratch
        return new - set(_working_folders()) if new else new


def delete(path: Path) -> None:
    """Delete a file or folder; folders may be nested more deeply than Python can follow."""
    if path.is_relative_to(_CONTROL_GROUPS):
        with contextlib.suppress(OSError):  # it is another test's after all, or gone
            path.rmdir()
    else:
        subprocess.run(["rm", "-rf", path], check=False)


@contextlib.contextmanager
def adopting_orphans() -> Iterator[None]:
    """Become the parent of every orphan below this process, so that none escapes notice (Linux)."""
    if sys.platform != "linux":
        yield
        return
    prctl = ctypes.CDLL(None).prctl
    prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    try:
        yield
    finally:
        prctl(_PR_SET_CHILD_SUBREAPER, 0, 0, 0, 0)


def _descendants() -> list[psutil.Process]:
    return psutil.Process().children(recursive=True)


def _lives(process: psutil.Process) -> bool:
    """Say whether a process still runs; an orphan that has ended is laid to rest."""
    try:
        if process.status() != psutil.STATUS_ZOMBIE:
            return True
        if process.ppid() == os.getpid():
            os.waitpid(process.pid, os.WNOHANG)
    except (psutil.Error, ChildProcessError):
        return False
    return False


def _scratch_folders() -> list[Path]:
    folders = _TEMPORARY.glob("mmdojo*")
    # One named after the user is where a server listens.
    found = [folder for folder in folders if folder.name != f"mmdojo-{os.getuid()}"]
    return [*found, *_CONTROL_GROUPS.glob("mmdojo*"), *_CONTROL_GROUPS.glob("*/mmdojo*")]


def _working_folders() -> Iterator[Path]:
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error, OSError):
            yield Path(process.cwd())
    for group in _scratch_folders():
        if _lines(f"{group}/cgroup.procs"):
            yield group


def _entries(folder: Path, marker: str) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if marker in path.name]
    except OSError:
        return []


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []


def _queue_exists(name: str) -> bool:
    libc = ctypes.CDLL(None)
    if sys.platform != "linux" or not hasattr(libc, "mq_open"):
        return False
    queue = libc.mq_open(f"/{name}".encode(), os.O_RDONLY)
    if queue >= 0:
        libc.mq_close(queue)
    return bool(queue >= 0)


def _remove_object(kind: str, number: int) -> None:
    libc = ctypes.CDLL(None)
    if kind == "sem":
        libc.semctl(number, 0, _REMOVE)
    else:
        getattr(libc, f"{kind}ctl")(number, _REMOVE, None)
