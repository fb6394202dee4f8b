"""What client and server say to each other over their socket.

A request is its length (4 bytes) and fields separated by NUL, with the caller's standard streams
as descriptors beside the first byte. The answer is one byte, then what belongs to it.

Imported by the thin client: it must cost next to nothing.
"""

from __future__ import annotations

RUN, STOP, STATUS, WARM = b"run", b"stop", b"status", b"warm"

STALE = b"S"  # the installation has changed since the server started; it ends
FOREIGN = b"F"  # the server is another installation's
DONE = b"D"  # followed by a command's exit status as one byte, or by JSON

INTERRUPT = b"i"  # from the client, while a command runs

LENGTH_BYTES = 4
MOST_BYTES = 4 * 2**20
FAILED = 3  # the exit status of a command that was killed


def encode(fields: list[bytes]) -> bytes:
    """Return a request's bytes."""
    body = b"\0".join(fields)
    return len(body).to_bytes(LENGTH_BYTES, "big") + body
