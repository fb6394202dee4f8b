from __future__ import annotations

import math
import socket
import struct
import threading
import time
from collections.abc import Iterator

import numpy as np
import pytest

from grader.sandbox import wire, wire_header
from grader.sandbox.channel import Channel, DeadlineError, WireClosedError


@pytest.fixture
def pair() -> Iterator[tuple[socket.socket, Channel]]:
    raw, other = socket.socketpair()
    with raw, other:
        yield raw, Channel(other)


def soon() -> float:
    return time.monotonic() + 5


def frame_of(value: object) -> bytes:
    return b"".join(wire.encode_frame(value))


def test_a_silent_peer_ends_at_the_deadline(pair: tuple[socket.socket, Channel]) -> None:
    _, channel = pair
    deadline = time.monotonic() + 0.05
    with pytest.raises(DeadlineError):
        channel.receive(deadline)
    assert time.monotonic() >= deadline


@pytest.mark.parametrize("sent", [1, 11, 12, 20, -1])
def test_a_frame_that_never_becomes_whole_ends_at_the_deadline(
    pair: tuple[socket.socket, Channel], sent: int
) -> None:
    raw, channel = pair
    raw.sendall(frame_of(np.zeros(9))[:sent])
    with pytest.raises(DeadlineError):
        channel.receive(time.monotonic() + 0.05)


def test_a_peer_that_does_not_read_ends_at_the_deadline(
    pair: tuple[socket.socket, Channel],
) -> None:
    _, channel = pair
    with pytest.raises(DeadlineError):
        channel.send(np.zeros(10**7), time.monotonic() + 0.05)


@pytest.mark.parametrize("deadline", [None, math.inf])
def test_without_a_deadline_there_is_no_end_to_waiting(
    pair: tuple[socket.socket, Channel], deadline: float | None
) -> None:
    raw, channel = pair
    writer = threading.Timer(0.05, raw.sendall, [frame_of("late")])
    writer.start()
    assert channel.receive(deadline) == "late"
    writer.join()


@pytest.mark.parametrize("sent", [0, 5, 15, -1])
def test_a_closed_peer_is_told_from_a_broken_one(
    pair: tuple[socket.socket, Channel], sent: int
) -> None:
    raw, channel = pair
    raw.sendall(frame_of(np.zeros(9))[:sent])
    raw.close()
    with pytest.raises(WireClosedError):
        channel.receive(soon())


def test_sending_to_a_closed_peer_says_so(pair: tuple[socket.socket, Channel]) -> None:
    raw, channel = pair
    raw.close()
    with pytest.raises(WireClosedError):
        channel.send(1, soon())


def test_the_end_of_a_process_is_seen_while_its_child_holds_the_socket() -> None:
    raw, other = socket.socketpair()
    alive, lifeline = socket.socketpair()
    with raw, other, alive, lifeline:
        channel = Channel(other, watch=alive)
        raw.sendall(frame_of("last words") + frame_of("cut off")[:-3])
        lifeline.close()
        assert channel.receive(soon()) == "last words"
        with pytest.raises(WireClosedError):
            channel.receive(soon())
        with pytest.raises(WireClosedError):
            channel.send(np.zeros(10**7), soon())


def test_frames_that_come_together_are_read_one_by_one(
    pair: tuple[socket.socket, Channel],
) -> None:
    raw, channel = pair
    values = [1, "two", [3.0], {"four": b"5"}]
    raw.sendall(b"".join(map(frame_of, values)))
    received = []
    for _ in values:
        channel.wait_readable(time.monotonic() + 0.05)
        received.append(channel.receive(soon()))
    assert received == values
    with pytest.raises(DeadlineError):
        channel.wait_readable(time.monotonic() + 0.05)


@pytest.mark.parametrize("size", [0, 1, 2**16 - 1, 2**16, 2**16 + 1, 3 * 2**20 + 7])
def test_values_of_any_size_arrive_whole(size: int) -> None:
    """Small and large parts of a frame are sent and read in different ways."""
    left, right = socket.socketpair()
    numbers = np.arange(size, dtype=np.uint32).view(np.uint8)[:size]
    value = {"first": numbers, "text": "x" * size, "bytes": numbers.tobytes(), "last": 7}
    with left, right:
        sender = threading.Thread(target=Channel(left).send, args=[value, soon()])
        sender.start()
        arrived = Channel(right).receive(soon())
        sender.join()
    np.testing.assert_array_equal(arrived.pop("first"), numbers)
    assert arrived == {"text": "x" * size, "bytes": numbers.tobytes(), "last": 7}


def test_a_frame_that_claims_terabytes_is_refused_before_anything_is_allocated(
    pair: tuple[socket.socket, Channel],
) -> None:
    raw, channel = pair
    raw.sendall(struct.pack("!IQ", 10, 2**42))
    with pytest.raises(wire.TooLargeError, match="larger") as caught:
        channel.receive(soon())
    assert caught.value.limit == wire.MAX_PAYLOAD_BYTES


@pytest.mark.parametrize("value", [np.zeros(101, np.int8), b"x" * 101, [b"x" * 51, b"x" * 50]])
def test_a_value_over_the_limit_is_refused_on_both_ends(value: object) -> None:
    left, right = socket.socketpair()
    with left, right:
        strict = Channel(left, max_payload=100)
        with pytest.raises(wire.TooLargeError) as caught:
            strict.send(value, soon())
        assert caught.value.limit == 100
        Channel(right).send(value, soon())
        with pytest.raises(wire.TooLargeError, match="100 bytes") as caught:
            strict.receive(soon())
        assert caught.value.limit == 100


def test_a_value_at_the_limit_passes() -> None:
    left, right = socket.socketpair()
    with left, right:
        Channel(left, max_payload=100).send(np.ones(100, np.int8), soon())
        assert Channel(right, max_payload=100).receive(soon()).sum() == 100


def test_no_limit_of_a_channel_lifts_the_one_of_the_wire(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for module in (wire, wire_header):
        monkeypatch.setattr(module, "MAX_PAYLOAD_BYTES", 1_000)
    left, right = socket.socketpair()
    with left, right:
        channel = Channel(left, max_payload=2**40)
        with pytest.raises(wire.TooLargeError):
            channel.send(bytes(1_001), soon())
        right.sendall(struct.pack("!IQ", 10, 1_001))
        with pytest.raises(wire.TooLargeError):
            channel.receive(soon())
