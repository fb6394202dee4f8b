"""Typed values as bytes between the trusted process and a worker, without pickle.

A frame is two lengths (header: uint32, payload: uint64, big-endian), a JSON header and a payload of
raw bytes. The header is a tree: JSON scalars stand for themselves, every other value is an object
with one key, its tag. Arrays and byte strings name their size in the header and lie in the payload
in the order of their appearance.

Whatever a worker sends, decoding yields base types only (numbers, text, bytes, lists, tuples, sets,
dicts, plain arrays of the kinds in `ARRAY_KINDS`, `Handle`, `Opaque`) or raises `WireError`. Sizes
are checked against each other and against the caps before anything is allocated.
"""

from __future__ import annotations

import json
import math
import re
import struct
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

ARRAY_KINDS = "biufcSUmM"
MAX_HEADER_BYTES = 8 * 2**20
MAX_PAYLOAD_BYTES = 512 * 2**20
MAX_NODES = 200_000
MAX_DEPTH = 64
MAX_DIMENSIONS = 32
MAX_INT_DIGITS = 1_000

LENGTHS = struct.Struct("!IQ")
_DTYPE = re.compile(r"[<>|=]?[biufcSUmM]\d{0,6}(\[\d{0,6}[a-zA-Z]{1,7}\])?")
_MAX_CODE_POINT = 0x10FFFF

Array = npt.NDArray[Any]


class WireError(Exception):
    """The bytes break the protocol or a cap."""


@dataclass(frozen=True, slots=True)
class Handle:
    """Stands for an object that stays in the worker, such as a Keras model."""

    number: int
    kind: str


@dataclass(frozen=True, slots=True)
class Opaque:
    """Stands for a value of a type that does not travel; only its type's name does."""

    type_name: str


@dataclass(frozen=True, slots=True)
class Strided:
    """An array that the receiving side shall get as a non-contiguous view of a larger buffer."""

    array: Array


def strided(array: Array) -> Strided:
    """Ask for `array` to arrive as a non-contiguous view (every second column of a buffer)."""
    return Strided(array)


class Encoder:
    """Turns a value into a header tree and payload buffers."""

    def __init__(self) -> None:
        self.buffers: list[memoryview] = []

    def encode(self, value: Any, depth: int = 0) -> Any:
        """Return the header tree of `value`, appending its raw bytes to `buffers`.

        Raises:
            WireError: the value is nested too deeply or holds itself.
        """
        if depth > MAX_DEPTH:
            raise WireError(f"nested more than {MAX_DEPTH} levels deep")
        if value is None or isinstance(value, (bool, str)) or type(value) is float:
            return value if not isinstance(value, str) else str.__str__(value)
        if isinstance(value, np.generic | np.ndarray | Strided):
            return self._encode_array(value)
        if isinstance(value, int):
            return int(value)
        if isinstance(value, float):
            return float(value)
        if isinstance(value, complex):
            return {"c": [value.real, value.imag]}
        if isinstance(value, bytes | bytearray):
            self.buffers.append(memoryview(bytes(value)))
            return {"b": len(value)}
        if isinstance(value, dict):
            pairs = [
                [self.encode(k, depth + 1), self.encode(v, depth + 1)] for k, v in value.items()
            ]
            return {"d": pairs}
        for kind, tag in ((list, "l"), (tuple, "t"), (set, "s"), (frozenset, "s")):
            if isinstance(value, kind):
                items = list(value)
                return {tag: [self.encode(item, depth + 1) for item in items]}
        if isinstance(value, Handle):
            return {"h": [value.number, value.kind]}
        return {"o": f"{type(value).__module__}.{type(value).__qualname__}"[:200]}

    def _encode_array(self, value: Array | np.generic | Strided) -> Any:
        tag = "a"
        if isinstance(value, Strided):
            tag, value = "v", value.array
        elif isinstance(value, np.generic):
            tag = "n"
        # np.array without subok drops subclasses, whose methods may be anybody's.
        plain = np.array(value, order="C", copy=None)
        if plain.dtype.kind not in ARRAY_KINDS:
            return {"o": f"numpy.ndarray[{plain.dtype.name}]"[:200]}
        if plain.nbytes:
            self.buffers.append(memoryview(plain.reshape(-1).view(np.uint8).data))
        return {tag: [plain.dtype.str, list(plain.shape), plain.nbytes]}


