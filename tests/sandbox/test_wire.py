from __future__ import annotations

import json
import socket
import struct
import time
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from grader.sandbox import wire
from grader.sandbox.channel import Channel, DeadlineError, WireClosedError


@pytest.fixture
def pair() -> Iterator[tuple[socket.socket, Channel]]:
    raw, other = socket.socketpair()
    with raw, other:
        yield raw, Channel(other)


def over_the_wire(value: object) -> object:
    left, right = socket.socketpair()
    with left, right:
        Channel(left).send(value, time.monotonic() + 5)
        return Channel(right).receive(time.monotonic() + 5)


def frame(header: object, payload: bytes = b"") -> bytes:
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    return struct.pack("!IQ", len(text), len(payload)) + text + payload


scalars = (
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats(allow_nan=False)
    | st.text(max_size=20)
    | st.binary(max_size=20)
    | st.complex_numbers(allow_nan=False)
)
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(st.text(max_size=5), inner, max_size=4)
        | st.sets(st.integers(), max_size=4)
    ),
    max_leaves=20,
)


@given(values)
def test_plain_values_arrive_as_they_left(value: object) -> None:
    arrived = over_the_wire(value)
    assert arrived == value
    assert type(arrived) is type(value)


@given(
    hnp.arrays(
        hnp.boolean_dtypes()
        | hnp.integer_dtypes()
        | hnp.floating_dtypes(sizes=(16, 32, 64))
        | hnp.complex_number_dtypes(sizes=(64, 128))
        | hnp.unicode_string_dtypes(max_len=4)
        | hnp.datetime64_dtypes(),
        hnp.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=4),
    )
)
def test_arrays_arrive_with_dtype_shape_and_every_bit(array: np.ndarray) -> None:
    arrived = over_the_wire(array)
    assert isinstance(arrived, np.ndarray)
    assert arrived.dtype == array.dtype
    assert arrived.shape == array.shape
    np.testing.assert_array_equal(arrived, array)


def test_a_subclass_with_a_lying_comparison_arrives_as_a_plain_array() -> None:
    class Liar(np.ndarray):
        def __eq__(self, other: object) -> bool:  # type: ignore[override]
            return True

    arrived = over_the_wire(np.zeros(3).view(Liar))
    assert type(arrived) is np.ndarray


def test_a_strided_argument_arrives_as_a_non_contiguous_view() -> None:
    array = np.arange(6.0).reshape(2, 3)
    arrived = over_the_wire(wire.strided(array))
    assert isinstance(arrived, np.ndarray)
    assert not arrived.flags.c_contiguous
    np.testing.assert_array_equal(arrived, array)


@pytest.mark.parametrize("value", [object(), np.array([object()]), lambda: 1, range(3)])
def test_a_value_of_another_type_arrives_only_as_its_name(value: object) -> None:
    assert isinstance(over_the_wire(value), wire.Opaque)


@pytest.mark.parametrize(
    "header",
    [
        {"a": ["<f8", [2**40], 2**43]},
        {"a": ["<f8", [2], 8]},
        {"a": ["<f8", [-1], 8]},
        {"a": ["O", [1], 8]},
        {"a": ["V8", [1], 8]},
        {"a": ["<f8,<f8", [1], 16]},
        {"a": ["<f8", [1] * 40, 8]},
        {"a": ["<f8", [0, 2**47, 2**47], 0]},
        {"n": ["<f8", [1], 8]},
        {"b": 9},
        {"b": -1},
        {"b": True},
        {"unknown": 1},
        {"l": 3},
        {"d": [[1]]},
        {"d": [[{"l": []}, 1]]},
        {"s": [{"l": []}]},
        {"c": [1]},
        {"a": 1, "b": 2},
        [1, 2],
        {},
    ],
)
def test_a_header_that_no_encoder_writes_is_an_error(
    pair: tuple[socket.socket, Channel], header: object
) -> None:
    raw, channel = pair
    raw.sendall(frame(header, b"\0" * 8))
    with pytest.raises(wire.WireError):
        channel.receive(time.monotonic() + 5)


@pytest.mark.parametrize(
    "text", [b"", b"{", b"\xff", b"[" * 100_000, b"9" * 5_000, b'{"l":[' * 70 + b"]}" * 70]
)
def test_a_header_that_cannot_be_read_is_an_error(
    pair: tuple[socket.socket, Channel], text: bytes
) -> None:
    raw, channel = pair
    raw.sendall(frame(text))
    with pytest.raises(wire.WireError):
        channel.receive(time.monotonic() + 5)


def test_a_frame_that_claims_terabytes_is_refused_before_anything_is_allocated(
    pair: tuple[socket.socket, Channel],
) -> None:
    raw, channel = pair
    raw.sendall(struct.pack("!IQ", 10, 2**42))
    with pytest.raises(wire.WireError, match="larger"):
        channel.receive(time.monotonic() + 5)


def test_a_bool_array_of_odd_bytes_becomes_true_and_false(
    pair: tuple[socket.socket, Channel],
) -> None:
    raw, channel = pair
    raw.sendall(frame({"a": ["|b1", [3], 3]}, b"\x00\x02\xff"))
    arrived = channel.receive(time.monotonic() + 5)
    assert arrived.tolist() == [False, True, True]


def test_text_beyond_unicode_is_an_error(pair: tuple[socket.socket, Channel]) -> None:
    raw, channel = pair
    raw.sendall(frame({"a": ["<U1", [1], 4]}, b"\xff\xff\xff\x7f"))
    with pytest.raises(wire.WireError, match="Unicode"):
        channel.receive(time.monotonic() + 5)


@settings(max_examples=300)
@given(st.binary(max_size=200), st.binary(max_size=40))
def test_any_bytes_give_a_value_or_a_wire_error(header: bytes, payload: bytes) -> None:
    raw, other = socket.socketpair()
    with raw, other:
        raw.sendall(struct.pack("!IQ", len(header), len(payload)) + header + payload)
        raw.close()
        try:
            Channel(other).receive(time.monotonic() + 5)
        except wire.WireError:
            return


def test_a_silent_peer_ends_at_the_deadline(pair: tuple[socket.socket, Channel]) -> None:
    _, channel = pair
    with pytest.raises(DeadlineError):
        channel.receive(time.monotonic() + 0.05)


def test_a_peer_that_does_not_read_ends_at_the_deadline(
    pair: tuple[socket.socket, Channel],
) -> None:
    _, channel = pair
    with pytest.raises(DeadlineError):
        channel.send(np.zeros(10**7), time.monotonic() + 0.05)


def test_a_list_that_holds_itself_is_an_error() -> None:
    endless: list[object] = []
    endless.append(endless)
    with pytest.raises(wire.WireError, match="deep"):
        wire.encode_frame(endless)


def test_a_closed_peer_is_told_from_a_broken_one(pair: tuple[socket.socket, Channel]) -> None:
    raw, channel = pair
    raw.close()
    with pytest.raises(WireClosedError):
        channel.receive(time.monotonic() + 5)
