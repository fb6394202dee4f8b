"""Fork the server, so that the child has neither its signals nor an interrupt too early."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from typing import NoReturn


def fork_apart(child: Callable[[], NoReturn]) -> int:
    """Run `child` in a fork and return its process id.

    The child begins with interrupts blocked: one that comes before it can take one waits until it
    unblocks them.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    process = os.fork()
    if process == 0:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        child()
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    return process
