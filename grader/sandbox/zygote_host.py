"""The trusted side of a zygote: start it, attach to it, have it fork and end workers (Linux)."""

from __future__ import annotations

import contextlib
import json
import select
import socket
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any, Literal

from grader.errors import GraderError
from grader.isolated_python import PACKAGE, isolated_python
from grader.sandbox.confinement.confinement import CALLS, FILES
from grader.sandbox.host import (
    START_SECONDS,
    Ending,
    Isolation,
    StartedWorker,
    WorkerHost,
    broken,
    numpy_root,
    worker_environment,
)
from grader.sandbox.limits import Limits

Needs = Literal["numpy", "tensorflow"]

_CONTROL_SECONDS = 15.0
_RUN = (
    "sys.path.extend(p for p in [sys.argv.pop()] if p not in sys.path); "
    "from grader.sandbox.zygote import main; main()"
)


class ZygoteProcess:
    """A zygote and the first socket to it; ends when closed.

    Args:
        needs: what it imports.
        hidden: folders that no worker may read although they lie where Python's packages do.
    """

    def __init__(self, needs: Needs, hidden: Sequence[Path] = ()) -> None:
        self._errors: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed by close()
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        away = json.dumps([PACKAGE, *map(str, hidden)])
        arguments = [str(theirs.fileno()), needs, away]
        with theirs:
            self._process = subprocess.Popen(
                isolated_python(_RUN, *arguments, numpy_root(), options=("-B", "-u")),
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=self._errors,
                env=worker_environment(),
                cwd="/",
                start_new_session=True,
            )
        self.control = ours

    @property
    def pid(self) -> int:
        """The process id."""
        return self._process.pid

    def is_alive(self) -> bool:
        """Say whether it still runs."""
        return self._process.poll() is None

    def attach(self) -> socket.socket:
        """Return a further control socket, for one worker at a time beside the others.

        Raises:
            GraderError: the zygote is gone.
        """
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            try:
                send(self.control, {"do": "attach"}, [theirs.fileno()])
            except OSError as error:
                ours.close()
                raise self.broken(str(error)) from error
        return ours

    def make_spare(self) -> None:
        """Have a worker wait for the next submission, so that it need not be forked then."""
        with contextlib.suppress(OSError):  # a zygote that is gone is replaced when it is needed
            send(self.control, {"do": "spare"})

    def broken(self, detail: str) -> GraderError:
        """Return the error that says what the zygote said last."""
        return broken(self._errors, detail)

    def close(self) -> None:
        """End it, and with it every worker."""
        self.control.close()
        try:
            self._process.wait(_CONTROL_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._errors.close()


class ZygoteHost(WorkerHost):
    """Workers forked from a zygote, by one control socket.

    Args:
        control: the control socket, which this host closes; it need not be answered yet.
        zygote: what ends with this host; None where the zygote is another process's.
    """

    def __init__(self, control: socket.socket, zygote: ZygoteProcess | None = None) -> None:
        self._control = control
        self._zygote = zygote
        self._layers: frozenset[str] | None = None  # unknown until the zygote is ready
        self._coming: tuple[StartedWorker, IO[bytes]] | None = None  # asked for, not confirmed

    @classmethod
    def alone(cls, needs: Needs, hidden: Sequence[Path] = ()) -> ZygoteHost:
        """Return a host with a zygote of its own, which imports while the caller goes on."""
        zygote = ZygoteProcess(needs, hidden)
        return cls(zygote.control, zygote)

    @property
    def isolation(self) -> Isolation:  # type: ignore[override]
        """`full` if both layers that every promise rests on are in force."""
        return "full" if {FILES, CALLS} <= self._ready() else "partial"

    def start_ahead(self, limits: Limits, output: IO[bytes]) -> None:
        """Ask for a worker and don't wait for it; a zygote that still imports is not asked."""
        if self._coming is None and (self._layers is not None or self._has_answered()):
            self._ready()
            self._coming = self._ask_for_worker(limits, output), output

    def start(self, limits: Limits, output: IO[bytes]) -> StartedWorker:
        """Start a worker, which tells its process id itself."""
        self._ready()
        coming, self._coming = self._coming, None
        if coming is not None:
            self._await_answer(_CONTROL_SECONDS)
            if coming[1] is output:
                return coming[0]
            _close(coming[0])  # it was for another program
            self.end()
        worker = self._ask_for_worker(limits, output)
        self._await_answer(_CONTROL_SECONDS)
        return worker

    def descriptors(self) -> list[int]:
        """Return the number of the control socket."""
        return [self._control.fileno()]

    def _ask_for_worker(self, limits: Limits, output: IO[bytes]) -> StartedWorker:
        ours, theirs = socket.socketpair()
        alive, lifeline = socket.socketpair()
        request = {"do": "fork", "limits": limits.as_json()}
        with theirs, lifeline:
            self._tell(request, [theirs.fileno(), output.fileno(), lifeline.fileno()])
        return StartedWorker(ours, alive)

    def _has_answered(self) -> bool:
        return bool(select.select([self._control], [], [], 0)[0])

    def end(self, grace_seconds: float = 0.0) -> Ending:
        """End the worker."""
        request = {"do": "end", "grace_seconds": grace_seconds}
        ended = self._ask(request, grace_seconds + _CONTROL_SECONDS).get("ended") or {}
        return Ending(ended.get("exit"), ended.get("signal"))

    def broken(self, detail: str) -> GraderError:
        """Return the error that says what the zygote said last, where that can be told."""
        return broken(None, detail) if self._zygote is None else self._zygote.broken(detail)

    def close(self) -> None:
        """Let go of the control socket, which ends the worker; a zygote of our own ends too."""
        self._control.close()
        if self._coming is not None:
            _close(self._coming[0])
        if self._zygote is not None:
            self._zygote.close()

    def _ready(self) -> frozenset[str]:
        if self._layers is None:
            greeting = self._ask(None, START_SECONDS)
            self._layers = frozenset(map(str, greeting.get("layers", ())))
        return self._layers

    def _ask(
        self, request: dict[str, Any] | None, seconds: float, descriptors: Sequence[int] = ()
    ) -> dict[str, Any]:
        if request is not None:
            self._tell(request, descriptors)
        return self._await_answer(seconds)

    def _tell(self, request: dict[str, Any], descriptors: Sequence[int] = ()) -> None:
        try:
            send(self._control, request, descriptors)
        except OSError as error:
            raise self.broken(str(error)) from error

    def _await_answer(self, seconds: float) -> dict[str, Any]:
        try:
            self._control.settimeout(seconds)
            message = self._control.recv(65_536)
        except TimeoutError as error:
            raise self.broken("no answer in time") from error
        except OSError as error:
            raise self.broken(str(error)) from error
        if not message:
            raise self.broken("the process ended")
        answer: dict[str, Any] = json.loads(message)
        return answer


def _close(worker: StartedWorker) -> None:
    worker.channel.close()
    if worker.lifeline is not None:
        worker.lifeline.close()


def send(control: socket.socket, request: dict[str, Any], descriptors: Sequence[int] = ()) -> None:
    """Send a zygote one request.

    Raises:
        OSError: the zygote is gone.
    """
    socket.send_fds(control, [json.dumps(request).encode()], descriptors)
