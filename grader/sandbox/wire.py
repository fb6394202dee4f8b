"""Typed values as bytes between the trusted process and a worker, without pickle.

A frame is two lengths (header: uint32, payload: uint64, big-endian), a JSON header and a payload of
raw bytes. The header is a tree: JSON scalars stand for themselves, every other value is an object
with one key, its tag. Arrays and byte strings name their size in the header and lie in the payload
in the order of their appearance, arrays at the next multiple of `ALIGNMENT`.

Whatever a worker sends, decoding yields base types only (numbers, text, bytes, lists, tuples, sets,
dicts, plain arrays of the kinds in `ARRAY_KINDS`, `Handle`, `Opaque`) or raises `WireError`. Sizes
are checked against each other and against the caps before anything is allocated, and marks are
counted before JSON is parsed (`wire_header`), so that a frame takes at most `HEADER_MEMORY_BYTES`
plus three times its payload. Where this process has less memory than that, decoding may end in a
MemoryError.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from grader.sandbox.wire_header import (
    ALIGNMENT,
    HEADER_MEMORY_BYTES,
    LENGTHS,
    MAX_HEADER_BYTES,
    MAX_INT_DIGITS,
    MAX_MARKS,
    MAX_NODES,
    MAX_PAYLOAD_BYTES,
    TooLargeError,
    WireError,
    parse_header,
    parse_lengths,
    write_header,
)

# What callers need of a frame's beginning belongs to the format, too.
__all__ = [
    "ARRAY_KINDS",
    "HEADER_MEMORY_BYTES",
    "LENGTHS",
    "MAX_COMPARISONS",
    "MAX_DEPTH",
    "MAX_DIMENSIONS",
    "MAX_HEADER_BYTES",
    "MAX_INT_DIGITS",
    "MAX_MARKS",
    "MAX_NODES",
    "MAX_PAYLOAD_BYTES",
    "Array",
    "Buffer",
    "Decoder",
    "Encoder",
    "Handle",
    "Opaque",
    "Strided",
    "TooLargeError",
    "WireError",
    "decode_tree",
    "encode_frame",
    "parse_header",
    "parse_lengths",
    "strided",
]

ARRAY_KINDS = "biufcSUmM"
MAX_DEPTH = 64
MAX_DIMENSIONS = 32
MAX_COMPARISONS = 5 * 10**7  # ten thousand numbers as keys; worst case, seconds
# What NumPy calls these kinds; dates and times without a unit are on their way out.
_DTYPE = re.compile(r"[<>|]([biufcSU][1-9]\d{0,5}|[mM]8\[([1-9]\d{0,5})?[a-zA-Z]{1,2}\])")
_MAX_CODE_POINT = 0x10FFFF
_MAX_INT = 10**MAX_INT_DIGITS
# What hashing and comparing can raise: NumPy's dates and times fail in ways of their own.
_UNFIT_AS_KEY = (TypeError, ValueError, OverflowError)

Array = npt.NDArray[Any]
Buffer = npt.NDArray[np.uint8]


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


_PLAIN = frozenset({str, float, bool, type(None)})
_ARRAYS = (np.ndarray, np.generic, Strided)


def strided(array: Array) -> Strided:
    """Ask for `array` to arrive as a non-contiguous view (every second column of a buffer)."""
    return Strided(array)


class Encoder:
    """Turns a value into a header tree and payload buffers."""

    def __init__(self, max_payload: int = MAX_PAYLOAD_BYTES) -> None:
        self.buffers: list[bytes | memoryview] = []
        self.max_payload = max_payload
        self.size = 0
        self.nodes = 0

    def encode(self, value: Any, depth: int = 0) -> Any:
        """Return the header tree of `value`, appending its raw bytes to `buffers`.

        Raises:
            WireError: the value is too large, nested too deeply or holds itself.
        """
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise WireError(f"more than {MAX_NODES:,} values")
        if depth > MAX_DEPTH:
            raise WireError(f"nested more than {MAX_DEPTH} levels deep")
        if type(value) in _PLAIN:  # most values: asking what else they might be takes longest
            return value
        if isinstance(value, dict):
            pairs = [
                [self.encode(k, depth + 1), self.encode(v, depth + 1)] for k, v in value.items()
            ]
            return {"d": pairs}
        if isinstance(value, str):
            return str.__str__(value)
        if isinstance(value, _ARRAYS):
            return self._encode_array(value)
        if isinstance(value, int):
            return _short(int(value))
        if isinstance(value, float):
            return float(value)
        if isinstance(value, complex):
            return {"c": [value.real, value.imag]}
        if isinstance(value, bytes | bytearray):
            raw = bytes(value)
            self._append(raw)
            return {"b": len(raw)}
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
        if not _DTYPE.fullmatch(plain.dtype.str):
            return {"o": f"numpy.ndarray[{plain.dtype.name}]"[:200]}
        if padding := -self.size % ALIGNMENT:
            self._append(bytes(padding))
        if plain.nbytes:
            self._append(memoryview(plain.reshape(-1).view(np.uint8).data))
        return {tag: [plain.dtype.str, list(plain.shape), plain.nbytes]}

    def _append(self, buffer: bytes | memoryview) -> None:
        self.size += len(buffer)
        if self.size > self.max_payload:
            raise TooLargeError(self.max_payload)
        self.buffers.append(buffer)


def encode_frame(value: Any, max_payload: int = MAX_PAYLOAD_BYTES) -> list[bytes | memoryview]:
    """Return the parts of one frame, to be sent one after the other.

    Raises:
        TooLargeError: the value needs more than `max_payload` bytes, or its header too many.
        WireError: it holds too many values, is too deep, or cannot be read.
    """
    encoder = Encoder(min(max_payload, MAX_PAYLOAD_BYTES))
    try:
        header = write_header(encoder.encode(value))
    except (WireError, MemoryError):
        raise
    except Exception as error:  # the value's class may have methods of its own
        raise WireError(f"{type(error).__name__} while reading the value") from error
    payload = sum(len(buffer) for buffer in encoder.buffers)
    return [LENGTHS.pack(len(header), payload), header, *encoder.buffers]


class Decoder:
    """Rebuilds a value from a header tree and its payload, trusting neither."""

    def __init__(self, payload: Buffer) -> None:
        self.payload = payload
        self.offset = 0
        self.nodes = 0
        self.comparisons = 0

    def decode(self, node: Any, depth: int = 0) -> Any:
        """Return the value that `node` describes.

        Raises:
            WireError: the node is none that `Encoder` writes, or contradicts the payload.
        """
        self.nodes += 1
        if self.nodes > MAX_NODES or depth > MAX_DEPTH:
            raise WireError("too many or too deeply nested values")
        if not isinstance(node, dict | list):  # nothing else that JSON knows has parts
            return node
        if isinstance(node, list) or len(node) != 1:
            raise WireError("a value without a tag")
        ((tag, body),) = node.items()
        if tag == "d":
            return self._decode_dict(_expect(body, list), depth)
        if tag in ("l", "t"):
            items = [self.decode(item, depth + 1) for item in _expect(body, list)]
            return items if tag == "l" else tuple(items)
        if tag == "s":
            return self._decode_set(_expect(body, list), depth)
        if tag in ("a", "n", "v"):
            return self._decode_array(tag, _expect(body, list))
        if tag == "c":
            real, imaginary = _expect(body, list, length=2)
            return complex(_expect_float(real), _expect_float(imaginary))
        if tag == "b":
            start = self._take(_size(body))
            return self.payload[start : self.offset].tobytes()
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

    def _take(self, size: int, alignment: int = 1) -> int:
        """Return where the next `size` bytes begin; they end at `offset`."""
        start = self.offset + -self.offset % alignment
        if start + size > len(self.payload):
            raise WireError("the payload is shorter than its header says")
        self.offset = start + size
        return start

    def _decode_set(self, nodes: list[Any], depth: int) -> set[Any]:
        result: set[Any] = set()
        for node in nodes:
            item = self._decode_key(node, depth + 1, len(result))
            try:
                result.add(item)
            except _UNFIT_AS_KEY as error:
                raise WireError("a set item that cannot be hashed") from error
        return result

    def _decode_dict(self, pairs: list[Any], depth: int) -> dict[Any, Any]:
        result: dict[Any, Any] = {}
        for pair in pairs:
            key_node, value_node = _expect(pair, list, length=2)
            key = self._decode_key(key_node, depth + 1, len(result))
            value = self.decode(value_node, depth + 1)
            try:
                result[key] = value
            except _UNFIT_AS_KEY as error:
                raise WireError("a dict key that cannot be hashed") from error
        return result

    def _decode_key(self, node: Any, depth: int, others: int) -> Any:
        """Return a key that may have to be compared with `others` keys.

        The hashes of text are seeded anew in each process. Those of numbers are not, so a worker
        can send numbers of which each is compared with each.
        """
        nodes = self.nodes
        key = self.decode(node, depth)
        if not isinstance(key, str | bytes):
            self.comparisons += others * (self.nodes - nodes)
            if self.comparisons > MAX_COMPARISONS:
                raise WireError("too many keys that are no text")
        return key

    def _decode_array(self, tag: str, body: list[Any]) -> Any:
        name, shape, size = _expect(body, list, length=3)
        dtype = _safe_dtype(_expect(name, str))
        lengths = [_size(length) for length in _expect(shape, list)]
        if len(lengths) > MAX_DIMENSIONS or math.prod(lengths) * dtype.itemsize != _size(size):
            raise WireError("an array whose shape contradicts its size")
        start = self._take(size, ALIGNMENT)
        try:
            array: Array = np.ndarray(lengths, dtype, self.payload, start)
            self._normalise(dtype, start)
            if tag == "v":
                return _as_view(array)
        except ValueError as error:
            # NumPy refuses, for example, zero-sized shapes whose other lengths overflow.
            raise WireError(f"an impossible array: {error}") from error
        if tag == "a":
            return array
        if array.ndim:
            raise WireError("a scalar with a shape")
        return array[()]

    def _normalise(self, dtype: np.dtype[Any], start: int) -> None:
        """Replace bit patterns that no honest array has: they would break later comparisons."""
        raw = self.payload[start : self.offset]
        if dtype.kind == "b":
            np.minimum(raw, 1, out=raw)
        elif dtype.kind == "U" and raw.size:
            points = raw.view(dtype.byteorder + "u4")
            if points.max() > _MAX_CODE_POINT:
                raise WireError("text that is no Unicode")


def _expect(value: Any, kind: type, length: int | None = None) -> Any:
    if not isinstance(value, kind):
        raise WireError(f"expected {kind.__name__}")
    if isinstance(value, list) and length is not None and len(value) != length:
        raise WireError(f"expected {length} items")
    return value


def _expect_float(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise WireError("expected float")
    try:
        return float(value)
    except OverflowError as error:
        raise WireError("a number too large for a float") from error


def _size(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 2**48:
        raise WireError("expected a size")
    return value


def _safe_dtype(name: str) -> np.dtype[Any]:
    if not _DTYPE.fullmatch(name):
        raise WireError("an array of a kind that does not travel")
    try:
        dtype = np.dtype(name)
    except (TypeError, ValueError) as error:
        raise WireError("an array of an unknown kind") from error
    if dtype.str != name:
        raise WireError("an array of a kind that no encoder names so")
    return dtype


def _as_view(array: Array) -> Array:
    if array.ndim == 0:
        return array
    buffer = np.zeros((*array.shape[:-1], array.shape[-1] * 2), dtype=array.dtype)
    view = buffer[..., ::2]
    view[...] = array
    return view


def decode_tree(tree: Any, payload: Buffer) -> Any:
    """Rebuild the value of one frame, whose arrays are views of `payload`.

    Raises:
        WireError: the header or the payload breaks the protocol.
    """
    decoder = Decoder(payload)
    value = decoder.decode(tree)
    decoder.finish()
    return value


def _short(number: int) -> int:
    if not -_MAX_INT < number < _MAX_INT:
        raise WireError(f"a number of more than {MAX_INT_DIGITS:,} digits")
    return number
