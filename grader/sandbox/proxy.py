"""What a check holds in place of the learner's program: calls go out, plain values come back."""

from __future__ import annotations

import contextlib
import copy
import reprlib
import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from grader.sandbox import wire
from grader.sandbox.failures import BadReply, LearnerFailure, LearnerRaised, OutOfMemory
from grader.sandbox.outcomes import Outcome, outcome_of
from grader.sandbox.session import Sandbox

if TYPE_CHECKING:
    from grader.checks.model import ModelHandle

_SHOWN_CELLS = 64
_SHOWN_CHARACTERS = 800


@dataclass(frozen=True)
class Observation:
    """A call seen from outside.

    `value` is what it returned, `arguments` are its arguments as they are after the call,
    `aliases_argument` tells whether the returned array shares memory with one of them.
    """

    value: Any
    arguments: list[Any]
    aliases_argument: bool


@dataclass(frozen=True)
class CallSite:
    """A function's name and the arguments that it was called with."""

    name: str
    arguments: tuple[Any, ...]

    def describe(self) -> str:
        """Return the call as code that can be copied."""
        arguments = [describe_value(each) for each in self.arguments]
        if not any("\n" in each for each in arguments):
            return f"{self.name}({', '.join(arguments)})"
        lines = "".join(f"{textwrap.indent(each, '    ')},\n" for each in arguments)
        return f"{self.name}(\n{lines})"


@dataclass(frozen=True)
class RecordedCall:
    """A call and what came of it; None where that can't be compared."""

    name: str
    arguments: tuple[Any, ...]
    observed: bool
    outcome: Outcome | None


class RemoteFunction:
    """A function of the learner's program; its name is all that pytest shows of it."""

    def __init__(self, call: Callable[..., Any], name: str) -> None:
        self._call = call
        self._name = name

    def __call__(self, *arguments: Any) -> Any:
        """Call it in the worker."""
        return self._call(self._name, *arguments)

    def __repr__(self) -> str:
        return self._name


class SubmissionProxy:
    """Calls the functions of the learner's program: `submission.fuse_features(image, text)`."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox
        self.last_call: CallSite | None = None
        self.calls: list[RecordedCall] = []
        self.records = True

    def __repr__(self) -> str:
        return "submission"

    def __getattr__(self, name: str) -> RemoteFunction:
        if name.startswith("_"):
            raise AttributeError(name)
        return RemoteFunction(self._call, name)

    def observe(self, name: str, *arguments: Any) -> Observation:
        """Call a function and also report what became of its arguments."""
        return self._observation(self._ask(name, arguments, observe=True), len(arguments))

    def each(self, name: str, arguments: Iterable[tuple[Any, ...]]) -> Iterator[Any]:
        """Call a function with each of these arguments and yield what it returns.

        All calls are made before the first result comes: faster than as many calls one by one.
        """
        for result in self.each_result(name, arguments):
            yield result()

    def each_result(
        self, name: str, arguments: Iterable[tuple[Any, ...]]
    ) -> Iterator[Callable[[], Any]]:
        """As `each`, but yield functions that return what came, or raise where that failed."""
        for end in self._ends(name, arguments, observe=False):
            yield partial(self._returned, end)

    def observe_each(
        self, name: str, arguments: Iterable[tuple[Any, ...]]
    ) -> Iterator[Observation]:
        """As `each`, but also report what became of the arguments."""
        for end in self._ends(name, arguments, observe=True):
            assert self.last_call is not None
            yield self._observation(_reply(end), len(self.last_call.arguments))

    def _ends(
        self, name: str, arguments: Iterable[tuple[Any, ...]], *, observe: bool
    ) -> Iterator[dict[str, Any] | LearnerFailure]:
        calls = [(name, each, observe) for each in arguments]
        if not calls:
            return
        self.last_call = CallSite(name, calls[0][1])
        kept = [_copied(each) for _, each, _ in calls] if self.records else []
        try:
            ends = self._sandbox.call_many(calls)
        except LearnerFailure:
            self.calls += [RecordedCall(name, each, observe, None) for each in kept]
            raise
        self.calls += [
            RecordedCall(name, own, observe, _outcome(end))
            for own, end in zip(kept, ends, strict=False)
        ]
        for (_, own, _), end in zip(calls, ends, strict=True):
            self.last_call = CallSite(name, own)
            yield end

    def describe_last_call(self) -> str | None:
        """Return the latest call as code that can be copied, or None before any call."""
        return None if self.last_call is None else self.last_call.describe()

    def forget_last_call(self) -> None:
        """Start a new check without a latest call."""
        self.last_call = None

    @contextlib.contextmanager
    def unrecorded(self) -> Iterator[None]:
        """Leave the calls made meanwhile out of `calls`, which also makes them faster."""
        before, self.records = self.records, False
        try:
            yield
        finally:
            self.records = before

    def _call(self, name: str, *arguments: Any) -> Any:
        return self._localise(self._ask(name, arguments)["value"])

    def _ask(
        self, name: str, arguments: tuple[Any, ...], *, observe: bool = False
    ) -> dict[str, Any]:
        self.last_call = CallSite(name, arguments)
        if not self.records:
            return self._sandbox.call(name, arguments, observe=observe)
        kept = _copied(arguments)
        end: dict[str, Any] | LearnerFailure | None = None
        try:
            end = self._sandbox.call(name, arguments, observe=observe)
            return end
        except LearnerFailure as failure:
            end = failure
            raise
        finally:
            self.calls.append(RecordedCall(name, kept, observe, _outcome(end)))

    def _observation(self, reply: dict[str, Any], count: int) -> Observation:
        after = reply.get("arguments")
        if not isinstance(after, list) or len(after) != count:
            raise BadReply("the arguments did not come back")
        return Observation(self._localise(reply["value"]), after, reply.get("aliases") is True)

    def _returned(self, end: dict[str, Any] | LearnerFailure) -> Any:
        return self._localise(_reply(end)["value"])

    def _localise(self, value: Any) -> Any:
        if isinstance(value, wire.Handle):
            return self._model(value)
        if isinstance(value, list | tuple):
            return type(value)(self._localise(item) for item in value)
        return value

    def _model(self, handle: wire.Handle) -> ModelHandle:
        from grader.checks.model import ModelHandle

        generation = self._sandbox.generation

        def call(verb: str, **arguments: Any) -> Any:
            return self._sandbox.model_verb(generation, handle.number, verb, arguments)

        return ModelHandle(call)


def replay(sandbox: Sandbox, calls: Sequence[RecordedCall]) -> list[Outcome | None]:
    """Make calls again and return what comes of each, None where that can't be compared."""
    try:
        ends = sandbox.call_many([(each.name, each.arguments, each.observed) for each in calls])
    except LearnerFailure:
        return [None] * len(calls)
    return [_outcome(end) for end in ends]


