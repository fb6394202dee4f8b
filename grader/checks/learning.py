"""Train a model on the fusion task until it has learnt it, and score it on held-out samples."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from grader.checks.fusion_task import FusionTask, Samples
from grader.checks.model import ModelHandle, Weight

Array = npt.NDArray[Any]

# A pool of 512 samples was measured to reject good models now and then; one of 4,096 was not.
POOL = 4_096
VALIDATION = 256
HELD_OUT = 512
BATCH = 32
STEPS_BETWEEN_LOOKS = 16
GOOD_ENOUGH_TO_STOP = 0.98
# Who knows one modality only is right half of the time, so a run that stays here gets nowhere.
STUCK_BELOW = 0.57
STUCK_AFTER = 400


class Task(Protocol):
    """Something to learn from an image and a text, drawn anew as often as asked."""

    def draw(self, count: int) -> Samples:
        """Return `count` fresh samples."""


@dataclass(frozen=True, eq=False)
class Run:
    """One training run of one model, scored on samples it wasn't trained on.

    `growth` is by how much the largest weight grew in the first few steps. Losses are the
    cross-entropy of the predictions, computed here; `loss` is the lowest that was seen. `curve` are
    (steps, accuracy on validation samples) after each look.
    """

    model: ModelHandle
    before: list[Weight]
    steps: int
    accuracy: float
    first_loss: float
    loss: float
    growth: float
    finite: bool
    curve: tuple[tuple[int, float], ...]


class TrainingGround:
    """The samples of one task, and how models are trained and scored on them."""

    def __init__(
        self, seed: int, make_task: Callable[[int], Task] = FusionTask, pool: int = POOL
    ) -> None:
        task = make_task(seed)
        self._pool = task.draw(pool)
        self._validation = task.draw(VALIDATION)
        self._held_out = task.draw(HELD_OUT)
        self._seed = seed

    def train(self, model: ModelHandle, most_steps: int) -> Run:
        """Train with what is compiled until it is learnt, stuck, broken or out of steps."""
        random = np.random.default_rng(self._seed)
        rows = STEPS_BETWEEN_LOOKS * BATCH
        first_loss = lowest = _cross_entropy(self._predict(model), self._validation.classes)
        before = model.weights()
        largest = _largest(before)
        growth, steps, best = 0.0, 0, 0.0
        order: Array = np.empty(0, dtype=int)
        curve: list[tuple[int, float]] = []
        while steps < most_steps:
            if len(order) < rows:
                order = np.concatenate([order, random.permutation(len(self._pool))])
            batch, order = self._pool.take(order[:rows]), order[rows:]
            model.train(batch.images, batch.tokens, batch.labels, BATCH)
            if steps == 0:
                growth = _largest(model.weights()) - largest
            steps += STEPS_BETWEEN_LOOKS
            predicted = self._predict(model)
            if not np.isfinite(predicted).all():
                return Run(
                    model, before, steps, 0.0, first_loss, lowest, growth, False, tuple(curve)
                )
            lowest = min(lowest, _cross_entropy(predicted, self._validation.classes))
            curve.append((steps, _accuracy(predicted, self._validation.classes)))
            best = max(best, curve[-1][1])
            if best >= GOOD_ENOUGH_TO_STOP or (steps >= STUCK_AFTER and best < STUCK_BELOW):
                break
        accuracy = self.accuracy(model)
        return Run(model, before, steps, accuracy, first_loss, lowest, growth, True, tuple(curve))

    def accuracy(self, model: ModelHandle) -> float:
        """Return the share of held-out samples that the model gets right."""
        return self._score(model, self._held_out.images, self._held_out.tokens)

    def accuracy_with_images_shuffled(self, model: ModelHandle) -> float:
        """Return the accuracy when every text gets the image of another sample."""
        return self._score(model, self._held_out.images[self._shuffled], self._held_out.tokens)

    def accuracy_with_texts_shuffled(self, model: ModelHandle) -> float:
        """Return the accuracy when every image gets the text of another sample."""
        return self._score(model, self._held_out.images, self._held_out.tokens[self._shuffled])

    def classes(self, model: ModelHandle) -> tuple[Array, Array]:
        """Return how many held-out samples the model puts into each class, and how many belong."""
        held, count = self._held_out, self._held_out.class_count
        guessed = self._probabilities(model, held.images, held.tokens).argmax(axis=1)
        return np.bincount(guessed, minlength=count), np.bincount(held.classes, minlength=count)

    def sample(self, count: int) -> Samples:
        """Return the first held-out samples."""
        return self._held_out.take(slice(0, count))

    @property
    def _shuffled(self) -> Array:
        return np.random.default_rng(self._seed + 1).permutation(HELD_OUT)

    def _predict(self, model: ModelHandle) -> Array:
        return self._probabilities(model, self._validation.images, self._validation.tokens)

    def _score(self, model: ModelHandle, images: Array, tokens: Array) -> float:
        return _accuracy(self._probabilities(model, images, tokens), self._held_out.classes)

    def _probabilities(self, model: ModelHandle, images: Array, tokens: Array) -> Array:
        return model.probabilities(images, tokens, self._held_out.class_count)


def unchanged_weights(before: list[Weight], after: list[Weight]) -> list[str]:
    """Return the names of trainable weights that are the same, bit for bit, in both lists."""
    same = {(weight.name, weight.digest) for weight in before if weight.trainable}
    return [w.name for w in after if w.trainable and (w.name, w.digest) in same]


def _accuracy(predicted: Array, classes: Array) -> float:
    return float((predicted.argmax(axis=1) == classes).mean())


def _cross_entropy(predicted: Array, classes: Array) -> float:
    true = predicted[np.arange(len(classes)), classes]
    return float(-np.log(np.clip(true, 1e-7, 1)).mean())


def _largest(weights: list[Weight]) -> float:
    return max((weight.largest for weight in weights if weight.trainable), default=0.0)
