"""A fork of the server that has rehearsed and waits for the next command.

A fork copies each page of memory at the first write to it, some 4,600 in a check of NumPy code:
half the time of a verdict. A spare has that behind it before anybody waits. It also has the checks
that ran last collected and a worker waiting for them: most learners try the same exercise again.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

from grader.sandbox.backends import use_warm_zygotes
from grader.server import protocol
from grader.server.command import Command, run_command
from grader.server.forking import fork_apart
from grader.server.preload import rehearse
from grader.server.request import receive
from grader.server.zygotes import BorrowedZygotes

_READY = b"R"
_FAILED = 1  # its exit status where no command ends it


class Spare:
    """The server's side of a spare.

    Attributes:
        process: its process id.
        line: where it asks for zygotes, before and after it has got a command.
        handover: readable once it is ready or has died.
        ready: whether it can take a command.
    """

    def __init__(self, likely: Mapping[str, Any] | None = None) -> None:
        """Fork it; `likely` is what the next command will most likely run, as JSON."""
        self.line, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.handover, end = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        self.ready = False
        self.process = fork_apart(lambda: _become(theirs, end, likely))
        theirs.close()
        end.close()

    def heed(self) -> bool:
        """Take note of what it says; return whether it lives."""
        try:
            self.ready = self.handover.recv(1) == _READY
        except OSError:
            self.ready = False
        return self.ready

    def take(self, fields: list[bytes], streams: list[int]) -> bool:
        """Have it run a command on these streams; return whether it could be told."""
        try:
            socket.send_fds(self.handover, [protocol.encode(fields)], streams)
        except OSError:
            return False
        self.handover.close()
        return True

    def end(self) -> None:
        """End it."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        self.line.close()
        self.handover.close()


def _become(
    line: socket.socket, handover: socket.socket, likely: Mapping[str, Any] | None
) -> NoReturn:
    try:
        line, handover = _alone_with(line, handover)
        use_warm_zygotes(BorrowedZygotes(line, usual=True))
        rehearse()
        from grader.checks.likely import Run, prepare
        from grader.checks.running import with_session_ready

        checks = None
        if likely is not None:
            run = Run.from_json(likely)
            checks = Path(run.checks)
            use_warm_zygotes(BorrowedZygotes(line))
            prepare(run)
        with_session_ready(lambda: _serve_one(line, handover), here=True, likely=checks)
    except BaseException as error:
        sys.stderr.write(f"spare: {type(error).__name__}: {error}\n")
        sys.stderr.flush()
    finally:
        os._exit(_FAILED)


def _alone_with(line: socket.socket, handover: socket.socket) -> tuple[socket.socket, ...]:
    """Close all of the server's descriptors but these, which get known numbers.

    A client would not learn of the server's end as long as somebody else held the other end.
    """
    high = [os.dup2(end.detach(), 200 + place) for place, end in enumerate((line, handover))]
    os.closerange(3, 200)
    os.closerange(202, os.sysconf("SC_OPEN_MAX"))
    numbers = [os.dup2(number, 3 + place, False) for place, number in enumerate(high)]
    os.closerange(200, 202)
    return tuple(socket.socket(fileno=number) for number in numbers)


def _serve_one(line: socket.socket, handover: socket.socket) -> None:
    handover.sendall(_READY)
    fields, streams = receive(handover)
    if fields:
        run_command(Command.parse(fields), streams, line)  # never returns
