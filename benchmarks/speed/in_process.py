"""A pytest plugin that gives checks a submission living in pytest's own process.

    MMDOJO_SPEED_ANSWER=answer.py python -m pytest -p speed.in_process checks.py

So a plain pytest run makes the very assertions that mmdojo makes, with no sandbox between.
"""

from __future__ import annotations

import os
import types
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from grader.checks.model import ModelHandle
from grader.sandbox import keras_host
from grader.sandbox.failures import LearnerRaised
from grader.sandbox.proxy import Observation, describe_value
from grader.sandbox.wire import Strided

ANSWER_VARIABLE = "MMDOJO_SPEED_ANSWER"
_SEED = 20_240_613  # the one that mmdojo gives its checks


class InProcessSubmission:
    """Has the interface of `SubmissionProxy`, and calls the functions of a module directly."""

    def __init__(self, module: types.ModuleType) -> None:
        self._module = module
        self._last_call: tuple[str, tuple[Any, ...]] | None = None

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("_"):
            raise AttributeError(name)
        return partial(self._call, name)

    def observe(self, name: str, *arguments: Any) -> Observation:
        """Call a function with copies of the arguments and report what became of them."""
        arguments = tuple(np.array(a) if isinstance(a, np.ndarray) else a for a in arguments)
        value = self._call(name, *arguments)
        arrays = [argument for argument in arguments if isinstance(argument, np.ndarray)]
        aliases = isinstance(value, np.ndarray) and any(
            np.may_share_memory(value, array) for array in arrays
        )
        return Observation(value, list(arguments), aliases)

    def each(self, name: str, arguments: Iterable[tuple[Any, ...]]) -> Iterator[Any]:
        """Call a function with each of these arguments and yield what it returns."""
        for result in self.each_result(name, arguments):
            yield result()

    def each_result(
        self, name: str, arguments: Iterable[tuple[Any, ...]]
    ) -> Iterator[Callable[[], Any]]:
        """As `each`, but yield functions that make the calls."""
        for own in arguments:
            yield partial(self._call, name, *own)

    def observe_each(
        self, name: str, arguments: Iterable[tuple[Any, ...]]
    ) -> Iterator[Observation]:
        """As `each`, but also report what became of the arguments."""
        for own in arguments:
            yield self.observe(name, *own)

    def describe_last_call(self) -> str | None:
        """Return the latest call as code that can be copied, or None before any call."""
        if self._last_call is None:
            return None
        name, arguments = self._last_call
        return f"{name}({', '.join(describe_value(argument) for argument in arguments)})"

    def forget_last_call(self) -> None:
        """Start a new check without a latest call."""
        self._last_call = None

    def _call(self, name: str, *arguments: Any) -> Any:
        self._last_call = (name, arguments)
        function = _as_learner_code(getattr(self._module, name))
        return _localise(function(*(_as_received(argument) for argument in arguments)))


@pytest.fixture(scope="session")
def source() -> str:
    """The answer that the environment names."""
    return Path(os.environ[ANSWER_VARIABLE]).read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def submission(source: str) -> InProcessSubmission:
    """The answer, loaded into this process."""
    module = types.ModuleType("submission")
    exec(compile(source, "submission.py", "exec"), module.__dict__)
    return InProcessSubmission(module)


@pytest.fixture(scope="session")
def seed(source: str) -> int:
    """The number that mmdojo gives the same program: it decides what a model is trained on."""
    from grader.checks.seeding import seed_for

    return seed_for(source)


@pytest.fixture
def rng() -> np.random.Generator:
    """The generator that mmdojo gives its checks."""
    return np.random.default_rng(_SEED)


def _as_learner_code(function: Callable[..., Any]) -> Callable[..., Any]:
    """Have exceptions look as they do when they come over the wire."""

    def call(*arguments: Any, **named: Any) -> Any:
        try:
            return function(*arguments, **named)
        except Exception as error:
            kind = type(error)
            bases = tuple(base.__name__ for base in kind.__mro__)
            raise LearnerRaised(kind.__name__, bases, str(error)) from error

    return call


def _as_received(argument: Any) -> Any:
    if not isinstance(argument, Strided):
        return argument
    array = argument.array
    buffer = np.zeros((*array.shape[:-1], array.shape[-1] * 2), dtype=array.dtype)
    view = buffer[..., ::2]
    view[...] = array
    return view


def _localise(value: Any) -> Any:
    if keras_host.is_model(value):
        return ModelHandle(partial(_obey, value))
    if isinstance(value, list | tuple):
        return type(value)(_localise(item) for item in value)
    return value


def _obey(model: Any, verb: str, **arguments: Any) -> Any:
    return _as_learner_code(keras_host.VERBS[verb])(model, **arguments)