def _copied(arguments: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return arguments as they are now: the check may change them afterwards."""
    return tuple(
        each.copy("K") if type(each) is np.ndarray else copy.deepcopy(each) for each in arguments
    )


def _reply(end: dict[str, Any] | LearnerFailure) -> dict[str, Any]:
    """Return a reply, raising the failure that stands in its place."""
    if isinstance(end, LearnerFailure):
        raise end
    return end


def _outcome(end: dict[str, Any] | LearnerFailure | None) -> Outcome | None:
    """Return what came of a call as it can be compared, None where it can't."""
    if isinstance(end, dict):
        return outcome_of(end)
    if isinstance(end, LearnerRaised):
        return Outcome(None, end.type_name)
    return Outcome(None, "out of memory") if isinstance(end, OutOfMemory) else None


def describe_value(value: Any) -> str:
    """Return a value as short Python code; a large array as its shape and dtype."""
    text = _Describer().repr(value)
    return text if len(text) <= _SHOWN_CHARACTERS else text[:_SHOWN_CHARACTERS] + "…"


class _Describer(reprlib.Repr):
    """Python's own repr, except that NumPy spells out many short axes whole, for an hour."""

    def __init__(self) -> None:
        super().__init__()
        self.maxlevel = wire.MAX_DEPTH
        self.maxlist = self.maxtuple = self.maxset = self.maxdict = _SHOWN_CHARACTERS
        self.maxstring = self.maxlong = self.maxother = _SHOWN_CHARACTERS + 1

    def repr1(self, x: Any, level: int) -> str:
        """Return a value as code, an array in it as `_describe_array` has it."""
        if isinstance(x, np.ndarray):
            return _describe_array(x)
        if isinstance(x, wire.Strided):
            return _describe_array(x.array)
        if isinstance(x, wire.Opaque):
            return f"<{x.type_name}>"
        return super().repr1(x, level)


def _describe_array(array: np.ndarray[Any, np.dtype[Any]]) -> str:
    if array.size > _SHOWN_CELLS:
        return f"<array shape={array.shape} dtype={array.dtype}>"
    if array.size == 0:
        return f"np.empty({array.shape}, dtype={array.dtype.name!r})"
    # Written so that the text can be pasted and run where NumPy is imported as np.
    # Pasted, it has to give the very same numbers.
    with np.printoptions(nanstr="np.nan", infstr="np.inf", floatmode="unique"):
        text = np.array2string(array, separator=", ", threshold=_SHOWN_CELLS, prefix="np.array(")
    if array.dtype in (np.dtype(np.int64), np.dtype(np.float64), np.dtype(bool)):
        return f"np.array({text})"
    return f"np.array({text}, dtype={array.dtype.name!r})"
