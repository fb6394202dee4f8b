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
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from grader.errors import DojoError
from grader.isolated_python import PACKAGE
from grader.sandbox.backends import use_warm_zygotes
from grader.sandbox.zygote_host import ZygoteProcess
from grader.server import address, protocol
from grader.server.command import Command, run_command
from grader.server.forking import fork_apart
from grader.server.installation import Installation
from grader.server.preload import exercise_readers, preload, preload_rest, rehearse
from grader.server.request import receive
from grader.server.spare import Spare
from grader.server.zygotes import Ended, ZygotePool

IDLE_VARIABLE = "MMDOJO_SERVER_IDLE_SECONDS"
_IDLE_SECONDS = 600.0
_LOCK_NUMBER, _LISTENER_NUMBER = 10, 11
_REQUEST_SECONDS = 5.0
# A command that follows at once should have the processors to itself.
_BREATH_MS = 100
_SPARES_TRIED = 3


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

    @property
    def told(self) -> bool:
        """Whether its client knows how it ended."""
        return self.client.fileno() < 0

    def tell(self, status: int) -> None:
        """Tell the client the exit status, once."""
        with contextlib.suppress(OSError):
            self.client.sendall(protocol.DONE + bytes([status]))
        self.client.close()


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
        self._preloaded_rest = False
        self._unread: list[Callable[[], None]] = []
        self._spare: Spare | None = None
        self._likely: dict[str, Any] | None = None
        self._spares_failed = 0
        self._wakeup, self._wake_end = socket.socketpair()
        for end in (self._wakeup, self._wake_end):
            end.setblocking(False)
        signal.set_wakeup_fd(self._wake_end.fileno(), warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.signal(signal.SIGINT, signal.SIG_IGN)

    def warm_up(self) -> None:
        """Start what takes long: the NumPy zygote, and beside it this process's own imports."""
        self._installation = Installation(PACKAGE)
        gc.disable()
        self._pool.warm("numpy").make_spare()
        preload()
        gc.freeze()  # without looking for garbage: somebody waits
        gc.enable()

    def serve(self) -> None:
        """Serve until it has been idle for long, or has retired and its last command ended."""
        while self._listener is not None or self._runs:
            task = self._task_when_idle()
            if task is not None:
                timeout: float | None = _BREATH_MS if self._preloaded_rest else 0
            else:
                timeout = None if self._runs else self._idle_seconds * 1000
            ready = {number for number, _ in self._poll().poll(timeout)}
            if ready:
                self._respond(ready)
            elif task is not None:
                task()
            else:
                return

    def _respond(self, ready: set[int]) -> None:
        if self._wakeup.fileno() in ready:
            self._reap()
        if (spare := self._spare) is not None:
            if spare.line.fileno() in ready:
                self._pool.serve(spare.line)
            if spare.handover.fileno() in ready:
                self._heed_spare(spare)
        for run in [each for each in self._runs if each.line.fileno() in ready]:
            answered = self._pool.serve(run.line)
            if isinstance(answered, Ended):
                run.tell(answered.status)
                self._likely = answered.run or self._likely
            elif answered is not None:
                run.zygotes.append(answered)
        for run in [each for each in self._runs if each.client.fileno() in ready]:
            self._heed(run)
        if self._listener is not None and self._listener.fileno() in ready:
            self._accept(self._listener)

    def _task_when_idle(self) -> Callable[[], None] | None:
        """Return what is to be got ready once nobody waits."""
        if self._runs:
            return None
        if not self._preloaded_rest:
            return self._preload_rest
        if self._unread:
            return self._read_exercise
        if self._spare is None and self._spares_failed < _SPARES_TRIED:
            return self._make_spare
        return None

    def _preload_rest(self) -> None:
        self._preloaded_rest = True
        try:
            preload_rest()
            use_warm_zygotes(self._pool)
            rehearse()  # a fork of it has at least its caches filled
            self._unread = exercise_readers()
        except Exception as error:  # then commands are slower, and say themselves what is wrong
            sys.stderr.write(f"preload: {type(error).__name__}: {error}\n")
        gc.unfreeze()
        gc.collect()
        gc.freeze()  # keeps forked pages shared: the collector would touch every one

    def _read_exercise(self) -> None:
        with contextlib.suppress(DojoError):  # whoever asks for a broken one is told
            self._unread.pop()()

    def _make_spare(self) -> None:
        self._spare = Spare(self._likely)

    def _heed_spare(self, spare: Spare) -> None:
        if spare.heed():
            self._spares_failed = 0
            self._pool.warm("numpy").make_spare()  # it used one in its rehearsal
        else:  # commands get forks without a rehearsal then
            self._spares_failed += 1
            self._drop_spare()

    def _drop_spare(self) -> None:
        if self._spare is not None:
            self._spare.end()
            self._spare = None

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
        self._drop_spare()
        self._pool.close()

    def _poll(self) -> select.poll:
        poll = select.poll()
        poll.register(self._wakeup, select.POLLIN)
        if self._listener is not None:
            poll.register(self._listener, select.POLLIN)
        if self._spare is not None:
            poll.register(self._spare.line, select.POLLIN)
            poll.register(self._spare.handover, select.POLLIN)
        for run in self._runs:
            if not run.told:
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
            fields, streams = receive(client)
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
        stale = self._installation.has_changed()
        if kind == protocol.STOP or stale:
            self.retire()
            client.sendall(protocol.DONE if kind == protocol.STOP else protocol.STALE)
            return False
        if kind == protocol.WARM:
            self._warm(rest)
            client.sendall(protocol.DONE)
            return False
        self._run(client, rest, streams)
        return True

    def _warm(self, needs: list[bytes]) -> None:
        self._pool.warm("tensorflow" if b"tensorflow" in needs else "numpy").make_spare()

    def _status(self) -> dict[str, object]:
        spare = self._spare
        return {
            "pid": os.getpid(),
            "commands": self._served,
            "seconds": round(time.time() - self._started),
            "processes": [run.process for run in self._runs if not run.told],
            "spare": spare.process if spare is not None and spare.ready else None,
            "zygotes": self._pool.describe(),
        }

    # Commands

    def _run(self, client: socket.socket, fields: list[bytes], streams: list[int]) -> None:
        command = Command.parse(fields)
        self._served += 1
        spare = self._spare
        if spare is not None and spare.ready and spare.take(fields, streams):
            self._spare = None
            self._runs.append(Run(spare.process, client, spare.line))
            return
        self._drop_spare()  # one that is still rehearsing would only be in the way
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        process = fork_apart(lambda: run_command(command, streams, theirs))
        theirs.close()
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
            if not run.told:
                run.tell(code if code >= 0 else protocol.FAILED)
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
