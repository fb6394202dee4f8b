"""What the sandbox itself costs: starting a worker, its memory, and the wire."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Literal

import numpy as np
import psutil

from grader.sandbox.backends import open_host
from grader.sandbox.failures import Died
from grader.sandbox.limits import Limits
from grader.sandbox.session import Sandbox
from speed.results import Section, at_most_seconds, duration
from speed.timing import Spread

_PROGRAM = """
import os

def one():
    return 1

def same(value):
    return value

def end():
    os._exit(0)
"""
_MODEL = (
    _PROGRAM
    + """
import keras

def build():
    dense = keras.layers.Dense(10, activation="softmax")
    model = keras.Sequential([keras.layers.Input((28, 28, 1)), keras.layers.Flatten(), dense])
    model(keras.ops.zeros((1, 28, 28, 1)))
    return 1
"""
)
_LIMITS = Limits(call_seconds=60, memory_mb=4096)
_CYCLES, _SMALL_CALLS, _LARGE_CALLS = 40, 200, 9
_SECONDS_TO_GET_READY = 2.0
_MOST_TO_START, _MOST_FOR_LARGE = 0.015, 0.100
_SMALL_BYTES, _LARGE_BYTES = 1_000, 100_000_000

Needs = Literal["numpy", "tensorflow"]


def sandbox_section() -> Section:
    """Measure everything."""
    start, cycle = _starting("numpy")
    with_keras, _ = _starting("tensorflow")
    small = _there_and_back(_SMALL_BYTES, _SMALL_CALLS)
    large = _there_and_back(_LARGE_BYTES, _LARGE_CALLS)
    rows = [
        _row("fork, confine and load, NumPy", start),
        _row("fork, confine and load, TensorFlow", with_keras),
        ("workers one after the other, NumPy", f"{1 / cycle.median:.3g} per second", "", ""),
        *((f"memory of an idle worker, {name}", size, "", "") for name, size in _memory()),
        _row("1 KB there and back", small),
        _row("100 MB there and back", large),
    ]
    goals = [
        at_most_seconds("fork, confine and load, NumPy", start.median, _MOST_TO_START),
        at_most_seconds("fork, confine and load, TensorFlow", with_keras.median, _MOST_TO_START),
        at_most_seconds("100 MB there and back", large.median, _MOST_FOR_LARGE),
    ]
    return Section("The sandbox", ("figure", "median", "least", "most"), rows, goals)


@contextmanager
def _sandbox(program: str, needs: Needs) -> Iterator[Sandbox]:
    with Sandbox(program, open_host(needs), _LIMITS) as sandbox:
        sandbox.call("one", ())  # the zygote is warm from here on
        yield sandbox


def _starting(needs: Needs) -> tuple[Spread, Spread]:
    """Time the first answer of a fresh worker, and a whole life of one."""
    starts, lives = [], []
    with _sandbox(_PROGRAM, needs) as sandbox:
        _end_worker(sandbox)
        time.sleep(_SECONDS_TO_GET_READY)  # what a zygote does between two checks
        for _ in range(_CYCLES):
            sandbox.call("one", ())
            began = time.perf_counter()
            _end_worker(sandbox)
            started = time.perf_counter()
            sandbox.call("one", ())
            ended = time.perf_counter()
            starts.append(ended - started)
            lives.append(ended - began)
    return Spread.of(starts), Spread.of(lives)


def _there_and_back(size: int, calls: int) -> Spread:
    value = np.random.default_rng(0).random(size // 8)
    with _sandbox(_PROGRAM, "numpy") as sandbox:
        sandbox.call("same", (value,))
        return Spread.of([_timed(lambda: sandbox.call("same", (value,))) for _ in range(calls)])


def _memory() -> Iterator[tuple[str, str]]:
    with _sandbox(_PROGRAM, "numpy") as sandbox:
        yield "NumPy", _own_memory(sandbox)
    with _sandbox(_MODEL, "tensorflow") as sandbox:
        yield "TensorFlow", _own_memory(sandbox)
        yield (
            "TensorFlow with a small model",
            _own_memory(sandbox, lambda: sandbox.call("build", ())),
        )


def _own_memory(sandbox: Sandbox, use: Callable[[], Any] = lambda: None) -> str:
    """Return what a fresh worker has for itself: pages that it shares with nobody."""
    before = _descendants()
    _end_worker(sandbox)
    sandbox.call("one", ())
    use()
    try:
        size = sum(each.memory_full_info().uss for each in _descendants() - before)
    except psutil.AccessDenied:
        return "not readable by this user"
    return f"{size / 1e6:.3g} MB"


def _end_worker(sandbox: Sandbox) -> None:
    try:
        sandbox.call("end", ())
    except Died:
        return
    raise AssertionError("the worker did not end")


def _descendants() -> set[psutil.Process]:
    return set(psutil.Process().children(recursive=True))


def _timed(function: Callable[[], Any]) -> float:
    started = time.perf_counter()
    function()
    return time.perf_counter() - started


def _row(name: str, spread: Spread) -> tuple[str, str, str, str]:
    return name, duration(spread.median), duration(spread.least), duration(spread.most)
