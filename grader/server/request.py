"""Read what a client or the server sends: fields, and descriptors beside them."""

from __future__ import annotations

import os
import socket
import struct

from grader.server import protocol

_CREDENTIALS = struct.Struct("3i")  # pid, uid, gid: struct ucred of unix(7)


def receive(client: socket.socket) -> tuple[list[bytes], list[int]]:
    """Return a request's fields and descriptors; no fields for a client that isn't this user.

    Raises:
        ValueError: it is no request.
        OSError: the connection broke.
    """
    credentials = client.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, _CREDENTIALS.size)
    if _CREDENTIALS.unpack(credentials)[1] != os.getuid():
        return [], []
    data, streams, _, _ = socket.recv_fds(client, 65_536, 3)
    while len(data) < protocol.LENGTH_BYTES:
        data += _more(client)
    length = int.from_bytes(data[: protocol.LENGTH_BYTES], "big")
    if length > protocol.MOST_BYTES:
        raise ValueError("a request that is too long")
    while len(data) < protocol.LENGTH_BYTES + length:
        data += _more(client)
    return data[protocol.LENGTH_BYTES :].split(b"\0"), streams


def _more(client: socket.socket) -> bytes:
    part = client.recv(65_536)
    if not part:
        raise ValueError("a request that ends early")
    return part
