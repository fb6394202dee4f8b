"""Cross-entropy is told by its values, with smoothing and penalties, from what looks like it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from grader.checks.cross_entropy import cross_entropy_fault

Array = npt.NDArray[Any]
Loss = Callable[[Array, Array], float]


def cross_entropy(labels: Array, rows: Array) -> float:
    return float(-(labels * np.log(rows)).sum(axis=1).mean())


def softmax(rows: Array) -> Array:
    return np.asarray(np.exp(rows) / np.exp(rows).sum(axis=1, keepdims=True))


def true(labels: Array, rows: Array) -> Array:
    return np.asarray((labels * rows).sum(axis=1))


RIGHT: dict[str, Loss] = {
    "plain": cross_entropy,
    "smoothed by .1": lambda y, p: cross_entropy(0.9 * y + 0.01, p),
    "smoothed by .3 with a penalty": lambda y, p: 0.25 + cross_entropy(0.7 * y + 0.03, p),
    "with a large penalty": lambda y, p: 40 + cross_entropy(y, p),
    "summed over the batch": lambda y, p: len(y) * cross_entropy(y, p),
    "clipped as Keras does": lambda y, p: cross_entropy(y, np.clip(p, 1e-7, 1 - 1e-7)),
}
WRONG: dict[str, Loss] = {
    "softmax twice": lambda y, p: cross_entropy(y, softmax(p)),
    "binary": lambda y, p: float(-(y * np.log(p) + (1 - y) * np.log(1 - p)).mean()),
    "squared": lambda y, p: float(((y - p) ** 2).mean()),
    "absolute": lambda y, p: float(np.abs(y - p).mean()),
    "focal": lambda y, p: float((-0.25 * (1 - true(y, p)) ** 2 * np.log(true(y, p))).mean()),
    "focal without weight": lambda y, p: float(
        (-((1 - true(y, p)) ** 2) * np.log(true(y, p))).mean()
    ),
    "mildly focal": lambda y, p: float((-((1 - true(y, p)) ** 0.5) * np.log(true(y, p))).mean()),
    "reversed divergence": lambda y, p: float(
        (p * np.log(p / (0.99 * y + 1e-3))).sum(axis=1).mean()
    ),
    "all smoothing": lambda y, p: float(-np.log(p).mean()),
    "in bits": lambda y, p: cross_entropy(y, p) / float(np.log(2)),
    "with the sign lost": lambda y, p: -cross_entropy(y, p),
    "not a number": lambda y, p: float("nan"),
    "of the first sample only": lambda y, p: cross_entropy(y[:1], p[:1]),
}


@pytest.mark.parametrize("loss", RIGHT.values(), ids=RIGHT)
def test_cross_entropy_is_accepted_however_it_is_dressed(loss: Loss) -> None:
    assert cross_entropy_fault(loss) is None


@pytest.mark.parametrize("loss", WRONG.values(), ids=WRONG)
def test_what_is_not_cross_entropy_is_refused(loss: Loss) -> None:
    assert cross_entropy_fault(loss) is not None


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("softmax twice", "from_logits"),
        ("binary", "binary cross-entropy"),
        ("squared", "mean squared error"),
        ("absolute", "mean absolute error"),
        ("focal", "focal"),
        ("in bits", "categorical_crossentropy"),
    ],
)
def test_the_message_names_the_loss_it_recognises(name: str, said: str) -> None:
    fault = cross_entropy_fault(WRONG[name])
    assert fault is not None
    assert said in fault.en
