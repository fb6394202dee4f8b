"""The trusted side of a zygote: start it, attach to it, have it fork and end workers (Linux)."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any, Literal

import numpy as np

from grader.errors import GraderError
from grader.report import Isolation
from grader.sandbox.confinement.confinement import CALLS, FILES
from grader.sandbox.host import (
    START_SECONDS,
    Ending,
    StartedWorker,
    WorkerHost,
    broken,
    worker_environment,
)
from grader.sandbox.limits import Limits

Needs = Literal["numpy", "tensorflow"]

_CONTROL_SECONDS = 15.0
_PACKAGE = Path(__file__).parents[1]
_BOOTSTRAP = (
    "import sys; roots = sys.argv.pop().split(chr(0x1f)); "
    "sys.path.extend(p for p in roots if p not in sys.path); "
    "from grader.sandbox.zygote import main; main()"
)


class ZygoteProcess:
    """A zygote and the first socket to it; ends when closed.

    Args:
        needs: what it imports.
        hidden: folders that no worker may read although they lie where Python's packages do.
    """

    def __init__(self, needs: Needs, hidden: Sequence[Path] = ()) -> None:
        self.layers: frozenset[str] | None = None  # unknown until it is ready
        self._errors: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed by close()
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        # The package comes last and leaves the path again; a wheel's NumPy lies beside it.
        roots = [str(Path(np.__file__).parents[1]), str(_PACKAGE.parent)]
        away = json.dumps([str(_PACKAGE), *map(str, hidden)])
        command = [sys.executable, "-I", "-B", "-u", "-X", "utf8", "-c", _BOOTSTRAP]
        with theirs:
            self._process = subprocess.Popen(
                [*command, str(theirs.fileno()), needs, away, "\x1f".join(roots)],
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

    def await_ready(self) -> None:
        """Wait until it can fork.

        Raises:
            GraderError: it ended or hangs.
        """
        if self.layers is None:
            answer = self.ask(None, self.control, START_SECONDS)
            self.layers = frozenset(map(str, answer.get("layers", ())))

    def attach(self) -> socket.socket:
        """Return a further control socket, for one worker at a time beside the others."""
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._send({"do": "attach"}, self.control, [theirs.fileno()])
        return ours

    def make_spare(self) -> None:
        """Have a worker wait for the next submission, so that it need not be forked then."""
        self._send({"do": "spare"}, self.control, [])

    def ask(
        self,
        request: dict[str, Any] | None,
        control: socket.socket,
        seconds: float,
        descriptors: Sequence[int] = (),
    ) -> dict[str, Any]:
        """Send a request, if there is one, and return the answer.

        Raises:
            GraderError: the zygote is gone or gives no answer in time.
        """
        if request is not None:
            self._send(request, control, descriptors)
        control.settimeout(seconds)
        try:
            message = control.recv(65_536)
        except TimeoutError as error:
            raise self.broken("no answer in time") from error
        except OSError as error:
            raise self.broken(str(error)) from error
        if not message:
            raise self.broken("the process ended")
        answer: dict[str, Any] = json.loads(message)
        return answer

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

    def _send(
        self, request: dict[str, Any], control: socket.socket, descriptors: Sequence[int]
    ) -> None:
        try:
            socket.send_fds(control, [json.dumps(request).encode()], descriptors)
        except OSError as error:
            raise self.broken(str(error)) from error


class ZygoteHost(WorkerHost):
    """Workers forked from a zygote, by one control socket.

    Args:
        zygote: the zygote; it need not be ready yet.
        control: a socket from `attach`; None: the zygote is this host's alone, and ends with it.
    """

    def __init__(self, zygote: ZygoteProcess, control: socket.socket | None = None) -> None:
        self._zygote = zygote
        self._control = control

    @property
    def isolation(self) -> Isolation:  # type: ignore[override]
        """`full` if both layers that every promise rests on are in force."""
        self._zygote.await_ready()
        assert self._zygote.layers is not None
        return "full" if {FILES, CALLS} <= self._zygote.layers else "partial"

    def start(self, limits: Limits, output: IO[bytes]) -> StartedWorker:
        """Start a worker, which tells its process id itself."""
        self._zygote.await_ready()
        ours, theirs = socket.socketpair()
        alive, lifeline = socket.socketpair()
        request = {"do": "fork", "limits": limits.as_json()}
        with theirs, lifeline:
            descriptors = [theirs.fileno(), output.fileno(), lifeline.fileno()]
            self._ask(request, _CONTROL_SECONDS, descriptors)
        return StartedWorker(ours, alive)

    def end(self, grace_seconds: float = 0.0) -> Ending:
        """End the worker."""
        request = {"do": "end", "grace_seconds": grace_seconds}
        ended = self._ask(request, grace_seconds + _CONTROL_SECONDS).get("ended") or {}
        return Ending(ended.get("exit"), ended.get("signal"))

    def broken(self, detail: str) -> GraderError:
        """Return the error that says what the zygote said last."""
        return self._zygote.broken(detail)

    def close(self) -> None:
        """Let go of the control socket, which ends the worker, or of the whole zygote."""
        if self._control is None:
            self._zygote.close()
        else:
            self._control.close()

    def _ask(
        self, request: dict[str, Any], seconds: float, descriptors: Sequence[int] = ()
    ) -> dict[str, Any]:
        control = self._zygote.control if self._control is None else self._control
        return self._zygote.ask(request, control, seconds, descriptors)
