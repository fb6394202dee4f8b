"""What one submission may use, and the limits that the operating system enforces for it."""

from __future__ import annotations

import os
import sys
import time
from dataclasses import asdict, dataclass
from typing import Any

if sys.platform != "win32":
    import resource


@dataclass(frozen=True)
class Limits:
    """What one submission may use.

    Attributes:
        call_seconds: time for the calls of one check; waiting for a processor doesn't count.
        submission_seconds: time for all calls together.
        cpu_seconds: CPU time in all.
        memory_mb: memory on top of what Python and the imports of ours take.
        open_files: descriptors open at a time.
        output_mb: what it prints, and the size of any file it writes.
        message_mb: the size of one result.
        scratch_mb: its folder.
    """

    call_seconds: float = 10
    submission_seconds: float = 120
    cpu_seconds: float = 120
    memory_mb: int = 1024
    open_files: int = 256
    output_mb: int = 16
    message_mb: int = 256
    scratch_mb: int = 64

    def as_json(self) -> dict[str, Any]:
        """Return what a worker has to be told."""
        return asdict(self)


def enforce(limits: Limits, mapped_bytes: int | None) -> None:
    """Hold this process to the limits; what it has used so far isn't the learner's.

    Args:
        limits: what the submission may use.
        mapped_bytes: the address space in use now; None where it can't be told (not Linux).
    """
    if sys.platform == "win32":
        return
    cpu = int(time.process_time() + max(1.0, limits.cpu_seconds)) + 1
    _set(resource.RLIMIT_CPU, cpu, cpu + 2)
    _set(resource.RLIMIT_CORE, 0)
    _set(resource.RLIMIT_FSIZE, limits.output_mb * 2**20)
    _set(resource.RLIMIT_NOFILE, limits.open_files)
    _set(resource.RLIMIT_MEMLOCK, 0)
    if sys.platform == "linux":  # what the process has mapped can't be limited elsewhere
        _set(resource.RLIMIT_MSGQUEUE, 0)
        _set(resource.RLIMIT_SIGPENDING, 64)
    if mapped_bytes is not None:
        _set(resource.RLIMIT_AS, mapped_bytes + limits.memory_mb * 2**20)


def open_memory_count() -> int | None:
    """Open what tells a process's address space, before it may open no file any more."""
    if sys.platform != "linux":
        return None
    return os.open("/proc/self/statm", os.O_RDONLY | os.O_CLOEXEC)


def mapped_bytes(memory_count: int | None) -> int | None:
    """Return this process's address space in bytes; closes what `open_memory_count` opened."""
    if memory_count is None:
        return None
    pages = int(os.pread(memory_count, 100, 0).split()[0])
    os.close(memory_count)
    return pages * os.sysconf("SC_PAGE_SIZE")


def _set(kind: int, soft: int, hard: int | None = None) -> None:
    if sys.platform == "win32":
        return
    _, ceiling = resource.getrlimit(kind)
    hard = soft if hard is None else hard
    if ceiling != resource.RLIM_INFINITY:
        soft, hard = min(soft, ceiling), min(hard, ceiling)
    resource.setrlimit(kind, (soft, hard))
