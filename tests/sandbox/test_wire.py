from __future__ import annotations

import json
import socket
import struct
import time
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from grader.sandbox import wire, wire_header
from grader.sandbox.channel import Channel

BASE_TYPES = (
    type(None),
    bool,
    int,
    float,
    complex,
    str,
    bytes,
    list,
    tuple,
    set,
    dict,
    np.ndarray,
    np.generic,
    wire.Handle,
    wire.Opaque,
)


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


def in_memory(value: object) -> object:
    """Return how a value arrives that is too large for the buffer of a socket."""
    _, header, *rest = wire.encode_frame(value)
    return decoded(bytes(header), b"".join(rest))


def decoded(header: bytes, payload: bytes = b"") -> object:
    tree = wire.parse_header(header, len(payload))
    return wire.decode_tree(tree, np.frombuffer(bytearray(payload), np.uint8))


def frame(header: object, payload: bytes = b"") -> bytes:
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    return struct.pack("!IQ", len(text), len(payload)) + text + payload


def read(sent: bytes) -> object:
    """Return what arrives of bytes that are all that ever comes."""
    raw, other = socket.socketpair()
    with raw, other:
        raw.sendall(sent)
        raw.close()
        return Channel(other).receive(time.monotonic() + 5)


def parts_of(value: Any) -> Iterator[Any]:
    yield value
    if isinstance(value, dict):
        for pair in value.items():
            yield from parts_of(pair)
    elif isinstance(value, list | tuple | set):
        for item in value:
            yield from parts_of(item)


def assert_same_bits(arrived: np.ndarray, sent: np.ndarray) -> None:
    np.testing.assert_array_equal(arrived, sent)
    if np.dtype(np.longdouble) not in (sent.dtype, sent.real.dtype):  # which has bytes of no use
        assert arrived.tobytes() == sent.tobytes()


def assert_value_or_wire_error(sent: bytes) -> None:
    try:
        value = read(sent)
    except wire.WireError:
        return
    for part in parts_of(value):
        assert isinstance(part, BASE_TYPES)
        if isinstance(part, np.ndarray):
            assert type(part) is np.ndarray
            assert part.dtype.kind in wire.ARRAY_KINDS
            assert part.flags.writeable
            assert part.flags.aligned


scalars = (
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.integers(1 - 10**wire.MAX_INT_DIGITS, 10**wire.MAX_INT_DIGITS - 1)
    | st.floats(allow_nan=False)
    | st.text(alphabet=st.characters(codec=None), max_size=20)
    | st.binary(max_size=20)
    | st.complex_numbers(allow_nan=False)
)
dtypes = (
    hnp.boolean_dtypes()
    | hnp.integer_dtypes()
    | hnp.floating_dtypes(sizes=(16, 32, 64, 128))
    | hnp.complex_number_dtypes(sizes=(64, 128, 256))
    | hnp.unicode_string_dtypes(max_len=4)
    | hnp.byte_string_dtypes(max_len=4)
    | hnp.datetime64_dtypes()
    | hnp.timedelta64_dtypes()
)
arrays = hnp.arrays(dtypes, hnp.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=4))
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(st.text(max_size=5) | st.integers() | st.binary(), inner, max_size=4)
        | st.sets(st.integers() | st.text(max_size=5), max_size=4)
    ),
    max_leaves=20,
)


@given(values)
def test_plain_values_arrive_as_they_left(value: object) -> None:
    arrived = over_the_wire(value)
    assert arrived == value
    assert type(arrived) is type(value)


@given(arrays)
def test_arrays_arrive_with_dtype_shape_and_every_bit(array: np.ndarray) -> None:
    arrived = over_the_wire(array)
    assert isinstance(arrived, np.ndarray)
    assert arrived.dtype == array.dtype
    assert arrived.shape == array.shape
    assert_same_bits(arrived, array)


@given(arrays.filter(lambda array: array.size > 0))
def test_scalars_of_numpy_arrive_with_their_type(array: np.ndarray) -> None:
    scalar = array.flat[0]
    arrived = over_the_wire(scalar)
    if isinstance(scalar, str):  # a text like any other
        assert arrived == str(scalar)
        return
    assert type(arrived) is type(scalar)
    assert_same_bits(np.asarray(arrived), np.asarray(scalar))


@pytest.mark.parametrize(
    ("value", "arrives_as"),
    [
        (bytearray(b"ab"), b"ab"),
        (frozenset({1, 2}), {1, 2}),
        (wire.Handle(3, "model"), wire.Handle(3, "model")),
        (wire.Opaque("a.b"), wire.Opaque("grader.sandbox.wire.Opaque")),
        (float("inf"), float("inf")),
        (-0.0, -0.0),
        ("\ud800 alone", "\ud800 alone"),
        ({(1, 2): {"x": ()}}, {(1, 2): {"x": ()}}),
        ({1.5: None, None: True, b"k": 2j}, {1.5: None, None: True, b"k": 2j}),
    ],
)
def test_what_has_a_form_of_its_own_arrives_in_it(value: object, arrives_as: object) -> None:
    arrived = over_the_wire(value)
    assert arrived == arrives_as
    assert str(arrived) == str(arrives_as)


