"""A worker that was not forked: imports what it needs, then serves like any other."""

from __future__ import annotations

import json
import os
import socket
import sys

from grader.sandbox import worker
from grader.sandbox.limits import Limits, open_memory_count


def main() -> None:
    """Serve the socket that is standard input.

    The arguments are what learners need, the scratch folder and the limits as JSON.
    """
    needs, scratch, settings = sys.argv[1:4]
    if sys.platform == "win32":
        channel = socket.fromshare(sys.stdin.buffer.read())
    else:
        channel = socket.socket(fileno=os.dup(0))
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    sys.argv[1:] = []
    worker.import_needs(needs)
    sys.path[:] = [each for each in sys.path if each and not _is_checkout(each)]
    worker.settle(scratch)
    worker.redirect(os.dup(1))
    limits = Limits(**json.loads(settings))
    worker.serve(channel, limits, os.getpid(), open_memory_count())


def _is_checkout(folder: str) -> bool:
    return os.path.isdir(f"{folder}/solutions")  # noqa: PTH112 - no pathlib in workers
