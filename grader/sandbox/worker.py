"""The process that runs one submission and answers calls to it over the wire.

It is confined before it loads the learner's program as a module, and serves requests until the
channel closes. It knows neither checks nor answers, and nothing it says from then on is believed:
the trusted side judges values.
"""

from __future__ import annotations

import linecache
import os
import socket
import sys
import traceback
import types
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from grader.sandbox import wire
from grader.sandbox.channel import Channel, WireClosedError
from grader.sandbox.limits import Limits, enforce, mapped_bytes

MODULE = "submission"
FILE_NAME = "submission.py"
_MAX_MESSAGE = 2_000
_MAX_FRAMES = 20
_NOWHERE = "/nonexistent"

# Kept from before any learner code runs, which may replace the originals.
_shares_memory = np.may_share_memory
_format_tb = traceback.extract_tb

WarmUp = Callable[[], None]

_is_model: Callable[[object], bool] = lambda value: False  # noqa: E731 - replaced for Keras
_model_verbs: dict[str, Callable[..., Any]] = {}


def install_models(
    is_model: Callable[[object], bool], verbs: Mapping[str, Callable[..., Any]]
) -> None:
    """Let values for which `is_model` holds stay here behind a handle that obeys `verbs`."""
    global _is_model
    _is_model = is_model
    _model_verbs.update(verbs)


def import_needs(needs: str) -> WarmUp | None:
    """Import NumPy, and TensorFlow where `needs` says so.

    Returns what a worker can do ahead of its submission, None where that is nothing.
    """
    import numpy.random  # noqa: F401 - imported lazily by NumPy otherwise, in every worker anew

    if needs != "tensorflow":
        return None
    from grader.sandbox import keras_host

    keras_host.import_keras()
    install_models(keras_host.is_model, keras_host.VERBS)
    return keras_host.warm_up


def settle(scratch: str | None) -> None:
    """Make `scratch` the home and working folder of this process; None: it has no folder."""
    os.chdir(scratch or "/")
    for name in ("HOME", "TMPDIR", "MPLCONFIGDIR", "KERAS_HOME"):
        os.environ[name] = scratch or _NOWHERE
    os.environ["MPLBACKEND"] = "Agg"


def redirect(output: int) -> None:
    """Send standard output and error to the file behind a descriptor, and close that."""
    os.dup2(output, 1)
    os.dup2(output, 2)
    os.close(output)
    # The buffers are empty, so nothing of an earlier process is written twice.
    sys.stdout.reconfigure(write_through=True)  # type: ignore[union-attr]
    sys.stderr.reconfigure(write_through=True)  # type: ignore[union-attr]


def serve(
    channel: socket.socket,
    limits: Limits,
    identity: int,
    memory_count: int | None = None,
    last_layer: Callable[[], None] = lambda: None,
) -> None:
    """Take on the limits and the last layer, say so, and serve the channel until it closes.

    Args:
        channel: one end of a stream socket.
        limits: what the submission may use.
        identity: this process's id, as the trusted side sees it.
        memory_count: from `open_memory_count`.
        last_layer: enters the last layer of confinement, for good.
    """
    enforce(limits, mapped_bytes(memory_count))
    last_layer()
    wire_end = Channel(channel, max_payload=limits.message_mb * 2**20)
    # What comes after this may be the learner's word.
    wire_end.send({"ready": identity})
    Worker(wire_end).serve()


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
            except BaseException as error:
                # A value's own code may run while it is written, and the value may not fit.
                self.channel.send({"seq": request["seq"], "error": _describe_unsendable(error)})

    def _answer(self, request: dict[str, Any]) -> dict[str, Any]:
        verbs = {
            "load": self._load,
            "call": self._call,
            "calls": self._calls,
            "model": self._model,
        }
        try:
            return {"ok": verbs[request["do"]](request)}
        except BaseException as error:
            # Everything that learner code raises, SystemExit and the like included, is an answer.
            return {"error": _describe(error)}

    def _load(self, request: dict[str, Any]) -> None:
        source = request["source"]
        self.module = types.ModuleType(MODULE)
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

    def _calls(self, request: dict[str, Any]) -> list[dict[str, Any]]:
        return [self._answer({"do": "call", **call}) for call in request["calls"]]

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


def _describe_unsendable(error: BaseException) -> dict[str, Any]:
    if issubclass(type(error), wire.TooLargeError):
        return {"too_large": True}
    if issubclass(type(error), wire.WireError):
        return {"unsendable": _message(error)}
    return _describe(error)


def _describe(error: BaseException) -> dict[str, Any]:
    """Return what is to be told of an exception, whose own attributes may raise anything."""
    # Its `__class__` may lie or raise, so isinstance() is not to be asked.
    kind = type(error)
    try:
        frames = [
            [frame.lineno or 0, frame.name]
            for frame in _format_tb(error.__traceback__)
            if frame.filename == FILE_NAME
        ]
        if issubclass(kind, SyntaxError) and not frames:
            frames = _syntax_frames(error)
    except BaseException:
        frames = []
    return {
        "type": type.__getattribute__(kind, "__name__"),
        "bases": [base.__name__ for base in type.mro(kind)],
        "message": _message(error),
        "frames": frames[-_MAX_FRAMES:],
        "name": _missing_name(error),
    }


def _syntax_frames(error: Any) -> list[list[Any]]:
    if error.filename != FILE_NAME or not isinstance(error.lineno, int):
        return []
    return [[error.lineno, "<module>"]]


def _missing_name(error: BaseException) -> str | None:
    try:
        name = getattr(error, "name", None) if issubclass(type(error), NameError) else None
    except BaseException:
        return None
    return name if isinstance(name, str) and name else None


def _message(error: BaseException) -> str:
    try:
        return str.__str__(str(error))[:_MAX_MESSAGE]
    except BaseException:
        return ""
