"""No frame takes more memory than wire.py says: read with that much and not a page more."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from grader.sandbox import wire

READER = Path(__file__).with_name("bounded_reader.py")
HEADER_MB = wire.HEADER_MEMORY_BYTES // 2**20
PAYLOAD_MB = 96
SPARE_MB = 24  # what a header and the interpreter need beside a payload

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux limits the address space from where it is"
)


def repeated(piece: bytes, marks: int, extra: int = 0) -> bytes:
    """Return a list of as many pieces with so many marks each as get past the count of marks."""
    room = wire.MAX_HEADER_BYTES - extra - 32
    count = min((wire.MAX_MARKS - 8) // (marks + 1), room // (len(piece) + 1))
    return b'{"l":[' + b",".join([piece] * count) + b"]}"


def nested(opening: bytes, inner: bytes, closing: bytes, marks: int, depth: int) -> bytes:
    return repeated(opening * depth + inner + closing * depth, marks * depth)


def with_text(header: bytes) -> bytes:
    """Put a text into a header's list that fills it up and is four bytes a character wide."""
    room = wire.MAX_HEADER_BYTES - len(header) - 32
    return header[:-2] + b',"\\ud83d\\ude00' + b"a" * room + b'"]}'


#: The forms of header that take the most memory for their length, or for their marks.
HEADERS: dict[str, Callable[[], bytes]] = {
    "texts": lambda: repeated(b'"\\u4e2d"', 0),
    "different objects": lambda: (
        b'{"l":['
        + b",".join(b'{"%x":0}' % number for number in range(wire.MAX_MARKS // 3 - 9))
        + b"]}"
    ),
    "one object": lambda: (
        b'{"l":[{' + b",".join(b'"%x":[]' % n for n in range(wire.MAX_MARKS // 3 - 9)) + b"}]}"
    ),
    "lists in lists": lambda: nested(b"[", b"", b"]", 1, 200),
    "objects in objects": lambda: nested(b'{"":', b"0", b"}", 2, 200),
    "wire lists in wire lists": lambda: nested(b'{"l":[', b"", b"]}", 3, 60),
    "wire tuples in wire tuples": lambda: nested(b'{"t":[', b"", b"]}", 3, 60),
    "wire sets": lambda: repeated(b'{"s":[1e1]}', 3),
    "wire dicts": lambda: repeated(b'{"d":[["ab",[]]]}', 6),
    "arrays": lambda: repeated(b'{"a":["|i1",[0],0]}', 6),
    "arrays of many axes": lambda: repeated(
        b'{"a":["|i1",[' + b",".join([b"0"] * 32) + b"],0]}", 37
    ),
    "a text": lambda: with_text(b'{"l":[0]}'),
    "a text of marks": lambda: b'"' + b",:[{" * (wire.MAX_HEADER_BYTES // 4 - 1) + b'"',
    "too many marks": lambda: b"[" * wire.MAX_HEADER_BYTES,
    "lists and a text": lambda: with_text(nested(b'{"l":[', b"", b"]}", 3, 60)),
    "sets and a text": lambda: with_text(repeated(b'{"s":[1e1]}', 3)),
    "objects and a text": lambda: with_text(nested(b'{"":', b"0", b"}", 2, 200)),
}


def outcomes(frames: list[bytes], megabytes: int) -> list[str]:
    """Return what a process with so much memory of its own makes of each frame."""
    ours, theirs = socket.socketpair()
    with ours:
        command = [sys.executable, str(READER), str(theirs.fileno()), str(megabytes)]
        reader = subprocess.Popen(command, pass_fds=[theirs.fileno()], stdout=subprocess.PIPE)
        theirs.close()
        assert reader.stdout is not None
        found = []
        with reader:
            for frame in frames:
                ours.sendall(frame)
                found.append(reader.stdout.readline().decode().strip())
            ours.close()
        assert reader.returncode == 0
    return found


def frame(header: bytes, payload: bytes = b"") -> bytes:
    return wire.LENGTHS.pack(len(header), len(payload)) + header + payload


@pytest.mark.parametrize("form", HEADERS)
def test_a_header_takes_no_more_memory_than_is_stated(form: str) -> None:
    header = HEADERS[form]()
    assert len(header) <= wire.MAX_HEADER_BYTES
    assert set(outcomes([frame(header)], HEADER_MB)) <= {"value", "WireError"}


def test_one_header_after_another_takes_no_more_memory() -> None:
    frames = [frame(HEADERS[form]()) for form in ("lists and a text", "arrays", "sets and a text")]
    assert set(outcomes(frames, HEADER_MB)) <= {"value", "WireError"}


def test_the_limit_of_these_tests_bites() -> None:
    header = HEADERS["lists and a text"]()
    assert outcomes([frame(header)], HEADER_MB // 4) == ["MemoryError"]


@pytest.mark.parametrize(
    "kind", ["a<f8", "v<f8", "a|b1", "a<U2", "a>U2", "v|b1", "b"], ids=lambda kind: kind
)
def test_a_payload_takes_at_most_thrice_its_size(kind: str) -> None:
    size = PAYLOAD_MB * 2**20
    if kind == "b":
        header = b'{"b":%d}' % size
    else:
        count = size // np.dtype(kind[1:]).itemsize
        header = b'{"%c":["%s",[%d],%d]}' % (ord(kind[0]), kind[1:].encode(), count, size)
    assert outcomes([frame(header, bytes(size))], 3 * PAYLOAD_MB + SPARE_MB) == ["value"]


def test_a_payload_that_is_only_claimed_takes_no_memory() -> None:
    claim = wire.LENGTHS.pack(2, wire.MAX_PAYLOAD_BYTES) + b"[]"
    assert outcomes([claim], SPARE_MB) == ["WireError"]
