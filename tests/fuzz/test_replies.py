"""Whatever a worker replies, the learner fails or a check gets a value: never another exception."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from forged_replies import READERS, read_forged
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from grader.sandbox import wire
from grader.sandbox.failures import BadReply, LearnerFailure

Forger = Callable[[Any], dict[Any, Any]]

ODD: dict[str, Any] = {
    "nothing": None,
    "text": "text",
    "long text": "x" * 30_000,
    "lone surrogate": "\ud800",
    "bytes": b"x",
    "true": True,
    "number": 3,
    "huge number": 10**900,
    "huge negative number": -(10**900),
    "not a number": float("nan"),
    "infinity": float("inf"),
    "complex number": 1j,
    "list": [1, [2], "three"],
    "tuple": (1,),
    "set": {1},
    "dict": {"a": 1, 2: 3, None: 4},
    "handle": wire.Handle(1, "model"),
    "other object": object(),
    "array": np.zeros(3),
    "array of one": np.zeros(1),
    "array without shape": np.array(3.0),
    "empty array": np.zeros((0, 2**40)),
    "array of many axes": np.zeros((2,) * 14, np.uint8),
    "arrays of many axes": [np.zeros((2,) * 14, np.uint8)],
    "array of two": np.zeros(2),
    "array of rows": np.zeros((2, 10), ">f2"),
    "two texts": np.array(["a", "b"]),
    "two long texts": np.array(["x" * 7_000, "b"]),
    "two byte strings": np.array([b"a", b"b"]),
    "two complex numbers": np.array([1j, 2]),
    "two booleans": np.array([True, False]),
    "two dates": np.array([1, 2], "M8[D]"),
    "two dates far away": np.array([2**62, 1], "M8[Y]"),
    "two times": np.array([1, 2], "m8[Y]"),
    "scalar": np.float32(1),
    "scalar too large for a float": np.longdouble("1e4000"),
    "date far away": np.datetime64(2**62, "Y"),
    "time": np.timedelta64(3, "Y"),
}


def as_key(odd: Any) -> dict[Any, float]:
    try:
        return {odd: 1.0}
    except (TypeError, ValueError):
        return {}


RESULTS: dict[str, Forger] = {
    "no key": lambda value: {},
    "number of the reply": lambda odd: {"seq": odd, "ok": {"value": 1}},
    "reply": lambda odd: {"ok": odd},
    "value": lambda odd: {"ok": {"value": odd}},
    "values": lambda odd: {"ok": {"value": [odd, (odd, {"x": odd})]}},
    "arguments": lambda odd: {"ok": {"value": 1, "arguments": odd, "aliases": False}},
    "one argument": lambda odd: {"ok": {"value": 1, "arguments": [odd], "aliases": False}},
    "aliases": lambda odd: {"ok": {"value": 1, "arguments": [1], "aliases": odd}},
}
ERRORS: dict[str, Forger] = {
    "error": lambda odd: {"error": odd},
    "line": lambda odd: {"error": {"type": "KeyError", "frames": [[odd, "f"]]}},
    "function": lambda odd: {"error": {"type": "KeyError", "frames": [[1, odd]]}},
    "base": lambda odd: {"error": {"type": "KeyError", "bases": [odd]}},
    "missing name": lambda odd: {"error": {"type": "NameError", "frames": [[1, "f"]], "name": odd}},
    **{
        name: lambda odd, name=name: {"error": {"type": "KeyError", "message": "m", name: odd}}
        for name in ("type", "message", "bases", "frames", "name", "too_large", "unsendable")
    },
}
_DESCRIPTION = ("kind", "compiled", "inputs", "outputs", "loss", "optimizer", "learning_rate")
MODELS: dict[str, tuple[str, Forger]] = {
    **{name: ("describe", lambda odd, name=name: {"ok": {name: odd}}) for name in _DESCRIPTION},
    "shape": ("describe", lambda odd: {"ok": {"inputs": [odd]}}),
    "length": ("describe", lambda odd: {"ok": {"inputs": [[odd]]}}),
    "weight": ("weights", lambda odd: {"ok": [odd]}),
    **{
        f"weight's {name}": (
            "weights",
            lambda odd, name=name: {"ok": [{"largest": 1.0, name: odd}]},
        )
        for name in ("name", "trainable", "digest", "largest")
    },
    "assessed loss": ("assess", lambda odd: {"ok": {"loss": odd, "metrics": {}}}),
    "metrics": ("assess", lambda odd: {"ok": {"loss": 1.0, "metrics": odd}}),
    "metric": ("assess", lambda odd: {"ok": {"loss": 1.0, "metrics": {"accuracy": odd}}}),
    "name of a metric": ("assess", lambda odd: {"ok": {"loss": 1.0, "metrics": as_key(odd)}}),
    **{
        f"{reader} reply": (reader, lambda odd: {"ok": odd})
        for reader in READERS
        if reader[0] != "o"
    },
}


def crashes(reader: str, forge: Forger) -> dict[str, str]:
    """Return what went wrong with which odd value."""
    found = {}
    for name, odd in ODD.items():
        try:
            read_forged(reader, forge(odd))
        except Exception as error:
            found[name] = f"{type(error).__name__}: {str(error)[:200]}"
    return found


@pytest.mark.parametrize("reader", ["call", "observe", "each"])
@pytest.mark.parametrize("place", RESULTS)
def test_an_odd_value_anywhere_in_a_result_is_no_crash(place: str, reader: str) -> None:
    assert not crashes(reader, RESULTS[place])


@pytest.mark.parametrize("reader", ["call", "each"])
@pytest.mark.parametrize("place", ERRORS)
def test_an_odd_value_anywhere_in_an_error_is_no_crash(place: str, reader: str) -> None:
    assert not crashes(reader, ERRORS[place])


@pytest.mark.parametrize("place", MODELS)
def test_an_odd_value_anywhere_in_what_a_model_says_is_no_crash(place: str) -> None:
    reader, forge = MODELS[place]
    assert not crashes(reader, forge)


@pytest.mark.parametrize("place", ERRORS)
def test_an_odd_error_is_never_a_value(place: str) -> None:
    for name in ("nothing", "number", "list", "dict"):
        assert isinstance(read_forged("call", ERRORS[place](ODD[name])), LearnerFailure)


@pytest.mark.parametrize("value", ODD)
def test_one_reply_to_many_calls_is_a_bad_one(value: str) -> None:
    forged = {"ok": ODD[value]}
    assert isinstance(read_forged("each", forged), LearnerFailure)


def test_a_reply_to_another_question_is_a_bad_one() -> None:
    assert isinstance(read_forged("call", {"seq": 1, "ok": {"value": 1}}), BadReply)
    assert isinstance(read_forged("call", {"seq": 3, "ok": {"value": 1}}), BadReply)


MANY_CELLS = np.zeros((2,) * 12, np.uint8)  # NumPy shortens long axes, but not many short ones


@pytest.mark.parametrize(
    ("reader", "reply"),
    [
        ("call", {"ok": {"value": MANY_CELLS}}),
        ("call", {"ok": {"value": [{"x": (MANY_CELLS,)}]}}),
        ("call", {"error": {"type": MANY_CELLS}}),
        ("call", {"error": {"type": "KeyError", "message": MANY_CELLS}}),
        ("call", {"error": {"type": "KeyError", "bases": [MANY_CELLS]}}),
        ("call", {"error": {"type": "KeyError", "frames": [[1, MANY_CELLS]]}}),
        ("call", {"error": {"type": "KeyError", "name": [MANY_CELLS]}}),
        ("call", {"error": {"unsendable": MANY_CELLS}}),
        ("describe", {"ok": {"kind": MANY_CELLS}}),
        ("weights", {"ok": [{"largest": 1.0, "name": MANY_CELLS}]}),
        ("weights", {"ok": [{"largest": 1.0, "digest": MANY_CELLS}]}),
    ],
)
def test_an_array_is_never_spelt_out(reader: str, reply: dict[str, Any]) -> None:
    """Spelling out 512 MiB in 29 axes of two takes over an hour, and no deadline ends it."""
    cells = 0

    def spell(cell: object) -> str:
        nonlocal cells
        cells += 1
        return "0"

    with np.printoptions(formatter={"all": spell}):
        read_forged(reader, reply)
    assert cells < 1_000


dtypes = (
    hnp.scalar_dtypes()
    | hnp.unicode_string_dtypes(max_len=3)
    | hnp.byte_string_dtypes(max_len=3)
    | hnp.datetime64_dtypes()
    | hnp.timedelta64_dtypes()
)
arrays = hnp.arrays(dtypes, hnp.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=3))
WORDS = """
    ok error value arguments aliases type message bases frames name too_large kind inputs outputs
    loss optimizer learning_rate metrics largest trainable digest seq MemoryError NameError
"""
words = st.sampled_from(WORDS.split())
leaves = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.complex_numbers()
    | st.text(alphabet=st.characters(codec=None), max_size=5)
    | words
    | st.binary(max_size=5)
    | arrays
    | st.builds(wire.Handle, st.integers(0, 3), words)
)
replies = st.recursive(
    leaves,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(words | st.integers(), inner, max_size=4)
    ),
    max_leaves=10,
)


@settings(max_examples=300)
@given(
    st.sampled_from(sorted(READERS)),
    st.dictionaries(st.sampled_from(["ok", "error", "seq"]), replies, max_size=2),
)
def test_no_reply_of_any_form_is_a_crash(reader: str, reply: dict[Any, Any]) -> None:
    read_forged(reader, reply)
