"""Run one command in a fork of the server, as if the client's own process did it."""

from __future__ import annotations

import contextlib
import gc
import io
import itertools
import locale
import os
import signal
import socket
import sys
from dataclasses import dataclass
from typing import NoReturn

from grader.cli.exits import Exit
from grader.sandbox.backends import use_warm_zygotes
from grader.server.zygotes import BorrowedZygotes, Ended

_LINE_NUMBER = 3
_COLLECTED_AFTER = 200_000  # objects more than were freed; a check makes a tenth of it


@dataclass(frozen=True)
class Command:
    """A command line with the folder and the environment it was given in."""

    folder: str
    arguments: list[str]
    environment: dict[bytes, bytes]

    @classmethod
    def parse(cls, fields: list[bytes]) -> Command:
        """Read a request's fields: folder, number of arguments, arguments, environment.

        Raises:
            ValueError: they are not these.
        """
        folder, count, *rest = fields
        arguments = [os.fsdecode(each) for each in rest[: int(count)]]
        pairs = [each.partition(b"=") for each in rest[int(count) :]]
        environment = {name: value for name, _, value in pairs if name}
        return cls(os.fsdecode(folder), arguments, environment)


def run_command(command: Command, streams: list[int], line: socket.socket) -> NoReturn:
    """Become the command: take its streams, folder and environment, run it, end with its status.

    Args:
        command: what to run.
        streams: three descriptors, its standard input, output and error.
        line: where to ask the server for a zygote.
    """
    status = int(Exit.GRADER_FAILED)
    try:
        # It ends soon: what the collector would look through is nearly all still in use.
        gc.freeze()
        gc.set_threshold(_COLLECTED_AFTER)
        os.setsid()
        signal.signal(signal.SIGINT, signal.default_int_handler)
        os.environb.clear()
        os.environb.update(command.environment)
        _take_over(streams, line)
        os.chdir(command.folder)
        sys.argv = ["mmdojo", *command.arguments]
        use_warm_zygotes(BorrowedZygotes(socket.socket(fileno=_LINE_NUMBER)))
        from grader.cli.app import run

        # Not before: what it leads to is said on the client's streams.
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        status = int(run(command.arguments))
    except SystemExit as end:  # such as Typer's, when nobody reads the output any more
        status = end.code if isinstance(end.code, int) else int(Exit.NOT_PASSED)
    except KeyboardInterrupt:  # before the command could take it
        from grader.cli.app import interrupted

        status = int(interrupted(command.arguments))
    except BaseException as error:
        os.write(2, f"mmdojo: {type(error).__name__}: {error}\n".encode())
    finally:
        for stream in (sys.stdout, sys.stderr):
            try:
                stream.flush()
            except (OSError, ValueError):  # the client closed it
                continue
        _tell(status)
        os._exit(status)


def _tell(status: int) -> None:
    """Tell the server the exit status: to end takes a while, for which nobody has to wait."""
    running = sys.modules.get("grader.checks.running")
    with contextlib.suppress(OSError, KeyboardInterrupt):  # then it learns it from the system
        run = running.latest_run() if running is not None else None
        os.write(_LINE_NUMBER, Ended(status, run.as_json() if run else None).encode())


def _take_over(streams: list[int], line: socket.socket) -> None:
    """Put the client's streams in place of the server's, and close all else that is open.

    But for what waits for the program to be checked, which has numbers between 4 and 199.
    """
    likely = sys.modules.get("grader.checks.likely")
    waiting = sorted(likely.descriptors()) if likely is not None else []
    kept = [os.dup(number) for number in (*streams, line.fileno())]
    high = [os.dup2(number, 200 + place) for place, number in enumerate(kept)]
    for first, last in itertools.pairwise([2, *waiting, 200]):
        os.closerange(first + 1, last)
    os.closerange(204, os.sysconf("SC_OPEN_MAX"))
    for place, number in enumerate(high):
        os.dup2(number, place)
    os.closerange(200, 204)
    with contextlib.suppress(locale.Error):  # one that isn't installed, as at Python's own start
        locale.setlocale(locale.LC_ALL, "")
    encoding = locale.getencoding()
    sys.stdin = open(0, encoding=encoding, closefd=False)  # noqa: SIM115
    sys.stdout = _writer(1, encoding, "strict")
    sys.stderr = _writer(2, encoding, "backslashreplace")


def _writer(number: int, encoding: str, errors: str) -> io.TextIOWrapper:
    binary = open(number, "wb", closefd=False)  # noqa: SIM115
    lines = os.isatty(number) or number == 2
    return io.TextIOWrapper(binary, encoding, errors, line_buffering=lines)
