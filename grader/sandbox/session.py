"""The trusted side's hold on one submission's worker: start, call, time out, end."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import tempfile
import time
from collections.abc import Sequence
from types import TracebackType
from typing import IO, Any, Self

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
    TooLarge,
    TooMuchOutput,
)
from grader.sandbox.host import Ending, Isolation, WorkerHost
from grader.sandbox.limits import Limits
from grader.sandbox.stopwatch import Stopwatch

SHOWN_OUTPUT = 4_000
# A worker confines itself, and TensorFlow's spare may still be warming up.
_READY_SECONDS = 60.0
# A dying worker closes its channel before its exit status can be had.
_GRACE_SECONDS = 1.0
# For a result that is on its way when the time is up.
_TRANSFER_SECONDS = 1.0
_LEAST_CREDIT = 0.02


class Sandbox:
    """Runs one submission's program in a worker process; a context manager that owns its host.

    After a call that timed out or died the next one starts a fresh worker and loads the program
    again, so that one bad call costs no other check its result.
    """

    def __init__(
        self, source: str, host: WorkerHost, limits: Limits, *, owns_host: bool = True
    ) -> None:
        self._source = source
        self._host = host
        self._owns_host = owns_host
        self.limits = limits
        self._output: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed by close()
        self._channel: Channel | None = None
        self._stopwatch = Stopwatch(None)
        self._credited = 0.0
        self._began = time.monotonic()
        self._sequence = 0
        self._load_failure: LearnerFailure | None = None
        self.generation = 0
        self._submission_seconds = limits.submission_seconds
        self.remaining_seconds = limits.call_seconds

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def isolation(self) -> Isolation:
        """What keeps the program from the rest of the machine."""
        return self._host.isolation

    def start_ahead(self) -> None:
        """Have a worker got ready meanwhile, if that can be asked for without waiting."""
        if self._channel is None:
            self._host.start_ahead(self.limits, self._output)

    def start(self) -> None:
        """Have a worker that is ready to load a program.

        Raises:
            GraderError: it could not be started.
        """
        if self._channel is None:
            self._start()

    def descriptors(self) -> list[int]:
        """Return the numbers of what it holds open while its worker waits."""
        found = [self._output.fileno(), *self._host.descriptors()]
        if self._channel is not None:
            found += self._channel.descriptors()
        return found

    def is_waiting(self) -> bool:
        """Say whether its worker waits for a program; it may have ended meanwhile."""
        if self._channel is None:
            return False
        ends = [*self._host.descriptors(), *self._channel.descriptors()]
        return not select.select(ends, [], [], 0)[0]  # each tells of an end by being readable

    def another(self, source: str) -> Sandbox:
        """Return a sandbox for another program on the same host; this one's worker ends first."""
        self._drop_worker()
        return Sandbox(source, self._host, self.limits, owns_host=False)

    def replace_program(self, source: str) -> None:
        """Run another program from now on, in the worker of the one before if it lives.

        For programs of ours: the second may find what the first has changed in the process.
        """
        self._source = source
        self._load_failure = None
        self._submission_seconds = self.limits.submission_seconds
        self.begin_check()
        if self._channel is not None:
            with contextlib.suppress(LearnerFailure):  # the next call raises it again
                self._load()

    def begin_check(self) -> None:
        """Give the calls of the next check their full time."""
        self.remaining_seconds = self.limits.call_seconds
        self._stopwatch.restart()
        self._credited = 0.0
        self._began = time.monotonic()

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
        reply = self._request({"do": "call", **_call(name, arguments, observe)})
        return _with_value(reply)

    def call_many(
        self, calls: Sequence[tuple[str, tuple[Any, ...], bool]]
    ) -> list[dict[str, Any] | LearnerFailure]:
        """Make many calls (name, arguments, observe), one after the other, in one go.

        Returns:
            For each the worker's reply, or how the program failed; the others are made all the
            same.

        Raises:
            LearnerFailure: the program did not answer at all.
            GraderError: the sandbox itself failed.
        """
        self._ready()
        replies = self._request({"do": "calls", "calls": [_call(*each) for each in calls]})
        if not isinstance(replies, list) or len(replies) != len(calls):
            raise BadReply("not a reply for each call")
        return [self._reply_or_failure(reply) for reply in replies]

    def model_verb(self, generation: int, number: int, verb: str, arguments: dict[str, Any]) -> Any:
        """Ask the model behind a handle; fails as `Died` when its worker is no more."""
        if generation != self.generation or self._channel is None:
            raise Died()
        request = {"do": "model", "model": number, "verb": verb, "arguments": arguments}
        return self._request(request)

    def close(self) -> None:
        """End the worker, its host and all their descendants."""
        if self._owns_host:
            channel, self._channel = self._channel, None
            try:
                self._host.close()
            finally:
                if channel is not None:
                    channel.close()
        else:
            self._drop_worker()
        self._output.close()

    def _ready(self) -> None:
        """Have a worker with the program loaded."""
        if self._load_failure is not None:
            raise self._load_failure
        if self._channel is not None:
            return
        self._start()
        self._load()

    def _load(self) -> None:
        # The time that loading takes is the program's own, not that of the check that came first.
        saved, self.remaining_seconds = self.remaining_seconds, self.limits.call_seconds
        try:
            self._request({"do": "load", "source": self._source})
        except LearnerFailure as failure:
            self._load_failure = failure
            raise
        finally:
            self.remaining_seconds = saved

    def _start(self) -> None:
        worker = self._host.start(self.limits, self._output)
        channel = Channel(
            worker.channel, watch=worker.lifeline, max_payload=self.limits.message_mb * 2**20
        )
        try:
            # What comes before the program is loaded is our own worker's word.
            greeting = channel.receive(time.monotonic() + _READY_SECONDS)
            process = int(greeting["ready"])
        except (wire.WireError, DeadlineError, KeyError, TypeError) as error:
            self._channel = channel
            ended = self._drop_worker(grace_seconds=_GRACE_SECONDS)
            said = self.output().strip().splitlines()
            raise self._host.broken(said[-1] if said else f"{error} ({ended})") from error
        self._channel = channel
        self._stopwatch = Stopwatch(process)
        self._credited = 0.0
        self._began = time.monotonic()
        self.generation += 1

    def _request(self, request: dict[str, Any]) -> Any:
        assert self._channel is not None
        self._sequence += 1
        started = time.monotonic()
        allowed = max(0.0, min(self.remaining_seconds, self._submission_seconds))
        credited = self._credited
        try:
            self._channel.send({**request, "seq": self._sequence}, started + allowed)
            self._await_reply(started + allowed)
            reply = self._channel.receive(time.monotonic() + _TRANSFER_SECONDS)
        except DeadlineError:
            whole = self._submission_seconds < self.remaining_seconds
            self._drop_worker()
            limits = self.limits
            raise TimedOut(
                limits.submission_seconds if whole else limits.call_seconds, whole
            ) from None
        except WireClosedError:
            raise self._death() from None
        except wire.TooLargeError as error:
            self._drop_worker()
            raise TooLarge(error.limit // 2**20) from None
        except wire.WireError as error:
            self._drop_worker()
            raise BadReply(str(error)) from None
        finally:
            taken = time.monotonic() - started - (self._credited - credited)
            self.remaining_seconds -= taken
            self._submission_seconds -= taken
        return self._unpack(reply)

    def _await_reply(self, deadline: float) -> None:
        """Wait for the first byte; time that the worker stood waiting for a processor is added."""
        assert self._channel is not None
        while True:
            try:
                self._channel.wait_readable(deadline)
                return
            except DeadlineError:
                wall = time.monotonic() - self._began
                credit = self._stopwatch.excused_seconds(wall) - self._credited
                if credit < _LEAST_CREDIT:
                    raise
                self._credited += credit
                deadline += credit

    def _unpack(self, reply: Any) -> Any:
        number = reply.get("seq") if isinstance(reply, dict) else None
        if type(number) is not int or number != self._sequence:
            self._drop_worker()
            raise BadReply("a reply to a question that was not asked")
        if self._flooded():
            self._drop_worker()
            raise TooMuchOutput(self.limits.output_mb)
        return self._result(reply)

    def _reply_or_failure(self, reply: Any) -> dict[str, Any] | LearnerFailure:
        if not isinstance(reply, dict):
            raise BadReply("a reply of an unknown form")
        try:
            return _with_value(self._result(reply))
        except LearnerFailure as failure:
            return failure

    def _result(self, reply: dict[str, Any]) -> Any:
        """Return what a reply holds, raising the failure that it tells of."""
        if "error" not in reply:
            return reply.get("ok")
        error = reply["error"]
        if not isinstance(error, dict):
            raise BadReply("an error of an unknown form")
        if "too_large" in error:
            raise TooLarge(self.limits.message_mb)
        if "unsendable" in error:
            raise BadReply(_text(error["unsendable"], 500))
        if _text(error.get("type"), 200) in ("MemoryError", "_ArrayMemoryError"):
            raise OutOfMemory(self.limits.memory_mb)
        raise _as_raised(error)

    def _flooded(self) -> bool:
        return os.fstat(self._output.fileno()).st_size >= self.limits.output_mb * 2**20

    def _death(self) -> LearnerFailure:
        ended = self._drop_worker(grace_seconds=_GRACE_SECONDS)
        if self._flooded():
            return TooMuchOutput(self.limits.output_mb)
        if ended.signal == getattr(signal, "SIGXCPU", None) and ended.signal is not None:
            return CpuExhausted(self.limits.cpu_seconds)
        if ended.signal == signal.SIGABRT and "bad_alloc" in self.output():
            return OutOfMemory(self.limits.memory_mb)
        return Died(ended.exit_code, ended.signal)

    def _drop_worker(self, grace_seconds: float = 0.0) -> Ending:
        channel, self._channel = self._channel, None
        if channel is None:
            return Ending()
        # A worker whose channel closes ends by itself, and what it started is then nobody's child.
        try:
            return self._host.end(grace_seconds)
        finally:
            channel.close()


def _call(name: str, arguments: tuple[Any, ...], observe: bool) -> dict[str, Any]:
    return {"name": name, "arguments": list(arguments), "observe": observe}


def _with_value(reply: Any) -> dict[str, Any]:
    if not isinstance(reply, dict) or "value" not in reply:
        raise BadReply("a reply without a value")
    return reply


def _as_raised(error: dict[str, Any]) -> LearnerRaised:
    """Read a worker's description of an exception, believing no type in it."""
    frames = error.get("frames")
    bases = error.get("bases")
    return LearnerRaised(
        type_name=_text(error.get("type"), 200) or "Exception",
        bases=tuple(_text(base, 200) for base in bases) if isinstance(bases, list) else (),
        detail=_text(error.get("message"), 2_000),
        frames=tuple(
            (frame[0], _text(frame[1], 200))
            for frame in (frames if isinstance(frames, list) else [])
            if isinstance(frame, list) and len(frame) == 2 and isinstance(frame[0], int)
        ),
        name=_text(error.get("name"), 200) or None,
    )


def _text(value: Any, most: int) -> str:
    """Return a worker's text, or nothing: to spell out an array in its place can take an hour."""
    return value[:most] if isinstance(value, str) else ""
