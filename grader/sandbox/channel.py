"""Frames over a stream socket, with deadlines."""

from __future__ import annotations

import select
import socket
import time
from typing import Any

from grader.sandbox.wire import (
    LENGTHS,
    WireError,
    decode_tree,
    encode_frame,
    parse_header,
    parse_lengths,
)

_CHUNK = 2**20


class WireClosedError(WireError):
    """The other side is gone."""


class DeadlineError(Exception):
    """The time for sending or receiving a frame ran out."""


class Channel:
    """One end of a stream socket that carries frames."""

    def __init__(self, connection: socket.socket, watch: socket.socket | None = None) -> None:
        """Wrap `connection`; `watch` becomes readable when the process at the other end is gone."""
        self.connection = connection
        self.watch = watch
        connection.setblocking(False)

    def send(self, value: Any, deadline: float | None = None) -> None:
        """Send one frame by `deadline` (a `time.monotonic()` instant; None waits for ever).

        Raises:
            WireError: the value does not fit the caps.
            WireClosedError: the other side is gone.
            DeadlineError: the other side did not take it in time.
        """
        for part in encode_frame(value):
            view = memoryview(part).cast("B")
            while len(view):
                try:
                    view = view[self.connection.send(view[:_CHUNK]) :]
                except BlockingIOError:
                    self._wait(select.POLLOUT, deadline)
                except OSError as error:
                    raise WireClosedError(str(error)) from error

    def receive(self, deadline: float | None = None) -> Any:
        """Return the value of the next frame.

        Raises:
            WireError: the bytes break the protocol or a cap.
            WireClosedError: the other side is gone.
            DeadlineError: no whole frame came in time.
        """
        prefix = self._read(LENGTHS.size, deadline)
        header_size, payload_size = parse_lengths(prefix)
        tree = parse_header(self._read(header_size, deadline), payload_size)
        return decode_tree(tree, self._read(payload_size, deadline))

    def close(self) -> None:
        """Close this end."""
        self.connection.close()

    def _read(self, size: int, deadline: float | None) -> bytearray:
        buffer = bytearray(size)
        view = memoryview(buffer)
        while len(view):
            try:
                count = self.connection.recv_into(view, min(len(view), _CHUNK))
            except BlockingIOError:
                self._wait(select.POLLIN, deadline)
                continue
            except OSError as error:
                raise WireClosedError(str(error)) from error
            if count == 0:
                raise WireClosedError("the other side closed the connection")
            view = view[count:]
        return buffer

    def _wait(self, event: int, deadline: float | None) -> None:
        poll = select.poll()
        poll.register(self.connection, event)
        if self.watch is not None:
            poll.register(self.watch, select.POLLIN)
        timeout = None
        if deadline is not None:
            timeout = (deadline - time.monotonic()) * 1000
            if timeout <= 0:
                raise DeadlineError
        ready = poll.poll(timeout)
        if not ready:
            raise DeadlineError
        if all(number != self.connection.fileno() for number, _ in ready):
            raise WireClosedError("the process at the other side ended")
