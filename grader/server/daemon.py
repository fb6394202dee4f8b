"""The warm server's main loop: one fork of itself for each command that a client hands over.

It imports everything once and never runs learner code or checks itself, so that a command starts
from the same clean state each time. It ends after some idle minutes, when it is asked to, and when
the installation has changed.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import select
import signal
import socket
import struct
import sys
import time
from dataclasses import dataclass, field

from grader.isolated_python import PACKAGE
from grader.sandbox.backends import use_warm_zygotes
from grader.sandbox.zygote_host import ZygoteProcess
from grader.server import address, protocol
from grader.server.command import Command, run_command
from grader.server.installation import fingerprint
from grader.server.preload import preload, rehearse
from grader.server.zygotes import ZygotePool

IDLE_VARIABLE = "MMDOJO_SERVER_IDLE_SECONDS"
_IDLE_SECONDS = 600.0
_LOCK_NUMBER, _LISTENER_NUMBER = 10, 11
_REQUEST_SECONDS = 5.0
_CREDENTIALS = struct.Struct("3i")  # pid, uid, gid: struct ucred of unix(7)


def main() -> None:
    """Serve the listening socket that the client left at a known number; argument: base path."""
    listener = socket.socket(fileno=_LISTENER_NUMBER)
    os.set_inheritable(_LOCK_NUMBER, False)
    server = Server(listener, sys.argv[1])
    server.warm_up()
    from grader.checks.running import with_session_ready

    try:
        with_session_ready(server.serve)
    finally:
        server.retire()
        server.close()


@dataclass
class Run:
    """A command that a fork of the server runs for a client."""

    process: int
    client: socket.socket
    line: socket.socket
    zygotes: list[ZygoteProcess] = field(default_factory=list)


class Server:
    """Accepts clients, forks commands, and keeps the zygotes that these borrow."""

    def __init__(self, listener: socket.socket, base: str) -> None:
        self._listener: socket.socket | None = listener
        self._base = base
        self._pool = ZygotePool()
        self._runs: list[Run] = []
        self._started = time.time()
        self._served = 0
        self._idle_seconds = float(os.environ.get(IDLE_VARIABLE) or _IDLE_SECONDS)
        self._rehearsed = False
        self._wakeup, self._wake_end = socket.socketpair()
        for end in (self._wakeup, self._wake_end):
            end.setblocking(False)
        signal.set_wakeup_fd(self._wake_end.fileno(), warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.signal(signal.SIGINT, signal.SIG_IGN)

    def warm_up(self) -> None:
        """Start what takes long: the NumPy zygote, and beside it this process's own imports."""
        self._installation = fingerprint(PACKAGE)
        gc.disable()
        self._pool.warm("numpy", []).make_spare()
        preload()
        self._settle()

    def serve(self) -> None:
        """Serve until it has been idle for long, or has retired and its last command ended."""
        while self._listener is not None or self._runs:
            timeout = None if self._runs else self._idle_seconds * 1000
            idle = not self._runs and not self._rehearsed
            ready = self._poll().poll(0 if idle else timeout)
            if not ready and idle:
                self._rehearse()
                continue
            if not ready:
                return
            numbers = {number for number, _ in ready}
            if self._wakeup.fileno() in numbers:
                self._reap()
            for run in [each for each in self._runs if each.line.fileno() in numbers]:
                if (zygote := self._pool.serve(run.line)) is not None:
                    run.zygotes.append(zygote)
            for run in [each for each in self._runs if each.client.fileno() in numbers]:
                self._heed(run)
            if self._listener is not None and self._listener.fileno() in numbers:
                self._accept(self._listener)

    def _rehearse(self) -> None:
        """Get ready for more, once nobody waits."""
        self._rehearsed = True
        use_warm_zygotes(self._pool)
        try:
            rehearse()
        except Exception as error:  # then commands are slower, and say themselves what is wrong
            sys.stderr.write(f"rehearsal: {type(error).__name__}: {error}\n")
        self._settle()

    def _settle(self) -> None:
        gc.enable()
        gc.collect()
        gc.freeze()  # keeps forked pages shared: the collector would touch every one

    def retire(self) -> None:
        """Take no further client; another server may start."""
        if self._listener is not None:
            with contextlib.suppress(OSError):
                os.unlink(f"{self._base}.socket")  # noqa: PTH108
            self._listener.close()
            self._listener = None
            os.close(_LOCK_NUMBER)

    def close(self) -> None:
        """End every command and every zygote."""
        for run in self._runs:
            _kill(run)
        self._pool.close()

    def _poll(self) -> select.poll:
        poll = select.poll()
        poll.register(self._wakeup, select.POLLIN)
        if self._listener is not None:
            poll.register(self._listener, select.POLLIN)
        for run in self._runs:
            poll.register(run.client, select.POLLIN)
            if run.line.fileno() >= 0:
                poll.register(run.line, select.POLLIN)
        return poll

    # Clients

    def _accept(self, listener: socket.socket) -> None:
        try:
            client, _ = listener.accept()
        except OSError:
            return
        client.settimeout(_REQUEST_SECONDS)
        try:
            fields, streams = _receive(client)
            kept = bool(fields) and self._answer(client, fields, streams)
        except (OSError, ValueError):
            kept, streams = False, []
        for stream in streams:
            os.close(stream)
        if not kept:
            client.close()

    def _answer(self, client: socket.socket, fields: list[bytes], streams: list[int]) -> bool:
        """Answer a request; return whether the client's connection is still needed."""
        kind, identity, *rest = fields
        if identity != address.identity().encode():
            client.sendall(protocol.FOREIGN)
            return False
        if kind == protocol.STATUS:
            client.sendall(protocol.DONE + json.dumps(self._status()).encode())
            return False
        stale = fingerprint(PACKAGE) != self._installation
        if kind == protocol.STOP or stale:
            self.retire()
            client.sendall(protocol.DONE if kind == protocol.STOP else protocol.STALE)
            return False
        if kind == protocol.WARM:
            self._warm(rest)
            client.sendall(protocol.DONE)
            return False
        self._fork(client, Command.parse(rest), streams)
        return True

    def _warm(self, needs: list[bytes]) -> None:
        self._pool.warm("tensorflow" if b"tensorflow" in needs else "numpy", []).make_spare()

    def _status(self) -> dict[str, object]:
        return {
            "pid": os.getpid(),
            "commands": self._served,
            "seconds": round(time.time() - self._started),
            "zygotes": self._pool.describe(),
        }

    # Commands

    def _fork(self, client: socket.socket, command: Command, streams: list[int]) -> None:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        # An interrupt that comes before the command can take one waits until it can.
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        process = os.fork()
        if process == 0:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            run_command(command, streams, theirs)  # never returns
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        theirs.close()
        self._served += 1
        self._runs.append(Run(process, client, ours))

    def _heed(self, run: Run) -> None:
        """Pass an interrupt on; end a command whose client is gone."""
        try:
            said = run.client.recv(64)
        except OSError:
            said = b""
        if not said:
            _kill(run)
        elif protocol.INTERRUPT in said:
            with contextlib.suppress(ProcessLookupError):
                os.kill(run.process, signal.SIGINT)

    def _reap(self) -> None:
        with contextlib.suppress(BlockingIOError):
            while self._wakeup.recv(4096):
                pass
        for run in list(self._runs):
            process, status = os.waitpid(run.process, os.WNOHANG)
            if not process:
                continue
            code = os.waitstatus_to_exitcode(status)
            with contextlib.suppress(OSError):
                run.client.sendall(protocol.DONE + bytes([code if code >= 0 else protocol.FAILED]))
            run.client.close()
            run.line.close()
            self._runs.remove(run)
            if not self._runs:  # not while a command needs the processors
                for zygote in run.zygotes:
                    zygote.make_spare()


def _kill(run: Run) -> None:
    # Not before it is reaped: its process id can't have gone to another.
    with contextlib.suppress(ProcessLookupError):
        os.killpg(run.process, signal.SIGKILL)
    with contextlib.suppress(ProcessLookupError):
        os.kill(run.process, signal.SIGKILL)


def _receive(client: socket.socket) -> tuple[list[bytes], list[int]]:
    """Return a request's fields and descriptors; no fields for a client that isn't this user."""
    credentials = client.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, _CREDENTIALS.size)
    if _CREDENTIALS.unpack(credentials)[1] != os.getuid():
        return [], []
    data, streams, _, _ = socket.recv_fds(client, 65_536, 3)
    while len(data) < protocol.LENGTH_BYTES:
        data += _more(client)
    length = int.from_bytes(data[: protocol.LENGTH_BYTES], "big")
    if length > protocol.MOST_BYTES:
        raise ValueError("a request that is too long")
    while len(data) < protocol.LENGTH_BYTES + length:
        data += _more(client)
    return data[protocol.LENGTH_BYTES :].split(b"\0"), streams


def _more(client: socket.socket) -> bytes:
    part = client.recv(65_536)
    if not part:
        raise ValueError("a request that ends early")
    return part
