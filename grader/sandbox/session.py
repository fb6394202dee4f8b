"""The trusted side's hold on a zygote and its current worker: start, call, time out, end."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Literal, Self

import numpy as np

from grader.errors import GraderError
from grader.sandbox import wire
from grader.sandbox.channel import Channel, DeadlineError, WireClosedError
from grader.sandbox.failures import (
    BadReply,
    CpuExhausted,
    Died,
    LearnerFailure,
    LearnerRaised,
    OutOfMemory,
    TimedOut,
    TooMuchOutput,
)
from grader.text import Text

MAX_OUTPUT_MB = 16
SHOWN_OUTPUT = 4_000
_START_SECONDS = 120.0
_CONTROL_SECONDS = 15.0
# A dying worker closes its channel before its exit status can be had.
_GRACE_SECONDS = 1.0
# What a worker needs of the environment; everything else stays out.
_ENVIRONMENT = {
    "PATH": "/usr/bin:/bin",
    "LANG": "C.UTF-8",
    "OPENBLAS_NUM_THREADS": "1",  # the import then leaves one thread, so that forking is safe
    "MALLOC_ARENA_MAX": "2",  # saves 0.9 GB of address space with TensorFlow
    "KERAS_BACKEND": "tensorflow",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "CUDA_VISIBLE_DEVICES": "-1",
}
# These say which machine code is right for this processor, or where its libraries are.
_PASSED_ON = ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
_BOOTSTRAP = (
    "import sys; sys.path.extend(p for p in sys.argv[3:] if p not in sys.path); "
    "from grader.sandbox.zygote import main; main()"
)


@dataclass(frozen=True)
class Limits:
    """What one submission may use: wall time of a call, CPU time in all, memory on top of ours."""

    call_seconds: float = 10
    cpu_seconds: float = 120
    memory_mb: int = 1024


class Sandbox:
    """Runs one submission's program in a worker process; a context manager.

    After a call that timed out or died the next one starts a fresh worker and loads the program
    again, so that one bad call costs no other check its result.
    """

    def __init__(self, source: str, needs: Literal["numpy", "tensorflow"], limits: Limits) -> None:
        self._source = source
        self._needs = needs
        self.limits = limits
        self._zygote: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._errors: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed by close()
        self._output: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115
        self._channel: Channel | None = None
        self._lifeline: socket.socket | None = None
        self._sequence = 0
        self._load_failure: LearnerFailure | None = None
        self.generation = 0
        self.remaining_seconds = limits.call_seconds

    def __enter__(self) -> Self:
        self._start_zygote()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def begin_check(self) -> None:
        """Give the calls of the next check their full time."""
        self.remaining_seconds = self.limits.call_seconds

    def output(self) -> str:
        """Return what learner code has printed, capped to its beginning and end."""
        self._output.seek(0)
        head = self._output.read(SHOWN_OUTPUT)
        size = self._output.seek(0, os.SEEK_END)
        if size <= SHOWN_OUTPUT:
            return head.decode("utf-8", "replace")
        self._output.seek(max(SHOWN_OUTPUT, size - SHOWN_OUTPUT // 4))
        tail = self._output.read()
        cut = f"\n[… {size - len(head) - len(tail):,} bytes …]\n" if size > SHOWN_OUTPUT else ""
        return head.decode("utf-8", "replace") + cut + tail.decode("utf-8", "replace")

    def call(self, name: str, arguments: tuple[Any, ...], observe: bool = False) -> dict[str, Any]:
        """Call a function of the learner's program and return the worker's reply.

        Raises:
            LearnerFailure: the program did not answer.
            GraderError: the sandbox itself failed.
        """
        self._ready()
        request = {"do": "call", "name": name, "arguments": list(arguments), "observe": observe}
        reply = self._request(request)
        if not isinstance(reply, dict) or "value" not in reply:
            raise BadReply("a reply without a value")
        return reply

    def model_verb(self, generation: int, number: int, verb: str, arguments: dict[str, Any]) -> Any:
        """Ask the model behind a handle; fails as `Died` when its worker is no more."""
        if generation != self.generation or self._channel is None:
            raise Died()
        request = {"do": "model", "model": number, "verb": verb, "arguments": arguments}
        return self._request(request)

    def close(self) -> None:
        """End the worker, the zygote and all their descendants."""
        self._drop_worker()
        if self._control is not None:
            self._control.close()
            self._control = None
        if self._zygote is not None:
            try:
                self._zygote.wait(_CONTROL_SECONDS)
            except subprocess.TimeoutExpired:
                self._zygote.kill()
                self._zygote.wait()
            self._zygote = None
        self._errors.close()
        self._output.close()

    def _start_zygote(self) -> None:
        ours, theirs = socket.socketpair()
        roots = [str(Path(__file__).parents[2]), str(Path(np.__file__).parents[1])]
        environment = _ENVIRONMENT | {k: os.environ[k] for k in _PASSED_ON if k in os.environ}
        command = [sys.executable, "-I", "-B", "-u", "-X", "utf8", "-c", _BOOTSTRAP]
        with theirs:
            self._zygote = subprocess.Popen(
                [*command, str(theirs.fileno()), self._needs, *roots],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=self._errors,
                env=environment,
                cwd="/",
                start_new_session=True,
            )
        self._control = ours

    def _await_control(self, seconds: float) -> dict[str, Any]:
        assert self._control is not None
        self._control.settimeout(seconds)
        try:
            message = self._control.recv(65536)
        except TimeoutError as error:
            raise self._broken("no answer in time") from error
        except OSError as error:
            raise self._broken(str(error)) from error
        if not message:
            raise self._broken("the process ended")
        answer: dict[str, Any] = json.loads(message)
        return answer

    def _broken(self, detail: str) -> GraderError:
        self._errors.seek(0)
        said = self._errors.read().decode("utf-8", "replace").strip().splitlines()
        reason = said[-1][:300] if said else detail
        return GraderError(
            Text(
                zh=f"无法启动运行你代码的进程：{reason}。请运行 mmdojo doctor 检查环境。",
                en=f"The process that runs your code could not be started: {reason}. "
                "`mmdojo doctor` checks the environment.",
            )
        )

    def _ready(self) -> None:
        """Have a worker with the program loaded."""
        if self._load_failure is not None:
            raise self._load_failure
        if self._channel is not None:
            return
        if self._control is None:
            raise self._broken("closed")
        if self.generation == 0:
            self._await_control(_START_SECONDS)
        self._fork()
        # The time that loading takes is the program's own, not that of the check that came first.
        saved, self.remaining_seconds = self.remaining_seconds, self.limits.call_seconds
        try:
            self._request({"do": "load", "source": self._source})
        except LearnerFailure as failure:
            self._load_failure = failure
            raise
        finally:
            self.remaining_seconds = saved

    def _fork(self) -> None:
        assert self._control is not None
        ours, theirs = socket.socketpair()
        alive, lifeline = socket.socketpair()
        request = {
            "do": "fork",
            "cpu_seconds": max(1, round(self.limits.cpu_seconds)),
            "memory_bytes": self.limits.memory_mb * 2**20,
            "file_bytes": MAX_OUTPUT_MB * 2**20,
        }
        with theirs, lifeline:
            descriptors = [theirs.fileno(), self._output.fileno(), lifeline.fileno()]
            try:
                socket.send_fds(self._control, [json.dumps(request).encode()], descriptors)
            except OSError as error:
                raise self._broken(str(error)) from error
        self._await_control(_CONTROL_SECONDS)
        self._channel = Channel(ours, watch=alive)
        self._lifeline = alive
        self.generation += 1

    def _request(self, request: dict[str, Any]) -> Any:
        assert self._channel is not None
        self._sequence += 1
        started = time.monotonic()
        deadline = started + max(0.0, self.remaining_seconds)
        try:
            self._channel.send({**request, "seq": self._sequence}, deadline)
            reply = self._channel.receive(deadline)
        except DeadlineError:
            self._drop_worker()
            raise TimedOut(self.limits.call_seconds) from None
        except WireClosedError:
            raise self._death() from None
        except wire.WireError as error:
            self._drop_worker()
            raise BadReply(str(error)) from None
        finally:
            self.remaining_seconds -= time.monotonic() - started
        return self._unpack(reply)

    def _unpack(self, reply: Any) -> Any:
        if not isinstance(reply, dict) or reply.get("seq") != self._sequence:
            self._drop_worker()
            raise BadReply("a reply to a question that was not asked")
        if self._flooded():
            self._drop_worker()
            raise TooMuchOutput(MAX_OUTPUT_MB)
        if "error" not in reply:
            return reply.get("ok")
        error = reply["error"]
        if not isinstance(error, dict):
            raise BadReply("an error of an unknown form")
        if "too_large" in error:
            raise BadReply(str(error["too_large"]))
        if error.get("type") in ("MemoryError", "_ArrayMemoryError"):
            raise OutOfMemory(self.limits.memory_mb)
        raise _as_raised(error)

    def _flooded(self) -> bool:
        return os.fstat(self._output.fileno()).st_size >= MAX_OUTPUT_MB * 2**20

    def _death(self) -> LearnerFailure:
        outcome = self._drop_worker(grace_seconds=_GRACE_SECONDS)
        if self._flooded():
            return TooMuchOutput(MAX_OUTPUT_MB)
        if outcome.get("signal") == signal.SIGXCPU:
            return CpuExhausted(self.limits.cpu_seconds)
        if outcome.get("signal") == signal.SIGABRT and "bad_alloc" in self.output():
            return OutOfMemory(self.limits.memory_mb)
        return Died(outcome.get("exit"), outcome.get("signal"))

    def _drop_worker(self, grace_seconds: float = 0.0) -> dict[str, Any]:
        if self._channel is None:
            return {}
        self._channel.close()
        self._channel = None
        if self._lifeline is not None:
            self._lifeline.close()
            self._lifeline = None
        if self._control is None:
            return {}
        try:
            request = {"do": "end", "grace_seconds": grace_seconds}
            self._control.sendall(json.dumps(request).encode())
        except OSError as error:
            raise self._broken(str(error)) from error
        ended = self._await_control(_CONTROL_SECONDS).get("ended")
        return ended if isinstance(ended, dict) else {}


def _as_raised(error: dict[str, Any]) -> LearnerRaised:
    """Read a worker's description of an exception, believing no type in it."""
    frames = error.get("frames")
    bases = error.get("bases")
    name = error.get("name")
    return LearnerRaised(
        type_name=str(error.get("type"))[:200],
        bases=tuple(str(base) for base in bases) if isinstance(bases, list) else (),
        detail=str(error.get("message", ""))[:2_000],
        frames=tuple(
            (frame[0], str(frame[1])[:200])
            for frame in (frames if isinstance(frames, list) else [])
            if isinstance(frame, list) and len(frame) == 2 and isinstance(frame[0], int)
        ),
        name=str(name)[:200] if name else None,
    )
