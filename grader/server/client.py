"""The thin client: hands a command to the warm server and waits for its exit status.

What it imports is what every command pays for, so it imports next to nothing: `_socket` because
what `socket` adds to it takes a third of Python's own start.
"""

from __future__ import annotations

import os
import sys
from _socket import AF_UNIX, SCM_RIGHTS, SOCK_STREAM, SOL_SOCKET, socket

from grader.isolated_python import isolated_python
from grader.server import address, protocol

# Commands that gain by it; the others are rare, or about the server itself.
WARM_COMMANDS = ("check", "assess", "hint", "reveal", "solution", "list")
_STARTS_A_SERVER = ("check", "assess")
_TRIES = 3
_SERVE = "from grader.server.daemon import main; main()"
# What the server needs of the environment itself; each command brings its own.
_PASSED_ON = (
    "PATH",
    "HOME",
    "LANG",
    "LD_LIBRARY_PATH",
    "MMDOJO_SERVER_IDLE_SECONDS",
    "OPENBLAS_CORETYPE",
    "OPENBLAS_L2_SIZE",
)
_LOCK_NUMBER, _LISTENER_NUMBER = 10, 11
_BACKLOG = 64
_LOCK_SECONDS, _PAUSE_SECONDS = 5.0, 0.005


def run(arguments: list[str]) -> int | None:
    """Have the warm server run a command line on this process's streams.

    Returns its exit status; None where the command has to be run here.
    """
    command = _command(arguments)
    wanted = command in WARM_COMMANDS or not arguments  # a bare `mmdojo` says what to do next
    if not wanted or not address.is_wanted():
        return None
    return run_on(arguments, (0, 1, 2), start=command in _STARTS_A_SERVER)


def run_on(arguments: list[str], streams: tuple[int, int, int], *, start: bool) -> int | None:
    """Like `run`, on the streams behind three descriptors; `start` a server if there is none."""
    try:
        here = os.getcwd()  # noqa: PTH109 - pathlib is slow
        fields = [protocol.RUN, address.identity().encode(), os.fsencode(here)]
        fields.append(str(len(arguments)).encode())
        fields += map(os.fsencode, arguments)
        fields += [b"%s=%s" % pair for pair in os.environb.items()]
        if any(b"\0" in field for field in fields):
            return None
        for _ in range(_TRIES):
            connection = connect(start=start)
            if connection is None:
                return None
            try:
                beside = b"".join(each.to_bytes(4, sys.byteorder) for each in streams)
                request = protocol.encode(fields)
                sent = connection.sendmsg([request], [(SOL_SOCKET, SCM_RIGHTS, beside)])
                if rest := request[sent:]:  # nothing can't be sent to a server that has answered
                    connection.sendall(rest)
                answer = _await_answer(connection)
            finally:
                connection.close()
            if answer[:1] == protocol.DONE and len(answer) > 1:
                return answer[1]
            if answer != protocol.STALE:
                return None
    except OSError:
        return None
    return None


def ask(kind: bytes, *details: str, start: bool = False) -> bytes | None:
    """Ask the server something else; return its answer, None if there is no server."""
    if not address.is_wanted():
        return None
    try:
        connection = connect(start=start)
        if connection is None:
            return None
        try:
            fields = [kind, address.identity().encode(), *(each.encode() for each in details)]
            connection.sendall(protocol.encode(fields))
            answer = _await_answer(connection)
        finally:
            connection.close()
    except OSError:
        return None
    return answer[1:] if answer[:1] == protocol.DONE else None


def warm(needs: str) -> None:
    """Have a server and its zygote for `needs` started in the background; don't wait for either."""
    if not address.is_wanted():
        return
    try:
        connection = connect(start=True)
        if connection is not None:
            fields = [protocol.WARM, address.identity().encode(), needs.encode()]
            try:
                connection.sendall(protocol.encode(fields))
            finally:
                connection.close()
    except OSError:
        return


def connect(*, start: bool) -> socket | None:
    """Return a connection to the server, which may be still starting; None if there is none."""
    base = address.base_path()
    if base is None:
        return None
    connection = socket(AF_UNIX, SOCK_STREAM)
    try:
        connection.connect(f"{base}.socket")
    except OSError:
        if not start or not _start(base):
            connection.close()
            return None
        try:
            connection.connect(f"{base}.socket")
        except OSError:
            connection.close()
            return None
    return connection


def _start(base: str) -> bool:
    """Have a socket with a server behind it, started here or by someone else just now."""
    lock = _lock(base)
    if lock is None:
        return os.path.exists(f"{base}.socket")  # noqa: PTH110
    listener = socket(AF_UNIX, SOCK_STREAM)
    try:
        if os.path.lexists(f"{base}.socket"):
            os.unlink(f"{base}.socket")  # noqa: PTH108
        listener.bind(f"{base}.socket")
        listener.listen(_BACKLOG)
        environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
        environment["OPENBLAS_NUM_THREADS"] = "1"  # it forks, so it must have one thread only
        command = isolated_python(_SERVE, base)
        log = (f"{base}.log", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.posix_spawn(
            command[0],
            command,
            environment,
            file_actions=[
                (os.POSIX_SPAWN_DUP2, lock, _LOCK_NUMBER),
                (os.POSIX_SPAWN_DUP2, listener.fileno(), _LISTENER_NUMBER),
                (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
                (os.POSIX_SPAWN_OPEN, 1, *log),
                (os.POSIX_SPAWN_DUP2, 1, 2),
            ],
            setsid=True,
        )
    finally:
        listener.close()
        os.close(lock)
    return True


def _lock(base: str) -> int | None:
    """Return the lock that a server holds as long as it lives; None if there is such a server."""
    import fcntl
    import time

    lock = os.open(f"{base}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    limit = time.monotonic() + _LOCK_SECONDS
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            # No socket yet, or none any more: its owner is about to bind one or to end.
            gone = not os.path.exists(f"{base}.socket")  # noqa: PTH110
            if gone and time.monotonic() < limit:
                time.sleep(_PAUSE_SECONDS)
                continue
            os.close(lock)
            return None
        return lock


def _await_answer(connection: socket) -> bytes:
    answer = b""
    while True:
        try:
            part = connection.recv(65_536)
        except KeyboardInterrupt:
            connection.sendall(protocol.INTERRUPT)
            continue
        if not part:
            return answer
        answer += part


def _command(arguments: list[str]) -> str | None:
    """Return the first word that is neither an option nor an option's value."""
    skip = False
    for argument in arguments:
        if skip:
            skip = False
        elif argument == "--lang":
            skip = True
        elif not argument.startswith("-"):
            return argument
    return None