def test_not_a_number_stays_one() -> None:
    assert str(over_the_wire([float("nan"), complex("nan+nanj")])) == "[nan, (nan+nanj)]"


@given(st.lists(arrays | st.binary(max_size=9), max_size=6))
def test_several_arrays_in_one_frame_are_writable_and_aligned(together: list[Any]) -> None:
    """A float64 after three bytes once lay at an odd address."""
    arrived = over_the_wire(together)
    assert isinstance(arrived, list)
    for array in arrived:
        if isinstance(array, np.ndarray):
            assert array.flags.writeable
            assert array.flags.aligned
            assert array.ctypes.data % array.dtype.alignment == 0


def test_writing_to_one_array_leaves_its_neighbour_alone() -> None:
    first, second = over_the_wire([np.zeros(3, np.int8), np.zeros(2)])  # type: ignore[misc]
    first[...] = 1
    second[...] = 2
    assert first.tolist() == [1, 1, 1]
    assert second.tolist() == [2, 2]


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


@pytest.mark.parametrize(
    "value",
    [
        object(),
        np.array([object()]),
        lambda: 1,
        range(3),
        np.zeros(2, "V3"),
        np.zeros(2, [("x", "f8")]),
        np.zeros(1, "S1000000"),
    ],
    ids=lambda value: type(value).__name__,
)
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
        {"c": [10**400, 0]},
        {"c": [True, 0]},
        {"s": [{"a": ["<f8", [1], 8]}]},
        {"a": ["f8", [1], 8]},
        {"a": ["=f8", [1], 8]},
        {"a": ["<m8", [1], 8]},
        {"a": ["<M8", [1], 8]},
        {"a": ["<M8[0s]", [1], 8]},
        {"a": ["<U0", [1], 0]},
        {"a": ["|S0", [2**40], 0]},
        {"v": ["<f8", [0, 2**48, 2**11], 0]},
        {"v": ["<f8", [2**40, 0, 2**40], 0]},
        {"l": [{"b": 1}, {"a": ["|i1", [7], 7]}]},
        {"h": [-1, "model"]},
        {"h": [1, 2]},
        {"o": 1},
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
    "text",
    [
        b"",
        b"{",
        b"\xff",
        b'"\xc3\xa9"',
        "1".encode("utf-16"),
        b"[" * 100_000,
        b"9" * 5_000,
        b"-" + b"9" * 1_001,
        b'{"l":[' * 70 + b"]}" * 70,
    ],
)
def test_a_header_that_cannot_be_read_is_an_error(
    pair: tuple[socket.socket, Channel], text: bytes
) -> None:
    raw, channel = pair
    raw.sendall(frame(text))
    with pytest.raises(wire.WireError):
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


@pytest.mark.parametrize(("unit", "number"), [("[Y]", 0), ("[M]", 3010437511937009226), ("[s]", 0)])
def test_times_that_numpy_cannot_compare_are_an_error_as_keys(unit: str, number: int) -> None:
    """Months and days whose hashes are equal raise a TypeError as keys of one set."""
    keys = [{"n": ["<m8[D]", [], 8]}, {"n": [f"<m8{unit}", [], 8]}]
    payload = bytes(16) + number.to_bytes(8, "little")
    assert_value_or_wire_error(frame({"s": keys}, payload))
    assert_value_or_wire_error(frame({"d": [[key, 1] for key in keys]}, payload))


@pytest.mark.parametrize("tag", ["s", "d"])
def test_numbers_made_to_collide_are_refused_before_they_take_minutes(tag: str) -> None:
    """Multiples of 2**61 - 1 all have the hash 0: 100,000 of them took minutes."""
    numbers = [number * (2**61 - 1) for number in range(100_000)]
    header = {tag: numbers if tag == "s" else [[number, 0] for number in numbers]}
    with pytest.raises(wire.WireError, match="keys"):
        decoded(json.dumps(header).encode())


def test_many_texts_as_keys_are_welcome() -> None:
    words = {f"word {number}": number for number in range(50_000)}
    assert in_memory(words) == words


@pytest.mark.parametrize("text", [",:[{" * 400_000, '",' * 800_000, "\\" * 1_000_001])
def test_marks_within_a_text_are_no_values(text: str) -> None:
    assert in_memory([text, 1]) == [text, 1]


