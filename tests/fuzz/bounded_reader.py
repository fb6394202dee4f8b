"""Receive frames with a given amount of memory, and say what came of each.

    python bounded_reader.py SOCKET_DESCRIPTOR MEGABYTES

Prints a line for each frame: `value`, the name of the exception, or `MemoryError`.
"""

from __future__ import annotations

import gc
import resource
import socket
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from grader.sandbox.channel import Channel, WireClosedError
from grader.sandbox.wire import WireError


def main() -> None:
    """Read until the other side closes."""
    descriptor, megabytes = map(int, sys.argv[1:])
    channel = Channel(socket.socket(fileno=descriptor))
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    limit = pages * resource.getpagesize() + megabytes * 2**20
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    while True:
        try:
            channel.receive()
            outcome = "value"
        except WireClosedError:
            return
        except (WireError, MemoryError) as error:
            outcome = type(error).__name__
        gc.collect()
        print(outcome, flush=True)


if __name__ == "__main__":
    main()
