"""The command line: `mmdojo` and `python -m grader`."""

from __future__ import annotations

import gc
import os
import sys

# New objects between two looks for garbage. A command makes some hundred thousand that stay, and
# Python's own 700 cost it a fifth of its time.
GARBAGE_THRESHOLD = 100_000


def main() -> int:
    """Run the command line on `sys.argv` and return the exit status.

    Where the warm server ran it, this process ends here: it has nothing to clean up, and Python's
    own end takes as long as its start.
    """
    from grader.server import client

    try:
        status = client.run(sys.argv[1:])
    except KeyboardInterrupt:  # before a server had the command
        from grader.cli.app import interrupted

        return interrupted(sys.argv[1:])
    if status is not None:
        os._exit(status)
    gc.set_threshold(GARBAGE_THRESHOLD)
    from grader.cli.app import run

    return run()
