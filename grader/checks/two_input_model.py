"""Build and question a classifier of an image (or sound) and a text: what its checks share."""

from __future__ import annotations

from typing import Any, NoReturn

import numpy as np
import numpy.typing as npt

from grader.checks.assertions import fail
from grader.checks.model import ModelHandle
from grader.sandbox.failures import LearnerRaised
from grader.sandbox.proxy import SubmissionProxy
from grader.text import Text

Array = npt.NDArray[Any]

CLASSES = 10
LARGEST_ID = 9_999
_SHOWN = 200
_NUMERALS = {2: "two", 10: "ten"}


def build(
    submission: SubmissionProxy, *arguments: Any, function: str = "build_model"
) -> ModelHandle:
    """Return a new model, or fail saying what came instead."""
    value = getattr(submission, function)(*arguments)
    if not isinstance(value, ModelHandle):
        _refuse(value, function)
    return value


def random_inputs(
    rows: int,
    image_shape: tuple[int, ...],
    text_shape: tuple[int, ...],
    largest_id: int = LARGEST_ID,
) -> tuple[Array, Array]:
    """Return images in [0, 1] and token ids over the whole range, the same ones every time."""
    random = np.random.default_rng(rows)
    images = random.random((rows, *image_shape), dtype="float32")
    return images, random.integers(1, largest_id + 1, (rows, *text_shape), dtype="int32")


def guesses(right: int, rows: int, count: int = CLASSES) -> tuple[Array, Array]:
    """Return one-hot labels of `rows` samples and predictions of which `right` are right."""
    random = np.random.default_rng(right)
    classes = random.integers(0, count, rows)
    others = (classes + random.integers(1, count, rows)) % count
    guessed = np.where(np.arange(rows) < right, classes, others)
    doubt = random.dirichlet(np.full(count, 3.0), rows)
    predictions = 0.5 * doubt + 0.5 * np.eye(count)[guessed]
    return np.eye(count, dtype="float32")[classes], predictions.astype("float32")


def accepts(model: ModelHandle, first: Array, second: Array) -> bool:
    """Say whether the model can be called with these inputs."""
    try:
        model.predict(first, second)
    except LearnerRaised:
        return False
    return True


def assert_probabilities(predicted: Array) -> None:
    """Fail unless every row is a probability distribution."""
    if not np.isfinite(predicted).all():
        fail(
            Text(
                zh="还没训练，输出里就有 NaN 或无穷大。",
                en="The output holds NaN or infinity before any training.",
            )
        )
    sums = predicted.sum(axis=1)
    worst = float(sums[np.abs(sums - 1).argmax()])
    lowest = float(predicted.min())
    count = predicted.shape[1]
    # Half precision sums to 1 within 1e-3.
    if abs(worst - 1) > 2e-3:
        fail(
            Text(
                zh=f"每一行的 {count} 个概率之和应为 1，有一行的和是 {worst:.3f}。"
                "互斥的类别用 softmax，而不是 sigmoid 或不加激活。",
                en=f"The {_NUMERALS.get(count, count)} probabilities of a row should sum to 1; one "
                f"row sums to {worst:.3f}. Classes that exclude each other need softmax, not "
                "sigmoid and not a bare Dense.",
            ),
            1.0,
            round(worst, 4),
        )
    if lowest < -1e-6:
        fail(
            Text(
                zh=f"概率不能是负数，输出里有 {lowest:.3f}。最后一层请用 softmax。",
                en=f"A probability can't be negative, but there is {lowest:.3f}. "
                "End in a softmax layer.",
            ),
            ">= 0",
            round(lowest, 4),
        )


def in_one_line(raised: LearnerRaised) -> str:
    """Return an exception as one line without the rest of what Keras says about it."""
    said = " ".join(raised.detail.split())
    shown = said if len(said) <= _SHOWN else said[:_SHOWN] + "…"
    return f"{raised.type_name}: {shown}"


def _refuse(value: Any, function: str) -> NoReturn:
    if value is None:
        fail(
            Text(
                zh=f"{function} 返回了 None：函数末尾是不是忘了写 return model？",
                en=f"{function} returned None: is `return model` missing at the end?",
            ),
            "keras.Model",
            "None",
        )
    if isinstance(value, list | tuple) and any(isinstance(item, ModelHandle) for item in value):
        fail(
            Text(
                zh=f"{function} 返回了一组对象；请只返回模型本身：return model。",
                en=f"{function} returned several values; return only the model: `return model`.",
            ),
            "keras.Model",
            type(value).__name__,
        )
    name = str(getattr(value, "type_name", type(value).__name__)).rsplit(".", 1)[-1]
    fail(
        Text(
            zh=f"{function} 应返回一个 Keras 模型，实际返回的类型是 {name}。",
            en=f"{function} should return a Keras model, but returned {name}.",
        ),
        "keras.Model",
        name,
    )
