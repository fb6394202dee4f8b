"""The task is fair: both modalities are needed, and neither a cue nor an id gives it away."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from grader.checks.fusion_task import IMAGE_SHAPE, TEXT_SHAPE, VOCABULARY, FusionTask, Samples

SEEDS = range(5)


def bits(task: FusionTask, samples: Samples) -> npt.NDArray[np.int64]:
    """Return `2 * image bit + text bit` of each sample."""
    return np.argsort(task.classes)[np.searchsorted(np.sort(task.classes), samples.classes)]


@pytest.mark.parametrize("seed", SEEDS)
def test_samples_have_the_promised_shapes_and_ranges(seed: int) -> None:
    samples = FusionTask(seed).draw(200)
    assert samples.images.shape == (200, *IMAGE_SHAPE)
    assert samples.images.dtype == np.float32
    assert samples.images.min() >= 0
    assert samples.images.max() <= 1
    assert samples.tokens.shape == (200, *TEXT_SHAPE)
    assert samples.tokens.min() >= 1
    assert samples.tokens.max() < VOCABULARY
    assert (samples.labels.argmax(axis=1) == samples.classes).all()
    assert (samples.labels.sum(axis=1) == 1).all()


@pytest.mark.parametrize("seed", SEEDS)
def test_the_four_classes_are_even_so_that_one_bit_is_worth_half(seed: int) -> None:
    task = FusionTask(seed)
    samples = task.draw(400)
    assert np.bincount(samples.classes)[task.classes].tolist() == [100, 100, 100, 100]
    assert len(set(task.classes)) == 4


def test_which_classes_occur_depends_on_the_seed() -> None:
    assert len({tuple(FusionTask(seed).classes) for seed in range(20)}) > 15


def test_the_same_seed_draws_the_same_samples_and_another_one_others() -> None:
    once, again, other = (FusionTask(seed).draw(50) for seed in (1, 1, 2))
    assert (once.images == again.images).all()
    assert (once.tokens == again.tokens).all()
    assert (once.tokens != other.tokens).any()


@pytest.mark.parametrize("seed", SEEDS)
def test_brightness_alone_tells_the_image_bit(seed: int) -> None:
    task = FusionTask(seed)
    samples = task.draw(400)
    bright = samples.images.mean(axis=(1, 2, 3)) > 0.5
    assert (bright == bits(task, samples) // 2).all()


@pytest.mark.parametrize("seed", SEEDS)
def test_the_direction_of_the_stripes_tells_the_image_bit_as_well(seed: int) -> None:
    task = FusionTask(seed)
    samples = task.draw(400)
    images = samples.images[..., 0]
    vertical = images.mean(axis=1).std(axis=1) > images.mean(axis=2).std(axis=1)
    assert (vertical == bits(task, samples) // 2).mean() > 0.99


@pytest.mark.parametrize("seed", SEEDS)
def test_counting_keywords_tells_the_text_bit(seed: int) -> None:
    task = FusionTask(seed)
    samples = task.draw(400)
    counts = [np.isin(samples.tokens, ids).sum(axis=1) for ids in task.keywords]
    assert (np.argmax(counts, axis=0) == bits(task, samples) % 2).all()


@pytest.mark.parametrize("seed", SEEDS)
def test_every_quarter_of_the_vocabulary_decides_some_samples_alone(seed: int) -> None:
    task = FusionTask(seed)
    samples = task.draw(400)
    for ids in task.keywords:
        assert sorted(ids // 2_500) == [0, 1, 2, 3]
    kinds = [(np.isin(row, task.keywords) * row) for row in samples.tokens]
    assert all(len(set(row[row > 0])) == 1 for row in kinds)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_first_and_the_last_token_tell_nothing(seed: int) -> None:
    task = FusionTask(seed)
    samples = task.draw(4_000)
    assert not np.isin(samples.tokens[:, [0, -1]], task.keywords).any()


@pytest.mark.parametrize("seed", SEEDS)
def test_no_other_single_token_is_enough(seed: int) -> None:
    task = FusionTask(seed)
    seen = np.isin(task.draw(4_000).tokens, task.keywords).mean(axis=0)
    # Who sees no keyword guesses the text bit.
    assert (seen + 0.5 * (1 - seen)).max() < 0.87