@pytest.mark.parametrize(
    "header",
    [
        b"[" + b"0," * wire.MAX_MARKS + b"0]",
        b'["",' + b'"\\\\",[],' * (wire.MAX_MARKS // 2) + b"0]",
        b'["\\"",' + b"[]," * wire.MAX_MARKS + b"0]",
        b"[" + b'{"":0},' * (wire.MAX_MARKS // 2) + b"0]",
    ],
    ids=["numbers", "after backslashes", "after a quote", "objects"],
)
def test_too_many_values_are_refused_before_they_are_parsed(
    header: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wire_header, "_JSON_READER", None)
    with pytest.raises(wire.WireError, match="too many values"):
        wire.parse_header(header, 0)


@pytest.mark.parametrize(
    "value",
    [
        [0] * wire.MAX_NODES,
        [1j] * (wire.MAX_NODES + 1),
        [np.zeros(0)] * (wire.MAX_NODES - 1),
        10**wire.MAX_INT_DIGITS,
        {"x": [-(10**wire.MAX_INT_DIGITS)]},
    ],
    ids=["numbers", "complex numbers", "arrays", "a long number", "a long negative number"],
)
def test_a_sender_refuses_what_a_receiver_would(value: object) -> None:
    with pytest.raises(wire.WireError, match=r"values|digits"):
        wire.encode_frame(value)


def test_the_most_values_that_may_travel_arrive() -> None:
    value = [1j] * (wire.MAX_NODES - 1)
    assert in_memory(value) == value


def test_a_text_longer_than_a_header_is_too_large() -> None:
    with pytest.raises(wire.TooLargeError) as caught:
        wire.encode_frame("x" * wire.MAX_HEADER_BYTES)
    assert caught.value.limit == wire.MAX_HEADER_BYTES


@pytest.mark.parametrize("method", ["__iter__", "items", "__index__", "__int__"])
def test_a_value_whose_class_cannot_be_read_is_an_error(method: str) -> None:
    def broken(self: object, *_: object) -> object:
        raise ZeroDivisionError

    base = {"__iter__": list, "items": dict}.get(method, int)
    value = type("Odd", (base,), {method: broken})()
    if method == "__index__":  # int() of an int doesn't ask for it
        assert wire.encode_frame(value)
        return
    with pytest.raises(wire.WireError, match="ZeroDivisionError"):
        wire.encode_frame(value)


@settings(max_examples=300)
@given(st.binary(max_size=200), st.binary(max_size=40))
def test_any_header_and_payload_give_a_value_or_a_wire_error(header: bytes, payload: bytes) -> None:
    assert_value_or_wire_error(frame(header, payload))


@settings(max_examples=300)
@given(st.binary(max_size=300))
def test_any_bytes_give_a_value_or_a_wire_error(sent: bytes) -> None:
    assert_value_or_wire_error(sent)


frames = (values | arrays | st.lists(arrays, max_size=3) | arrays.map(wire.strided)).map(
    lambda value: b"".join(wire.encode_frame(value))
)


@given(frames, st.data())
def test_a_frame_that_is_cut_off_is_an_error(sent: bytes, data: st.DataObject) -> None:
    end = data.draw(st.integers(0, len(sent) - 1))
    with pytest.raises(wire.WireError):
        read(sent[:end])


@settings(max_examples=500)
@given(frames, st.data())
def test_a_frame_with_wrong_bytes_gives_a_value_or_a_wire_error(
    sent: bytes, data: st.DataObject
) -> None:
    changed = bytearray(sent)
    places = st.integers(0, len(sent) - 1)
    for place in data.draw(st.lists(places, min_size=1, max_size=4)):
        changed[place] = data.draw(st.integers(0, 255))
    assert_value_or_wire_error(bytes(changed))


pieces = st.recursive(
    scalars.filter(lambda value: not isinstance(value, bytes | complex))
    | st.sampled_from(
        ["<f8", "|i1", "<U1", "<M8[Y]", "<m8", "<m8[D]", "|b1", "|S3", "O", "<M8[0s]"]
    )
    | st.sampled_from([-1, 0, 1, 2, 3, 8, 16, 2**31, 2**48, 2**64]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from("abcdhlnostvx"), inner, min_size=1, max_size=1)
        | st.tuples(st.sampled_from("anv"), inner, st.lists(inner, max_size=3), inner).map(
            lambda drawn: {drawn[0]: list(drawn[1:])}
        )
    ),
    max_leaves=12,
)


@settings(max_examples=500)
@given(pieces, st.integers(0, 40))
def test_a_header_made_of_the_right_pieces_gives_a_value_or_a_wire_error(
    header: object, size: int
) -> None:
    assert_value_or_wire_error(frame(header, b"\xff" * size))


def test_a_list_that_holds_itself_is_an_error() -> None:
    endless: list[object] = []
    endless.append(endless)
    with pytest.raises(wire.WireError, match="deep"):
        wire.encode_frame(endless)
