"""Tell by its values whether a loss is categorical cross-entropy, whatever it is called.

The loss is asked about probabilities made up here. Cross-entropy with label smoothing s, plus
whatever a model adds for regularisation (a constant R, as the model stays the same), is

    L = (1 - s) * -log p[label] + s * mean(-log p) + R

Uniform probabilities give L = log(classes) + R for every s, hence R; the other probes then have
to agree on one s.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from grader.text import Text

Array = npt.NDArray[Any]
Loss = Callable[[Array, Array], float]

_PROBES = 8
_SEED = 11
_TOLERANCE = 2e-3
_MOST_SMOOTHING = 0.5


def cross_entropy_fault(loss: Loss, classes: int = 10) -> Text | None:
    """Return None if `loss(one-hot labels, probabilities)` is cross-entropy, else what it is."""
    random = np.random.default_rng(_SEED)
    drawn = random.permutation(max(classes, _PROBES))[:_PROBES] % classes
    labels = np.eye(classes)[drawn]
    rows = 0.005 + random.dirichlet(np.full(classes, 0.5), _PROBES)
    rows /= rows.sum(axis=1, keepdims=True)
    added = _ask(loss, labels[:1], np.full((1, classes), 1 / classes)) - np.log(classes)
    values = np.array([_ask(loss, labels[i : i + 1], rows[i : i + 1]) for i in range(_PROBES)])
    plain, spread = _cross_entropy(labels, rows), -np.log(rows).mean(axis=1)
    if not np.isfinite(values).all() or not np.isfinite(added):
        return Text(
            zh="损失函数在正常的概率上给出了 NaN 或无穷大。",
            en="The loss is NaN or infinite on ordinary probabilities.",
        )
    rest = values - added - plain
    smoothing = float(rest @ (spread - plain) / ((spread - plain) @ (spread - plain)))
    error = np.abs(rest - smoothing * (spread - plain)).max()
    if error > _TOLERANCE or not -_TOLERANCE <= smoothing <= _MOST_SMOOTHING:
        return _explain(values, labels, rows)
    pair = _ask(loss, labels[:2], rows[:2]) - added
    total = float((values[:2] - added).sum())
    # A sum over the batch trains as well as a mean does, only with larger steps.
    if min(abs(pair - total), abs(pair - total / 2)) > _TOLERANCE:
        return Text(
            zh=f"两个样本一起算的损失是 {pair:.4f}，既不是两者的平均 {total / 2:.4f}，"
            f"也不是总和 {total:.4f}。",
            en=f"The loss of two samples together is {pair:.4f}: neither their mean "
            f"{total / 2:.4f} nor their sum {total:.4f}.",
        )
    return None


def _ask(loss: Loss, labels: Array, rows: Array) -> float:
    return float(loss(labels.astype("float32"), rows.astype("float32")))


def _cross_entropy(labels: Array, rows: Array) -> Array:
    return np.asarray(-np.log((rows * labels).sum(axis=1)))


def _explain(values: Array, labels: Array, rows: Array) -> Text:
    for candidate, text in _LOOKALIKES:
        if np.allclose(values, candidate(labels, rows), rtol=1e-2, atol=1e-3):
            return text
    label, row = int(labels[0].argmax()), rows[0]
    return Text(
        zh=f"真实类别的概率是 {row[label]:.3f} 时，交叉熵应为 {-np.log(row[label]):.3f}，"
        f"你的损失给出 {values[0]:.3f}。请用 loss='categorical_crossentropy'。",
        en=f"With probability {row[label]:.3f} for the true class, cross-entropy is "
        f"{-np.log(row[label]):.3f}; your loss gives {values[0]:.3f}. "
        "Use loss='categorical_crossentropy'.",
    )


def _softmax(rows: Array) -> Array:
    exponentials = np.exp(rows)
    return np.asarray(exponentials / exponentials.sum(axis=1, keepdims=True))


def _binary(labels: Array, rows: Array) -> Array:
    parts = labels * np.log(rows) + (1 - labels) * np.log(1 - rows)
    return np.asarray(-parts.mean(axis=1))


def _squared(labels: Array, rows: Array) -> Array:
    return np.asarray(((labels - rows) ** 2).mean(axis=1))


def _absolute(labels: Array, rows: Array) -> Array:
    return np.asarray(np.abs(labels - rows).mean(axis=1))


def _focal(labels: Array, rows: Array) -> Array:
    true = (rows * labels).sum(axis=1)
    return np.asarray(-0.25 * (1 - true) ** 2 * np.log(true))


def _from_logits(labels: Array, rows: Array) -> Array:
    return _cross_entropy(labels, _softmax(rows))


_LOOKALIKES: tuple[tuple[Callable[[Array, Array], Array], Text], ...] = (
    (
        _from_logits,
        Text(
            zh="损失又对概率做了一次 softmax：输出层已经是 softmax，就不要再写 from_logits=True。",
            en="The loss applies a second softmax to the probabilities: with a softmax output "
            "layer, drop from_logits=True.",
        ),
    ),
    (
        _binary,
        Text(
            zh="这是二元交叉熵（binary_crossentropy），它把 10 类当成 10 个互不相干的是非题。"
            "单标签十分类请用 categorical_crossentropy。",
            en="This is binary cross-entropy, which takes the ten classes for ten separate yes/no "
            "questions. For one label out of ten use categorical_crossentropy.",
        ),
    ),
    (
        _squared,
        Text(
            zh="这是均方误差（mse），用于回归。分类请用 categorical_crossentropy。",
            en="This is the mean squared error, made for regression. "
            "For classes use categorical_crossentropy.",
        ),
    ),
    (
        _absolute,
        Text(
            zh="这是平均绝对误差（mae），用于回归。分类请用 categorical_crossentropy。",
            en="This is the mean absolute error, made for regression. "
            "For classes use categorical_crossentropy.",
        ),
    ),
    (
        _focal,
        Text(
            zh="这是 focal loss，它会压低已经分对的样本的权重；题目要的是普通的"
            " categorical_crossentropy。",
            en="This is the focal loss, which plays down samples that are right already; the task "
            "asks for plain categorical_crossentropy.",
        ),
    ),
)
