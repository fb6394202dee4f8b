"""The command line: `mmdojo` and `python -m grader`."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line on `sys.argv`, in the warm server if it can; return the exit status."""
    from grader.server import client

    try:
        status = client.run(sys.argv[1:])
    except KeyboardInterrupt:  # before a server had the command
        from grader.cli.app import interrupted

        return interrupted(sys.argv[1:])
    if status is not None:
        return status
    from grader.cli.app import run

    return run()
