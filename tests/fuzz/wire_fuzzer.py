"""A coverage-guided fuzzer of what the trusted process does with a worker's bytes.

    python wire_fuzzer.py frames|replies|planted CORPUS_FOLDER [libFuzzer options]

`frames` sends bytes through a socket to a channel: a value of the base types or a WireError must
come of them. `replies` takes the bytes for a frame and has its value read as a reply to each kind
of question; `planted` has a fault, to see that the fuzzer finds it. CORPUS_FOLDER is filled with
valid frames to begin with, and with what was found.
"""

from __future__ import annotations

import json
import random
import socket
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import atheris
import numpy as np

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parent)]
with atheris.instrument_imports(
    include=["grader.sandbox", "grader.checks.model", "grader.checks.assertions"],
    enable_loader_override=False,
):
    from forged_replies import READERS, read_forged

    from grader.sandbox import wire
    from grader.sandbox.channel import Channel

MOST_BYTES = 4_096
_PREFIX = wire.LENGTHS.size
_NAMES = sorted(READERS)
_BASE_TYPES = (
    *(type(None), bool, int, float, complex, str, bytes, list, tuple, set, dict),
    *(np.ndarray, np.generic, wire.Handle, wire.Opaque),
)
# What may be put in the place of any node: each group is as likely as another.
_GRAFTS: tuple[tuple[Any, ...], ...] = (
    (
        *(
            {"a": [kind, [2, 3], 48]}
            for kind in ("<f8", ">i8", "<c8", "<M8[D]", "<m8[Y]", "<M8[as]")
        ),
        *({"a": ["<U2", [2], 16]}, {"a": ["|S3", [3], 9]}, {"a": ["|b1", [2], 2]}),
        *({"a": ["<f8", [0, 2**48], 0]}, {"v": ["<f8", [0, 2**48], 0]}, {"v": ["<f4", [2], 8]}),
        *({"a": ["<f8", [1], 8]}, {"a": ["<f8", [], 8]}, {"a": ["|u1", [2] * 10, 1024]}),
    ),
    tuple({"n": [kind, [], 8]} for kind in ("<m8[M]", "<M8[Y]", "<m8[Y]", "<m8[D]", "<f8", "<U2")),
    (0, 1, 2, -1, 16, 2**31, 2**48, 2**64, 10**900, 0.5, float("nan"), float("inf"), True, None),
    ("", "x" * 300, "\ud800", {"b": 3}, {"c": [0, 1.5]}, {"h": [0, "model"]}, {"o": "a.b"}),
    ({"l": []}, {"t": [1]}, {"s": [0, 1.5]}, {"d": []}, {"d": [[1, 2]]}, [], {}, [0]),
    ("<f8", ">f2", "|b1", "<U2", "|S3", "<M8[D]", "<M8[0s]", "<f16", "|O", "<U0", "f8", "V8"),
    (
        *("ok", "error", "seq", "value", "arguments", "aliases", "type", "message", "bases"),
        *("frames", "name", "too_large", "unsendable", "kind", "inputs", "outputs", "loss"),
        *("learning_rate", "metrics", "largest", "trainable", "digest", "MemoryError"),
    ),
)


def seeds() -> Iterator[object]:
    """Yield one value of each type, and an honest reply to each question."""
    yield from (None, True, 3, -(2**70), 1.5, float("nan"), 2j, "text", b"raw", "\ud800")
    yield from ([1, [2]], (1, (2,)), {1, "a"}, {"a": 1, 2: (3,)}, wire.Handle(0, "model"), object())
    for kind in ("b1", "i1", "u2", "<i4", ">i8", "f2", "f4", "f8", "c8", "S3", "U2"):
        yield np.zeros((2, 3), kind)
    yield [np.zeros(3, "i1"), np.ones((), "f8"), np.array([1, 2], "M8[D]"), np.timedelta64(3, "Y")]
    yield wire.strided(np.arange(6.0).reshape(2, 3))
    error = {"type": "NameError", "bases": ["NameError", "Exception"], "message": "no x"}
    yield {"error": error | {"frames": [[1, "f"]], "name": "x"}}
    yield from ({"error": {"type": "MemoryError"}}, {"error": {"too_large": "x"}})
    yield from ({"error": {"unsendable": "x"}}, {"seq": 1, "ok": 2}, {"ok": None})
    yield {"ok": {"value": np.zeros((2, 3)), "arguments": [np.zeros(2)], "aliases": False}}
    yield {
        "ok": {"kind": "Functional", "compiled": True, "inputs": [[None, 8, 8, 3], [None, 4]]}
        | {"outputs": [[None, 10]], "loss": "x", "optimizer": "Adam", "learning_rate": 0.001}
    }
    yield {"ok": {"loss": 2.3, "metrics": {"accuracy": np.float32(0.5)}}}
    yield {"ok": [{"name": "w", "trainable": True, "digest": "00", "largest": 1.0}]}
    yield {"ok": np.full((2, 10), 0.1, np.float32)}


