"""A check's hold on a Keras model that lives in the worker: a few verbs, plain values back.

TensorFlow is not imported here, and nothing a model says about itself is a verdict: checks judge
what it predicts for inputs of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from grader.checks.assertions import fail
from grader.sandbox.failures import BadReply
from grader.sandbox.proxy import describe_value
from grader.sandbox.wire import Opaque
from grader.text import Text

Array = npt.NDArray[Any]
Shape = tuple[int | None, ...]


@dataclass(frozen=True)
class ModelDescription:
    """What a model looks like, for messages. Shapes are None where Keras doesn't know them yet."""

    kind: str
    compiled: bool
    inputs: tuple[Shape, ...] | None
    outputs: tuple[Shape, ...] | None
    loss: str | None
    optimizer: str | None
    learning_rate: float | None


@dataclass(frozen=True)
class Assessment:
    """The compiled loss and metrics for given labels and predictions."""

    loss: float
    metrics: Mapping[str, float]


@dataclass(frozen=True)
class Weight:
    """One variable: a digest of its value, and the largest of its magnitudes."""

    name: str
    trainable: bool
    digest: str
    largest: float


class ModelHandle:
    """Stands in a check for the model that the learner's program returned."""

    def __init__(self, call: Callable[..., Any]) -> None:
        """Take `call(verb, **arguments)`, which runs a verb of `grader.sandbox.keras_host`."""
        self._call = call
        self._known: dict[tuple[Any, ...], Any] = {}

    def describe(self) -> ModelDescription:
        """Return what the model looks like."""
        raw = _mapping(self._call("describe"))
        rate = raw.get("learning_rate")
        return ModelDescription(
            kind=_text(raw.get("kind")) or "?",
            compiled=raw.get("compiled") is True,
            inputs=_shapes(raw.get("inputs")),
            outputs=_shapes(raw.get("outputs")),
            loss=_text(raw.get("loss")),
            optimizer=_text(raw.get("optimizer")),
            learning_rate=_number(rate) if isinstance(rate, int | float) else None,
        )

    def predict(self, first: Array, second: Array) -> Any:
        """Return whatever the model gives for the inputs `[first, second]`, in inference mode."""
        return self._call("predict", first=first, second=second)

    def predict_once(self, first: Array, second: Array) -> Any:
        """Return what the model gave for these inputs before, if it hasn't been trained since."""
        key = first.shape, first.tobytes(), second.shape, second.tobytes()
        if key not in self._known:
            self._known[key] = self.predict(first, second)
        return self._known[key]

    def probabilities(
        self, images: Array, tokens: Array, classes: int = 10, *, once: bool = False
    ) -> Array:
        """Return the prediction as float64, failing the check unless its shape is (rows, classes).

        The values may be anything: NaN, negative, not summing to 1. With `once` it may be that of
        `predict_once`.
        """
        value = (self.predict_once if once else self.predict)(images, tokens)
        if isinstance(value, list):
            fail(
                Text(
                    zh=f"模型应当只有一个输出，实际给出了 {len(value)} 个。"
                    "请把两个模态融合之后再接一个输出层。",
                    en=f"The model should have one output but gives {len(value)}. Fuse the two "
                    "modalities first, then end in a single output layer.",
                )
            )
        expected = (len(images), classes)
        if not isinstance(value, np.ndarray) or value.dtype.kind not in "fiub":
            seen = value.type_name if isinstance(value, Opaque) else describe_value(value)
            fail(
                Text(
                    zh=f"模型的输出应是形状 {expected} 的数组，实际是 {seen}。",
                    en=f"The model's output should be an array of shape {expected}, got {seen}.",
                )
            )
        if value.shape != expected:
            fail(_wrong_output(value.shape, expected), f"{expected}", f"{value.shape}")
        return value.astype(np.float64)

    def assess(self, images: Array, tokens: Array, labels: Array, predictions: Array) -> Assessment:
        """Return the compiled loss and metrics for predictions that the model didn't make.

        `images` and `tokens` are only there because a loss may have terms that depend on them.
        """
        raw = _mapping(
            self._call(
                "assess", images=images, tokens=tokens, labels=labels, predictions=predictions
            )
        )
        metrics = {
            _text(name) or "?": _number(value)
            for name, value in _mapping(raw.get("metrics")).items()
        }
        return Assessment(_number(raw.get("loss")), metrics)

    def train(self, images: Array, tokens: Array, labels: Array, batch: int) -> None:
        """Train once over the rows in their order, with what the learner compiled."""
        self._known.clear()
        self._call("train", images=images, tokens=tokens, labels=labels, batch=batch)

    def recompile(self, learning_rate: float) -> None:
        """Put Adam and categorical cross-entropy in place of what the learner compiled."""
        self._call("recompile", learning_rate=learning_rate)

    def weights(self) -> list[Weight]:
        """Return every variable of the model."""
        raw = self._call("weights")
        if not isinstance(raw, list):
            raise BadReply("the weights of a model are no list")
        return [
            Weight(
                name=_text(item.get("name")) or "?",
                trainable=item.get("trainable") is True,
                digest=_text(item.get("digest")) or "",
                largest=_number(item.get("largest")),
            )
            for item in map(_mapping, raw)
        ]


def _wrong_output(shape: tuple[int, ...], expected: tuple[int, ...]) -> Text:
    rows, classes = expected
    if len(shape) == 2 and shape[0] == rows:
        return Text(
            zh=f"输出应是 {classes} 类的概率，形状 {expected}，实际是 {shape}："
            f"最后一层是不是 Dense({classes})？",
            en=f"The output should be probabilities of {classes} classes, shape {expected}, but is "
            f"{shape}: is the last layer a Dense({classes})?",
        )
    if len(shape) > 2 and shape[0] == rows:
        return Text(
            zh=f"输出形状应为 {expected}，实际是 {shape}：多出来的维度没有去掉。"
            "融合前请用 Flatten 或全局池化把每个模态变成一个向量。",
            en=f"The output should have shape {expected} but has {shape}: an axis too many. "
            "Flatten or pool each modality to one vector before fusing.",
        )
    return Text(
        zh=f"{rows} 个样本的输出形状应为 {expected}，实际是 {shape}："
        "样本数（第 0 维）必须保持不变。",
        en=f"{rows} samples should give shape {expected}, got {shape}: the number of samples "
        "(axis 0) must stay as it is.",
    )


def _mapping(value: Any) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise BadReply("a model's answer is no dict")
    return value


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float | np.floating | np.integer):
        raise BadReply("a model's answer is no number")
    try:
        return float(value)
    except OverflowError:
        raise BadReply("a model's answer is too large a number") from None


def _text(value: Any) -> str | None:
    return value[:80] if isinstance(value, str) else None


def _shapes(value: Any) -> tuple[Shape, ...] | None:
    if not isinstance(value, list):
        return None
    return tuple(
        tuple(size if isinstance(size, int) else None for size in shape)
        for shape in value
        if isinstance(shape, list)
    )
