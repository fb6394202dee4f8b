"""Frames over a stream socket, with deadlines."""

from __future__ import annotations

import select
import socket
import time
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

from grader.sandbox.wire import (
    LENGTHS,
    MAX_PAYLOAD_BYTES,
    WireError,
    decode_tree,
    encode_frame,
    parse_header,
    parse_lengths,
)

_CHUNK = 2**20
# What is smaller is sent and read together: one system call for most frames.
_SMALL = 2**16
_LONGEST_WAIT = 10.0**6  # milliseconds; poll takes no more than an int


class WireClosedError(WireError):
    """The other side is gone."""


class DeadlineError(Exception):
    """The time for sending or receiving a frame ran out."""


class Channel:
    """One end of a stream socket that carries frames."""

    def __init__(
        self,
        connection: socket.socket,
        watch: socket.socket | None = None,
        max_payload: int = MAX_PAYLOAD_BYTES,
    ) -> None:
        """Wrap `connection`.

        Args:
            connection: the socket.
            watch: becomes readable when the process at the other end is gone.
            max_payload: the raw bytes that one frame may carry, either way; a cap of the wire's
                own stands above it.
        """
        self.connection = connection
        self.watch = watch
        self.max_payload = max_payload
        self._readable = self._watching(select.POLLIN)
        self._writable = self._watching(select.POLLOUT)
        self._scratch = memoryview(bytearray(_SMALL))
        self._early = self._scratch[:0]  # what was read but not asked for yet
        connection.setblocking(False)

    def send(self, value: Any, deadline: float | None = None) -> None:
        """Send one frame by `deadline` (a `time.monotonic()` instant; None waits for ever).

        Raises:
            TooLargeError: the value needs more than `max_payload` bytes.
            WireError: the value does not fit the other caps.
            WireClosedError: the other side is gone.
            DeadlineError: the other side did not take it in time.
        """
        for part in _joined(encode_frame(value, self.max_payload)):
            view = memoryview(part)
            while len(view):
                try:
                    view = view[self.connection.send(view[:_CHUNK]) :]
                except BlockingIOError:
                    self._wait(self._writable, deadline)
                except OSError as error:
                    raise WireClosedError(str(error)) from error

    def receive(self, deadline: float | None = None) -> Any:
        """Return the value of the next frame; its arrays are writable and aligned.

        Raises:
            TooLargeError: the frame claims more than `max_payload` bytes.
            WireError: the bytes break the protocol or another cap.
            WireClosedError: the other side is gone.
            DeadlineError: no whole frame came in time.
        """
        prefix = bytearray(LENGTHS.size)
        self._fill(memoryview(prefix), deadline)
        header_size, payload_size = parse_lengths(prefix, self.max_payload)
        header = bytearray(header_size)
        self._fill(memoryview(header), deadline)
        tree = parse_header(header, payload_size)
        # A bytearray would be filled with zeros first, which takes longer than the transfer.
        payload = np.empty(payload_size, np.uint8)
        self._fill(payload.data, deadline)
        return decode_tree(tree, payload)

    def wait_readable(self, deadline: float | None = None) -> None:
        """Wait until something has come.

        Raises:
            WireClosedError: the process at the other end is gone.
            DeadlineError: nothing came by the deadline.
        """
        if not len(self._early):
            self._wait(self._readable, deadline)

    def descriptors(self) -> list[int]:
        """Return the numbers of its sockets."""
        ends = [self.connection, *([self.watch] if self.watch is not None else [])]
        return [end.fileno() for end in ends]

    def close(self) -> None:
        """Close this end, and what it watches."""
        self.connection.close()
        if self.watch is not None:
            self.watch.close()

    def _fill(self, target: memoryview, deadline: float | None) -> None:
        while len(target):
            if len(self._early):
                count = min(len(target), len(self._early))
                target[:count] = self._early[:count]
                self._early = self._early[count:]
                target = target[count:]
            elif len(target) < _SMALL:
                self._early = self._scratch[: self._read_into(self._scratch, deadline)]
            else:
                target = target[self._read_into(target[:_CHUNK], deadline) :]

    def _read_into(self, view: memoryview, deadline: float | None) -> int:
        while True:
            try:
                count = self.connection.recv_into(view)
            except BlockingIOError:
                self._wait(self._readable, deadline)
                continue
            except OSError as error:
                raise WireClosedError(str(error)) from error
            if count == 0:
                raise WireClosedError("the other side closed the connection")
            return count

    def _watching(self, event: int) -> select.poll:
        poll = select.poll()
        poll.register(self.connection, event)
        if self.watch is not None:
            poll.register(self.watch, select.POLLIN)
        return poll

    def _wait(self, poll: select.poll, deadline: float | None) -> None:
        ready: list[tuple[int, int]] = []
        while not ready:
            timeout = _LONGEST_WAIT
            if deadline is not None:
                timeout = min(timeout, (deadline - time.monotonic()) * 1000)
                if timeout <= 0:
                    raise DeadlineError
            ready = poll.poll(timeout)
        if all(number != self.connection.fileno() for number, _ in ready):
            raise WireClosedError("the process at the other side ended")


def _joined(parts: Iterable[bytes | memoryview]) -> Iterator[bytes | memoryview]:
    """Join neighbours while they are small, so that they take one system call."""
    small: list[bytes | memoryview] = []
    size = 0
    for part in parts:
        if size + len(part) > _SMALL:
            yield b"".join(small)
            small, size = [], 0
        if len(part) > _SMALL:
            yield part
        else:
            small.append(part)
            size += len(part)
    yield b"".join(small)