def encode_frame(value: Any) -> list[bytes | memoryview]:
    """Return the parts of one frame, to be sent one after the other.

    Raises:
        WireError: the value is too deep or larger than the caps.
    """
    encoder = Encoder()
    try:
        header = json.dumps(encoder.encode(value), separators=(",", ":")).encode("ascii")
    except (RecursionError, ValueError) as error:
        raise WireError(str(error)) from error
    payload = sum(len(buffer) for buffer in encoder.buffers)
    if len(header) > MAX_HEADER_BYTES or payload > MAX_PAYLOAD_BYTES:
        raise WireError(f"the value needs {len(header) + payload:,} bytes, more than may travel")
    return [LENGTHS.pack(len(header), payload), header, *encoder.buffers]


class Decoder:
    """Rebuilds a value from a header tree and its payload, trusting neither."""

    def __init__(self, payload: bytearray) -> None:
        self.payload = memoryview(payload)
        self.offset = 0
        self.nodes = 0

    def decode(self, node: Any, depth: int = 0) -> Any:
        """Return the value that `node` describes.

        Raises:
            WireError: the node is none that `Encoder` writes, or contradicts the payload.
        """
        self.nodes += 1
        if self.nodes > MAX_NODES or depth > MAX_DEPTH:
            raise WireError("too many or too deeply nested values")
        if node is None or isinstance(node, bool | int | float | str):
            return node
        if not isinstance(node, dict) or len(node) != 1:
            raise WireError("a value without a tag")
        ((tag, body),) = node.items()
        if tag in ("l", "t", "s"):
            items = [self.decode(item, depth + 1) for item in _expect(body, list)]
            return _collect(tag, items)
        if tag == "d":
            return self._decode_dict(_expect(body, list), depth)
        if tag in ("a", "n", "v"):
            return self._decode_array(tag, _expect(body, list))
        if tag == "c":
            real, imaginary = _expect(body, list, length=2)
            return complex(_expect(real, float), _expect(imaginary, float))
        if tag == "b":
            return bytes(self._take(_size(body)))
        if tag == "h":
            number, kind = _expect(body, list, length=2)
            return Handle(_size(number), _expect(kind, str))
        if tag == "o":
            return Opaque(_expect(body, str)[:200])
        raise WireError("an unknown tag")

    def finish(self) -> None:
        """Check that the whole payload was used.

        Raises:
            WireError: bytes are left over.
        """
        if self.offset != len(self.payload):
            raise WireError("the payload is longer than its header says")

    def _take(self, size: int) -> memoryview:
        if size > len(self.payload) - self.offset:
            raise WireError("the payload is shorter than its header says")
        start = self.offset
        self.offset += size
        return self.payload[start : self.offset]

    def _decode_dict(self, pairs: list[Any], depth: int) -> dict[Any, Any]:
        result: dict[Any, Any] = {}
        for pair in pairs:
            key, value = _expect(pair, list, length=2)
            try:
                result[self.decode(key, depth + 1)] = self.decode(value, depth + 1)
            except TypeError as error:
                raise WireError("a dict key that cannot be hashed") from error
        return result

    def _decode_array(self, tag: str, body: list[Any]) -> Any:
        name, shape, size = _expect(body, list, length=3)
        dtype = _safe_dtype(_expect(name, str))
        lengths = [_size(length) for length in _expect(shape, list)]
        if len(lengths) > MAX_DIMENSIONS or math.prod(lengths) * dtype.itemsize != _size(size):
            raise WireError("an array whose shape contradicts its size")
        try:
            array = np.frombuffer(self._take(size), dtype=dtype).reshape(lengths)
        except ValueError as error:
            # NumPy refuses, for example, zero-sized shapes whose other lengths overflow.
            raise WireError(f"an impossible array: {error}") from error
        array = _normalise(array)
        if tag == "n":
            if array.ndim:
                raise WireError("a scalar with a shape")
            return array[()]
        return _as_view(array) if tag == "v" else array


