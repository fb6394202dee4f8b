"""Tell how long a worker was kept waiting for a processor, which is not its fault."""

from __future__ import annotations

import os

# Even on a machine that others keep busy, nobody waits for ever.
_MOST_STRETCH = 8.0
_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


class Stopwatch:
    """Measures the time that a process took of its own accord (all of it where that can't be told).

    From the wall time is taken off what its threads stood ready to run while others ran. They may
    also have waited for each other: so it counts no less than the CPU time that all of them used,
    shared out over the processors.

    Source: the kernel's scheduler/sched-stats.rst (the second number of `schedstat` is the time a
    thread has spent waiting on a run queue, in nanoseconds) and proc(5) for `stat`.
    """

    def __init__(self, process: int | None) -> None:
        self._folder = f"/proc/{process}"
        self._processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
        self.restart()

    def restart(self) -> None:
        """Count from now on."""
        self._waits = self._read_waits()
        self._cpu = self._read_cpu()

    def excused_seconds(self, wall_seconds: float) -> float:
        """Return how much of the wall time since the last restart is not the process's fault."""
        waits = (now - self._waits.get(task, 0) for task, now in self._read_waits().items())
        waited = max(waits, default=0) / 1e9
        worked = (self._read_cpu() - self._cpu) / self._processors
        least = max(worked, wall_seconds / _MOST_STRETCH)
        return max(0.0, min(waited, wall_seconds - least))

    def _read_waits(self) -> dict[str, int]:
        found = {}
        try:
            for task in os.listdir(f"{self._folder}/task"):  # noqa: PTH208 - pathlib is slow
                found[task] = int(_read(f"{self._folder}/task/{task}/schedstat").split()[1])
        except (OSError, IndexError, ValueError):
            # The process is gone, or this system keeps no such count.
            return found
        return found

    def _read_cpu(self) -> float:
        try:
            # After the name, which may hold anything, the 12th and 13th: user and system time.
            fields = _read(f"{self._folder}/stat").rpartition(b")")[2].split()
            return (int(fields[11]) + int(fields[12])) / _TICKS
        except (OSError, IndexError, ValueError):
            return 0.0


def _read(path: str) -> bytes:
    """Return a small file's content; each check begins with some, so pathlib is too slow."""
    file = os.open(path, os.O_RDONLY)
    try:
        return os.read(file, 4096)
    finally:
        os.close(file)
