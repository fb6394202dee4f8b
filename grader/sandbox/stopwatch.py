"""Tell how long a worker was kept waiting for a processor, which is not its fault."""

from __future__ import annotations

from pathlib import Path


class Stopwatch:
    """Sums up the time that a process stood ready to run while others ran (Linux; 0 elsewhere).

    Source: the kernel's scheduler/sched-stats.rst: the second number of `schedstat` is the time a
    thread has spent waiting on a run queue, in nanoseconds.
    """

    def __init__(self, process: int | None) -> None:
        self._tasks = Path(f"/proc/{process}/task")
        self._before: dict[str, int] = {}
        self.restart()

    def restart(self) -> None:
        """Count from now on."""
        self._before = self._read()

    def waited_seconds(self) -> float:
        """Return the longest that any of its threads has waited since the last restart."""
        waits = (now - self._before.get(task, 0) for task, now in self._read().items())
        return max(waits, default=0) / 1e9

    def _read(self) -> dict[str, int]:
        found = {}
        try:
            for task in self._tasks.iterdir():
                found[task.name] = int((task / "schedstat").read_text().split()[1])
        except (OSError, IndexError, ValueError):
            # The process is gone, or this system keeps no such count.
            return found
        return found
