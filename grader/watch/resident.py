"""The process that grades for a watch: it imports once, keeps its zygotes warm, and stays.

It reads one job a line on stdin, JSON with a command line of ours, and answers each with one line
of JSON: the exit status and what the command printed. SIGINT ends the job, not the process; the end
of stdin ends the process, so that it never outlives the watch.
"""

from __future__ import annotations

import io
import json
import os
import signal
import sys
from contextlib import redirect_stderr, redirect_stdout
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from grader.sandbox.zygote_host import Needs
    from grader.server.zygotes import ZygotePool

INTERRUPTED = 130


def main() -> None:
    """Serve jobs until stdin ends; argument: what the first one needs, `numpy` or `tensorflow`."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What checks and libraries print must not get among the answers.
    with os.fdopen(os.dup(1), "w", encoding="utf-8") as answers:
        os.dup2(2, 1)
        zygotes = _warm_zygotes("tensorflow" if sys.argv[1:] == ["tensorflow"] else "numpy")
        try:
            _get_ready()
            for line in sys.stdin:
                job = json.loads(line)
                answers.write(json.dumps(_run(job["arguments"])) + "\n")
                answers.flush()
                if zygotes is not None:  # while nobody waits
                    zygotes.warm(job["needs"]).make_spare()
        finally:
            if zygotes is not None:
                zygotes.close()


def _warm_zygotes(needs: Needs) -> ZygotePool | None:
    """Start a zygote before there is a job for it; None where this platform has none."""
    from grader.sandbox import backends

    if backends.CONFINED not in backends.available():
        return None
    from grader.server.zygotes import ZygotePool

    pool = ZygotePool()
    pool.warm(needs).make_spare()
    backends.use_warm_zygotes(pool)
    return pool


def _get_ready() -> None:
    from grader.server.preload import preload

    preload()


def _run(arguments: list[str]) -> dict[str, object]:
    from grader.cli.app import run

    printed, status = io.StringIO(), INTERRUPTED
    try:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        with redirect_stdout(printed), redirect_stderr(io.StringIO()):
            status = int(run(arguments))
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    return {"status": status, "printed": printed.getvalue()}
