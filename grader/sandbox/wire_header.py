"""The beginning of a frame: its two lengths, and a JSON header that nobody trusts.

What a header may hold is capped before it is parsed; `wire` has the format as a whole.
"""

from __future__ import annotations

import json
import struct
from typing import Any

import numpy as np

ALIGNMENT = 16  # what the widest number asks for; memory from NumPy begins at a multiple of it
MAX_HEADER_BYTES = 8 * 2**20
MAX_PAYLOAD_BYTES = 512 * 2**20
MAX_NODES = 200_000
MAX_MARKS = 5 * MAX_NODES  # a complex number, the longest of the plain values, takes five
MAX_INT_DIGITS = 1_000
# The worst header known takes 150 MiB; tests/fuzz/test_memory.py reads each with this much.
HEADER_MEMORY_BYTES = 192 * 2**20

LENGTHS = struct.Struct("!IQ")
_MARKS = b",:[{"
_QUOTE = ord('"')


class WireError(Exception):
    """The bytes break the protocol or a cap."""


class TooLargeError(WireError):
    """A value needs more than the `limit` bytes that may travel."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"a value larger than {limit:,} bytes")
        self.limit = limit


def write_header(tree: Any) -> bytes:
    """Return a tree as the bytes of a header.

    Raises:
        TooLargeError: they are too many.
        WireError: there are too many values.
    """
    header = _JSON_WRITER.encode(tree).encode("ascii")
    if len(header) > MAX_HEADER_BYTES:
        raise TooLargeError(MAX_HEADER_BYTES)
    if _marks(header) > MAX_MARKS:
        raise WireError("too many values")
    return header


def parse_lengths(
    prefix: bytes | bytearray | memoryview, max_payload: int = MAX_PAYLOAD_BYTES
) -> tuple[int, int]:
    """Return the lengths of header and payload that a frame begins with.

    Raises:
        TooLargeError: one of them is over its cap.
    """
    header, payload = LENGTHS.unpack(prefix)
    if header > MAX_HEADER_BYTES:
        raise TooLargeError(MAX_HEADER_BYTES)
    if payload > min(max_payload, MAX_PAYLOAD_BYTES):
        raise TooLargeError(min(max_payload, MAX_PAYLOAD_BYTES))
    return header, payload


def parse_header(header: bytes | bytearray, payload_size: int) -> Any:
    """Return a header's tree, whose claims on the payload are at least `payload_size` bytes.

    Raises:
        WireError: it is no JSON, holds too many values, or the payload is larger than it says.
    """
    if _marks(header) > MAX_MARKS:
        raise WireError("too many values")
    try:
        tree = _JSON_READER.decode(str(header, "ascii"))
    except (ValueError, RecursionError) as error:
        raise WireError(f"a header that is no JSON: {error}") from error
    if payload_size > _declared(tree):
        raise WireError("the payload is longer than its header says")
    return tree


def _marks(header: bytes | bytearray) -> int:
    """Return how many marks separate the values of a header; it holds at most one value more."""
    rough = sum(header.count(mark) for mark in _MARKS)
    if rough <= MAX_MARKS:
        return rough
    # Marks within text don't count. Without escapes, each quote begins or ends a text.
    plain = header.replace(b"\\\\", b"").replace(b'\\"', b"")
    codes = np.frombuffer(plain, np.uint8)
    within = np.cumsum(codes == _QUOTE, dtype=np.uint8) & 1
    return sum(int(np.count_nonzero((codes == mark) > within)) for mark in _MARKS)


def _parse_int(digits: str) -> int:
    # Before int() sees them: it takes quadratic time, or refuses them by a setting of Python's.
    if len(digits) > MAX_INT_DIGITS + 1:
        raise ValueError("a number with too many digits")
    return int(digits)


def _declared(tree: Any) -> int:
    """Return how many payload bytes a header tree lays claim to, without recursion."""
    total, pending = 0, [tree]
    while pending:
        node = pending.pop()
        if isinstance(node, list):
            pending.extend(node)
        elif isinstance(node, dict):
            for tag, body in node.items():
                if tag == "b" and isinstance(body, int):
                    total += body
                elif tag in ("a", "n", "v") and isinstance(body, list) and len(body) == 3:
                    total += ALIGNMENT + body[2] if isinstance(body[2], int) else 0
                else:
                    pending.append(body)
    return total


# Made once: making them takes longer than a small header.
_JSON_WRITER = json.JSONEncoder(separators=(",", ":"), check_circular=False)
_JSON_READER = json.JSONDecoder(parse_int=_parse_int)
