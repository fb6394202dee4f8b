"""Training is scored here, on held-out samples, whatever the worker claims."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from grader.checks import learning
from grader.checks.learning import TrainingGround
from grader.checks.model import ModelHandle

Array = npt.NDArray[Any]


class Student:
    """Stands in for a worker's model: remembers the class of each image bit and frequent word."""

    def __init__(self, reads: bool = True, breaks: bool = False, leap: float = 0.0) -> None:
        self.reads, self.breaks, self.leap = reads, breaks, leap
        self.classes: dict[tuple[bool, int], int] = {}
        self.trained = 0

    def __call__(self, verb: str, **arguments: Any) -> Any:
        return getattr(self, verb)(**arguments)

    def weights(self) -> list[dict[str, Any]]:
        largest = self.leap if self.trained else 0.1
        return [{"name": "w", "trainable": True, "digest": str(self.trained), "largest": largest}]

    def train(self, images: Array, tokens: Array, labels: Array, batch: int) -> None:
        assert len(images) % batch == 0
        self.trained += len(images) // batch
        for seen, label in zip(self.sees(images, tokens), labels.argmax(axis=1), strict=True):
            self.classes[seen] = int(label)

    def predict(self, first: Array, second: Array) -> Array:
        if self.breaks and self.trained:
            return np.full((len(first), 10), np.nan)
        known = [self.classes.get(seen, 0) for seen in self.sees(first, second)]
        return 0.9 * np.eye(10)[known] + 0.01

    def sees(self, images: Array, tokens: Array) -> list[tuple[bool, int]]:
        bright = images.mean(axis=(1, 2, 3)) > 0.5
        words = [int(np.bincount(row).argmax()) if self.reads else 0 for row in tokens]
        return list(zip(bright.tolist(), words, strict=True))


@pytest.fixture(scope="module")
def ground() -> TrainingGround:
    return TrainingGround(3)


def test_a_run_ends_as_soon_as_the_task_is_learnt(ground: TrainingGround) -> None:
    run = ground.train(ModelHandle(Student()), 512)
    assert run.accuracy > 0.97
    assert run.steps < 128
    assert run.loss < run.first_loss
    assert run.finite


def test_shuffling_costs_who_uses_both_half_of_the_samples(ground: TrainingGround) -> None:
    model = ground.train(ModelHandle(Student()), 512).model
    assert 0.4 < ground.accuracy_with_images_shuffled(model) < 0.6
    assert 0.4 < ground.accuracy_with_texts_shuffled(model) < 0.6


def test_who_ignores_the_text_stays_at_half_and_is_given_up_on(ground: TrainingGround) -> None:
    run = ground.train(ModelHandle(Student(reads=False)), 960)
    assert run.accuracy == pytest.approx(0.5, abs=0.05)
    assert run.steps == learning.STUCK_AFTER
    assert ground.accuracy_with_texts_shuffled(run.model) == run.accuracy


def test_a_model_that_breaks_down_ends_the_run_and_is_worth_nothing(ground: TrainingGround) -> None:
    run = ground.train(ModelHandle(Student(breaks=True)), 512)
    assert not run.finite
    assert run.accuracy == 0
    assert run.steps == learning.STEPS_BETWEEN_LOOKS


def test_a_leap_of_the_weights_is_noted(ground: TrainingGround) -> None:
    run = ground.train(ModelHandle(Student(leap=5_000)), 512)
    assert run.growth == pytest.approx(4_999.9)
