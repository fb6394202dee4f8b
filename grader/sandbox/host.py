"""The small interface behind which workers are started and ended, whatever the platform offers."""

from __future__ import annotations

import abc
import importlib.util
import os
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Literal

from grader.errors import GraderError
from grader.sandbox.limits import Limits
from grader.text import Text

Isolation = Literal["full", "partial", "none"]
START_SECONDS = 120.0
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
_PASSED_ON = (
    "OPENBLAS_CORETYPE",
    "OPENBLAS_L2_SIZE",
    "LD_LIBRARY_PATH",
    "DYLD_LIBRARY_PATH",
    "SYSTEMROOT",
)


@dataclass(frozen=True)
class Ending:
    """How a worker ended by itself: its exit code or its signal; neither if it had to be killed."""

    exit_code: int | None = None
    signal: int | None = None


@dataclass
class StartedWorker:
    """The trusted side's ends of a worker.

    Attributes:
        channel: the stream socket to it.
        lifeline: becomes readable when it ends; None where the channel tells as well.
    """

    channel: socket.socket
    lifeline: socket.socket | None


class WorkerHost(abc.ABC):
    """Starts workers, one at a time; a fresh one for each `start`."""

    #: What keeps the worker from the rest of the machine.
    isolation: Isolation

    @abc.abstractmethod
    def start(self, limits: Limits, output: IO[bytes]) -> StartedWorker:
        """Start a worker whose output goes to a file.

        Raises:
            GraderError: it could not be started, or not confined.
        """

    def start_ahead(self, limits: Limits, output: IO[bytes]) -> None:
        """Begin to start a worker for the next `start`, if that can be done without waiting."""
        return

    def descriptors(self) -> list[int]:
        """Return the numbers of what it holds open."""
        return []

    @abc.abstractmethod
    def end(self, grace_seconds: float = 0.0) -> Ending:
        """End the worker and all that it started, after a while in which it may end by itself.

        Raises:
            GraderError: what should end it has failed.
        """

    @abc.abstractmethod
    def broken(self, detail: str) -> GraderError:
        """Return the error for a worker that failed before it had any learner code."""

    @abc.abstractmethod
    def close(self) -> None:
        """End everything; nothing is left behind."""


def numpy_root() -> str:
    """Return the folder that NumPy is imported from; isolated mode hides the user's own."""
    numpy = importlib.util.find_spec("numpy")  # importing it would take this process long
    return "" if numpy is None or numpy.origin is None else str(Path(numpy.origin).parents[1])


def worker_environment() -> dict[str, str]:
    """Return the whole environment of a process that learner code will run in."""
    return _ENVIRONMENT | {name: os.environ[name] for name in _PASSED_ON if name in os.environ}


def broken(errors: IO[bytes] | None, detail: str) -> GraderError:
    """Return the error for a process of ours that failed; `errors` is what it said on stderr."""
    said: list[str] = []
    if errors is not None:
        errors.seek(0)
        said = errors.read().decode("utf-8", "replace").strip().splitlines()
    reason = said[-1][:300] if said else detail
    return GraderError(
        Text(
            zh=f"无法启动运行你代码的进程：{reason}。请运行 mmdojo doctor 检查环境。",
            en=f"The process that runs your code could not be started: {reason}. "
            "`mmdojo doctor` checks the environment.",
        )
    )