def _expect(value: Any, kind: type, length: int | None = None) -> Any:
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    if not isinstance(value, kind):
        raise WireError(f"expected {kind.__name__}")
    if isinstance(value, list) and length is not None and len(value) != length:
        raise WireError(f"expected {length} items")
    return value


def _size(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 2**48:
        raise WireError("expected a size")
    return value


def _collect(tag: str, items: list[Any]) -> Any:
    if tag == "l":
        return items
    if tag == "t":
        return tuple(items)
    try:
        return set(items)
    except TypeError as error:
        raise WireError("a set item that cannot be hashed") from error


def _safe_dtype(name: str) -> np.dtype[Any]:
    if not _DTYPE.fullmatch(name):
        raise WireError("an array of a kind that does not travel")
    try:
        dtype = np.dtype(name)
    except (TypeError, ValueError) as error:
        raise WireError("an array of an unknown kind") from error
    if dtype.kind not in ARRAY_KINDS or (dtype.itemsize == 0 and dtype.kind not in "SU"):
        raise WireError("an array of a kind that does not travel")
    return dtype


def _normalise(array: Array) -> Array:
    """Replace bit patterns that no honest array has: they would break later comparisons."""
    if array.dtype.kind == "b":
        return np.asarray(array.view(np.uint8) != 0)
    if array.dtype.kind == "U" and array.size and array.dtype.itemsize:
        points = np.frombuffer(array.tobytes(), dtype=array.dtype.byteorder + "u4")
        if points.max() > _MAX_CODE_POINT:
            raise WireError("text that is no Unicode")
    return array


def _as_view(array: Array) -> Array:
    if array.ndim == 0:
        return array
    buffer = np.zeros((*array.shape[:-1], array.shape[-1] * 2), dtype=array.dtype)
    view = buffer[..., ::2]
    view[...] = array
    return view


def parse_lengths(prefix: bytes | bytearray) -> tuple[int, int]:
    """Return the lengths of header and payload that a frame begins with.

    Raises:
        WireError: one of them is over its cap.
    """
    header, payload = LENGTHS.unpack(prefix)
    if header > MAX_HEADER_BYTES or payload > MAX_PAYLOAD_BYTES:
        raise WireError("a frame larger than may travel")
    return header, payload


def parse_header(header: bytes | bytearray, payload_size: int) -> Any:
    """Return a header's tree, whose claims on the payload are at least `payload_size` bytes.

    Raises:
        WireError: it is no JSON, or the payload is larger than it says.
    """
    try:
        tree = json.loads(bytes(header), parse_int=_parse_int)
    except (ValueError, RecursionError) as error:
        raise WireError(f"a header that is no JSON: {error}") from error
    if payload_size > _declared(tree):
        raise WireError("the payload is longer than its header says")
    return tree


def decode_tree(tree: Any, payload: bytearray) -> Any:
    """Rebuild the value of one frame.

    Raises:
        WireError: the header or the payload breaks the protocol.
    """
    decoder = Decoder(payload)
    value = decoder.decode(tree)
    decoder.finish()
    return value


def _parse_int(digits: str) -> int:
    if len(digits) > MAX_INT_DIGITS:
        raise ValueError("a number with too many digits")
    return int(digits)


def _declared(tree: Any) -> int:
    """Return how many payload bytes a header tree lays claim to, without recursion."""
    total, pending, nodes = 0, [tree], 0
    while pending:
        node = pending.pop()
        nodes += 1
        if nodes > 4 * MAX_NODES:
            raise WireError("too many values")
        if isinstance(node, list):
            pending.extend(node)
        elif isinstance(node, dict):
            for tag, body in node.items():
                if tag == "b" and isinstance(body, int):
                    total += body
                elif tag in ("a", "n", "v") and isinstance(body, list) and len(body) == 3:
                    total += body[2] if isinstance(body[2], int) else 0
                else:
                    pending.append(body)
    return total