def fill(folder: Path) -> None:
    """Write each seed as a frame, and as a reply to each question, into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, value in enumerate(seeds()):
        frame = b"".join(wire.encode_frame(value))
        for reader in range(len(_NAMES) if isinstance(value, dict) else 1):
            (folder / f"seed-{number}-{reader}").write_bytes(frame + bytes([reader]))


def read_frames(data: bytes) -> None:
    """Send bytes to a channel, and look at every value that comes of them."""
    left, right = socket.socketpair()
    with left, right:
        left.sendall(data)
        left.shutdown(socket.SHUT_WR)
        channel = Channel(right)
        try:
            while True:
                _check(channel.receive(time.monotonic() + 10))
        except wire.WireError:
            return


def read_replies(data: bytes) -> None:
    """Have the value of a frame read as a reply; the last byte says to which question."""
    if (found := _parts(data)) is None:
        return
    tree, payload, last = found
    try:
        value = wire.decode_tree(tree, np.frombuffer(bytearray(payload), np.uint8))
    except wire.WireError:
        return
    read_forged(_NAMES[last % len(_NAMES)], value if isinstance(value, dict) else {"ok": value})


def read_planted(data: bytes) -> None:
    """Fail on an array of dates within a dict, which no seed holds."""
    if (found := _parts(data)) is None:
        return
    tree, payload, _ = found
    try:
        value = wire.decode_tree(tree, np.frombuffer(bytearray(payload), np.uint8))
    except wire.WireError:
        return
    if isinstance(value, dict):
        for part in value.values():
            assert not isinstance(part, np.ndarray) or part.dtype.kind != "M", "planted"


def mutate(data: bytes, most: int, seed: int) -> bytes:
    """Change bytes, or graft something odd onto a header's tree and make the lengths right again.

    Without the latter hardly any change of a header leaves a frame that can be read.
    """
    rng = random.Random(seed)
    found = _parts(data)
    if found is None or rng.random() < 0.2:
        return bytes(atheris.Mutate(data, most))
    tree, payload, last = found
    for _ in range(rng.randint(1, 3)):
        tree = _grafted(tree, rng)
    if rng.random() < 0.2:
        last = rng.randrange(256)
    decoder = wire.Decoder(np.zeros(2_048, np.uint8))
    try:
        decoder.decode(tree)
        payload = (payload + rng.randbytes(decoder.offset))[: decoder.offset]
    except wire.WireError:
        pass
    header = json.dumps(tree).encode("ascii")
    frame = wire.LENGTHS.pack(len(header), len(payload)) + header + payload + bytes([last])
    return frame if len(frame) <= most else data


def _parts(data: bytes) -> tuple[Any, bytes, int] | None:
    """Return the tree, the payload and the last byte of a frame, None of what isn't one."""
    if len(data) <= _PREFIX:
        return None
    try:
        header, payload = wire.parse_lengths(data[:_PREFIX])
        tree = wire.parse_header(data[_PREFIX : _PREFIX + header], payload)
    except wire.WireError:
        return None
    return tree, data[_PREFIX + header : -1], data[-1]


def _grafted(tree: Any, rng: random.Random) -> Any:
    """Return a tree with one node, any as likely as another, replaced, taken out or doubled."""
    return _changed(tree, rng.randrange(_count(tree)), rng)


def _count(tree: Any) -> int:
    children = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ()
    return 1 + sum(map(_count, children))


def _changed(tree: Any, place: int, rng: random.Random) -> Any:
    if place == 0:
        if isinstance(tree, dict) and len(tree) == 1 and rng.random() < 0.2:
            return {rng.choice("abcdhlnostv"): body for body in tree.values()}
        return rng.choice(rng.choice(_GRAFTS))
    place -= 1
    keys = list(tree) if isinstance(tree, dict) else range(len(tree))
    for key in keys:
        size = _count(tree[key])
        if place < size:
            break
        place -= size
    if isinstance(tree, dict):
        return tree | {key: _changed(tree[key], place, rng)}
    times = rng.choice((0, 2)) if place == 0 and rng.random() < 0.3 else 1
    return [*tree[:key], *[_changed(tree[key], place, rng)] * times, *tree[key + 1 :]]


def _check(value: Any) -> None:
    pending = [value]
    while pending:
        part = pending.pop()
        assert isinstance(part, _BASE_TYPES), type(part)
        if isinstance(part, np.ndarray):
            assert type(part) is np.ndarray
            assert part.dtype.kind in wire.ARRAY_KINDS
            assert part.flags.writeable
            assert part.flags.aligned
        elif isinstance(part, dict):
            pending.extend([*part.keys(), *part.values()])
        elif isinstance(part, list | tuple | set):
            pending.extend(part)


def main() -> None:
    """Fuzz until libFuzzer's options say stop."""
    target, folder, *options = sys.argv[1:]
    fill(Path(folder))
    read = {"frames": read_frames, "replies": read_replies, "planted": read_planted}[target]
    command = [sys.argv[0], folder, f"-max_len={MOST_BYTES}", *options]
    atheris.Setup(command, read, custom_mutator=mutate)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
