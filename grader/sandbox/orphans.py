"""End processes that a worker left behind, where nothing kept it from starting any."""

from __future__ import annotations

import contextlib
import os
import signal
import time

_END_SECONDS = 5.0


def kill_group(leader: int) -> None:
    """Kill a child that has not been reaped, and its process group."""
    end_group(leader)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.kill(leader, signal.SIGKILL)


def end_group(leader: int) -> None:
    """Kill what is left of the process group that a reaped child led."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, signal.SIGKILL)


def end_orphans(kept: set[int]) -> None:
    """Kill and reap all descendants of this process but `kept` and what descends from those.

    The process has adopted the orphans among them, so that they are to be found.
    """
    import psutil

    limit = time.monotonic() + _END_SECONDS
    while time.monotonic() < limit:
        left = [child for child in psutil.Process().children() if child.pid not in kept]
        if not left:
            return
        for child in left:
            for process in (*child.children(recursive=True), child):
                process.kill()
            try:
                os.waitpid(child.pid, os.WNOHANG)
            except ChildProcessError:
                continue
