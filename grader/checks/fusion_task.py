"""A small image-and-text task whose label needs both modalities."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]

IMAGE_SHAPE = (28, 28, 1)
TEXT_SHAPE = (20,)
VOCABULARY = 10_000
CLASSES = 10

_KEYWORDS_PER_BIT = 4
_FILLERS = 24
# Enough of either bit for what one submission is trained and scored on.
STOCK = 2_560
_STOCK_SEED = 20_240_613
_FEWEST_KEYWORDS, _MOST_KEYWORDS = 10, 15


@dataclass(frozen=True)
class Samples:
    """Rows of a task: images (or spectrograms) in [0, 1], token ids, and which class each is."""

    images: Array
    tokens: Array
    classes: Array
    class_count: int = CLASSES

    def __len__(self) -> int:
        return len(self.classes)

    def take(self, rows: Array | slice) -> Samples:
        """Return the rows asked for, in that order."""
        return Samples(self.images[rows], self.tokens[rows], self.classes[rows], self.class_count)

    @property
    def labels(self) -> Array:
        """The classes as one-hot rows over all classes."""
        return np.asarray(np.eye(self.class_count, dtype="float32")[self.classes])


class FusionTask:
    """Draws samples of one task; which ids are keywords depends on the seed.

    The image bit shows in two ways, so that a network may use either: brightness, and the
    direction of stripes with a random phase. Images come from a stock that all tasks share, since
    drawing them takes longer than some trainings; which are used, and when, depends on the seed.

    The text bit is told by one keyword, repeated at random positions between fillers, never the
    first or the last, so that who reads only these learns nothing. Each bit has a keyword in every
    quarter of the vocabulary and each sample uses one only, so a model that merges or drops high
    ids goes wrong. Id 0 never occurs, because models with `mask_zero` read it as padding.

    The class is `classes[2 * image bit + text bit]` with both bits fair and independent: whoever
    knows one bit is right half of the time, and averaging an image model and a text model
    (decision-level fusion) is enough to be right always. Which four of the ten classes occur
    depends on the seed too, so that nobody can know them without having learnt them.
    """

    def __init__(self, seed: int) -> None:
        self._random = np.random.default_rng(seed)
        ids = self._one_id_from_each_band(2 * _KEYWORDS_PER_BIT + _FILLERS)
        quarters = ids.reshape(_KEYWORDS_PER_BIT, -1)
        mixed = self._random.permuted(quarters, axis=1)
        self.keywords = mixed[:, :2].T
        self.fillers = mixed[:, 2:].ravel()
        self.classes = self._random.permutation(CLASSES)[:4]
        self._unused = [self._random.permutation(STOCK) for _ in (0, 1)]

    def draw(self, count: int) -> Samples:
        """Return `count` fresh samples with the four classes as even as can be."""
        bits = self._random.permutation(np.arange(count) % 4)
        return Samples(self._images(bits // 2), self._tokens(bits % 2), self.classes[bits])

    def _one_id_from_each_band(self, bands: int) -> Array:
        width = (VOCABULARY - 1) // bands
        return np.asarray(1 + width * np.arange(bands) + self._random.integers(0, width, bands))

    def _images(self, bits: Array) -> Array:
        """Take images from the stock, each once while it lasts."""
        images = np.empty((len(bits), *IMAGE_SHAPE), "float32")
        for bit in (0, 1):
            rows = np.flatnonzero(bits == bit)
            while len(rows) > len(self._unused[bit]):
                again = self._random.permutation(STOCK)
                self._unused[bit] = np.concatenate([self._unused[bit], again])
            taken, self._unused[bit] = np.split(self._unused[bit], [len(rows)])
            images[rows] = image_stock()[bit][taken]
        return images

    def _tokens(self, bits: Array) -> Array:
        (length,) = TEXT_SHAPE
        count = len(bits)
        tokens = self._random.choice(self.fillers, (count, length))
        keyword = self.keywords[bits, self._random.integers(0, _KEYWORDS_PER_BIT, count)]
        repeats = self._random.integers(_FEWEST_KEYWORDS, _MOST_KEYWORDS + 1, count)
        order = self._random.permuted(np.tile(np.arange(length - 2), (count, 1)), axis=1)
        order = np.pad(order, ((0, 0), (1, 1)), constant_values=length)
        chosen = np.where(order < repeats[:, None], keyword[:, None], tokens)
        return np.asarray(chosen, dtype="int32")


@functools.cache
def image_stock() -> tuple[Array, Array]:
    """Return `STOCK` images of either bit, the same ones every time: float32, 8 MB each."""
    random = np.random.default_rng(_STOCK_SEED)
    return _draw_images(random, 0), _draw_images(random, 1)


def _draw_images(random: np.random.Generator, bit: int) -> Array:
    height, width, _ = IMAGE_SHAPE
    phase = random.uniform(0, 2 * np.pi, (STOCK, 1))
    period = random.uniform(4, 7, (STOCK, 1))
    wave = np.sin(2 * np.pi * np.arange(max(height, width)) / period + phase)
    stripes = wave[:, None, :width] if bit else wave[:, :height, None]
    noise = random.normal(0, 0.1, (STOCK, height, width))
    images = np.clip((0.65 if bit else 0.35) + 0.2 * stripes + noise, 0, 1)
    return np.asarray(images[..., None], dtype="float32")
