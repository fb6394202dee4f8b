"""The process that runs one submission and answers calls to it over the wire.

It is forked by the zygote, confines itself, loads the learner's program as a module and serves
requests until the channel closes. It knows neither checks nor answers, and nothing it says is
believed: the trusted side judges values.
"""

from __future__ import annotations

import ctypes
import linecache
import os
import resource
import signal
import socket
import sys
import traceback
import types
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from grader.sandbox import wire
from grader.sandbox.channel import Channel, WireClosedError

MODULE = "submission"
FILE_NAME = "submission.py"
_PR_SET_PDEATHSIG = 1
_PR_SET_NO_NEW_PRIVS = 38
_MAX_MESSAGE = 2_000
_MAX_FRAMES = 20
_MAX_OPEN_FILES = 256

# Kept from before any learner code runs, which may replace the originals.
_shares_memory = np.may_share_memory
_format_tb = traceback.extract_tb

_is_model: Callable[[object], bool] = lambda value: False  # noqa: E731 - replaced for Keras
_model_verbs: dict[str, Callable[..., Any]] = {}


def install_models(
    is_model: Callable[[object], bool], verbs: Mapping[str, Callable[..., Any]]
) -> None:
    """Let values for which `is_model` holds stay here behind a handle that obeys `verbs`."""
    global _is_model
    _is_model = is_model
    _model_verbs.update(verbs)


def run(channel: int, output: int, scratch: str, limits: dict[str, Any]) -> None:
    """Confine this process and serve `channel` until it closes.

    `output` becomes standard output and error; `scratch` the working and only writable folder.
    `limits` has `cpu_seconds`, `memory_bytes` and `file_bytes`.
    """
    _detach(output, scratch)
    _limit(limits)
    Worker(Channel(socket.socket(fileno=channel))).serve()


def _detach(output: int, scratch: str) -> None:
    os.setsid()
    if sys.platform == "linux":
        libc = ctypes.CDLL(None, use_errno=True)
        libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    os.dup2(output, 1)
    os.dup2(output, 2)
    os.close(output)
    # The zygote's buffers are empty, so nothing of its own is written twice.
    sys.stdout.reconfigure(write_through=True)  # type: ignore[union-attr]
    sys.stderr.reconfigure(write_through=True)  # type: ignore[union-attr]
    os.chdir(scratch)
    for name in ("HOME", "TMPDIR", "MPLCONFIGDIR", "KERAS_HOME"):
        os.environ[name] = scratch
    os.environ["MPLBACKEND"] = "Agg"


def _limit(limits: dict[str, Any]) -> None:
    cpu = int(limits["cpu_seconds"])
    _set_limit(resource.RLIMIT_CPU, cpu, cpu + 2)
    _set_limit(resource.RLIMIT_CORE, 0, 0)
    _set_limit(resource.RLIMIT_FSIZE, limits["file_bytes"], limits["file_bytes"])
    _set_limit(resource.RLIMIT_NOFILE, _MAX_OPEN_FILES, _MAX_OPEN_FILES)
    if sys.platform == "linux":
        # What the imports mapped isn't the learner's: the limit counts from here.
        with open("/proc/self/statm", encoding="ascii") as statm:  # noqa: PTH123 - no pathlib here
            mapped = int(statm.read().split()[0]) * resource.getpagesize()
        _set_limit(resource.RLIMIT_AS, mapped + limits["memory_bytes"])


def _set_limit(kind: int, soft: int, hard: int | None = None) -> None:
    _, ceiling = resource.getrlimit(kind)
    hard = soft if hard is None else hard
    if ceiling != resource.RLIM_INFINITY:
        soft, hard = min(soft, ceiling), min(hard, ceiling)
    resource.setrlimit(kind, (soft, hard))


class Worker:
    """Loads one program and answers requests about it."""

    def __init__(self, channel: Channel) -> None:
        self.channel = channel
        self.module = types.ModuleType(MODULE)
        self.models: dict[int, Any] = {}

    def serve(self) -> None:
        """Answer requests until the channel closes."""
        while True:
            try:
                request = self.channel.receive()
            except wire.WireError:
                return
            reply = self._answer(request)
            reply["seq"] = request["seq"]
            try:
                self.channel.send(reply)
            except WireClosedError:
                return
            except (wire.WireError, MemoryError) as error:
                failure = {"seq": request["seq"], "error": {"too_large": str(error)[:_MAX_MESSAGE]}}
                self.channel.send(failure)

    def _answer(self, request: dict[str, Any]) -> dict[str, Any]:
        verbs = {"load": self._load, "call": self._call, "model": self._model}
        try:
            return {"ok": verbs[request["do"]](request)}
        except BaseException as error:
            # Everything that learner code raises, SystemExit and the like included, is an answer.
            return {"error": _describe(error)}

    def _load(self, request: dict[str, Any]) -> None:
        source = request["source"]
        self.module.__file__ = FILE_NAME
        sys.modules[MODULE] = self.module
        # Without a modification time the entry survives checkcache: Keras and tracebacks read it.
        linecache.cache[FILE_NAME] = (len(source), None, source.splitlines(True), FILE_NAME)
        code = compile(source, FILE_NAME, "exec", dont_inherit=True)
        exec(code, self.module.__dict__)

    def _call(self, request: dict[str, Any]) -> dict[str, Any]:
        arguments = [self._localise(argument) for argument in request["arguments"]]
        function = getattr(self.module, request["name"])
        value = function(*arguments)
        if not request["observe"]:
            return {"value": self._export(value)}
        aliases = isinstance(value, np.ndarray) and any(
            isinstance(argument, np.ndarray) and _shares_memory(value, argument)
            for argument in arguments
        )
        return {"value": self._export(value), "arguments": arguments, "aliases": aliases}

    def _model(self, request: dict[str, Any]) -> Any:
        verb = _model_verbs[request["verb"]]
        return self._export(verb(self.models[request["model"]], **request["arguments"]))

    def _localise(self, value: Any) -> Any:
        return self.models[value.number] if isinstance(value, wire.Handle) else value

    def _export(self, value: Any, depth: int = 0) -> Any:
        if _is_model(value):
            number = next((n for n, model in self.models.items() if model is value), None)
            if number is None:
                number = len(self.models)
                self.models[number] = value
            return wire.Handle(number, "model")
        if type(value).__module__.split(".")[0] == "tensorflow" and hasattr(value, "numpy"):
            return value.numpy()
        if depth < wire.MAX_DEPTH and type(value) in (list, tuple):
            return type(value)(self._export(item, depth + 1) for item in value)
        return value


def _describe(error: BaseException) -> dict[str, Any]:
    kind = type(error)
    frames = [
        [frame.lineno or 0, frame.name]
        for frame in _format_tb(error.__traceback__)
        if frame.filename == FILE_NAME
    ]
    if isinstance(error, SyntaxError) and error.filename == FILE_NAME and not frames:
        frames = [[error.lineno or 0, "<module>"]]
    return {
        "type": kind.__name__,
        "bases": [base.__name__ for base in kind.__mro__],
        "message": _message(error),
        "frames": frames[-_MAX_FRAMES:],
        "name": error.name if isinstance(error, NameError) and error.name else None,
    }


def _message(error: BaseException) -> str:
    try:
        return str.__str__(str(error))[:_MAX_MESSAGE]
    except BaseException:
        return ""
