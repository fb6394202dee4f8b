"""Draws images of two coloured shapes, one left and one right, with captions in both languages."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from grader.text import Language, Text

SIDE = 32  # px

KINDS = (
    Text(zh="圆形", en="circle"),
    Text(zh="正方形", en="square"),
    Text(zh="三角形", en="triangle"),
)
COLOURS = (
    Text(zh="红色", en="red"),
    Text(zh="绿色", en="green"),
    Text(zh="蓝色", en="blue"),
    Text(zh="黄色", en="yellow"),
)
# RGB of each colour. Its largest channel is at least 170; a background's is at most 30.
PALETTE: npt.NDArray[np.uint8] = np.array(
    [(220, 40, 40), (40, 170, 60), (50, 80, 220), (230, 200, 40)], dtype=np.uint8
)

_DARKEST, _BRIGHTEST = 0, 30  # grey values of a background
_SMALLEST, _LARGEST = 3, 6  # from a shape's centre to its edge, px

Caption = tuple[str, ...]


@dataclass(frozen=True)
class ShapeScenes:
    """Images and what is in them; of two objects the left one comes first.

    Attributes:
        images: RGB, uint8 from 0 to 255, (count, SIDE, SIDE, 3).
        kinds: which of `KINDS` each object is, int64 (count, 2).
        colours: which of `COLOURS` it has, int64 (count, 2); the two of an image differ.
        boxes: where it is, in px: left, top, right, bottom, int64 (count, 2, 4). Rows
            top … bottom - 1 and columns left … right - 1 hold the object and nothing else.
        captions_zh: the words of each image's caption, in Chinese.
        captions_en: the same in English.
    """

    images: npt.NDArray[np.uint8]
    kinds: npt.NDArray[np.int64]
    colours: npt.NDArray[np.int64]
    boxes: npt.NDArray[np.int64]
    captions_zh: tuple[Caption, ...]
    captions_en: tuple[Caption, ...]

    def __len__(self) -> int:
        return len(self.images)

    def captions(self, language: Language) -> tuple[Caption, ...]:
        """Return the captions in one language, each as a tuple of words."""
        return self.captions_zh if language == "zh" else self.captions_en


def draw(count: int, seed: int) -> ShapeScenes:
    """Draw scenes, the same ones for the same arguments.

    Colours, kinds, sizes and places are fair and independent, but for the two colours of an image,
    which differ. Every caption says of both objects what they are, and which one is left.

    Args:
        count: how many images.
        seed: of the random numbers.
    """
    random = np.random.default_rng(seed)
    kinds = random.integers(0, len(KINDS), (count, 2))
    colours = random.permuted(np.tile(np.arange(len(COLOURS)), (count, 1)), axis=1)[:, :2]
    radii = random.integers(_SMALLEST, _LARGEST + 1, (count, 2))
    # Each object keeps to its own half.
    columns = np.add(random.integers(radii, SIDE // 2 - radii), [0, SIDE // 2])
    rows = random.integers(radii, SIDE - radii)
    grey = random.integers(_DARKEST, _BRIGHTEST + 1, (count, 1, 1, 1))
    images = np.broadcast_to(grey, (count, SIDE, SIDE, 3)).astype(np.uint8)
    for image, *objects in zip(images, kinds, colours, radii, columns, rows, strict=True):
        for kind, colour, radius, column, row in zip(*objects, strict=True):
            image[_inside(kind, radius, column, row)] = PALETTE[colour]
    corner = np.stack([columns, rows], axis=-1)
    reach = radii[..., None]
    turns = random.integers(0, 2, count)
    scenes = list(zip(kinds.tolist(), colours.tolist(), turns.tolist(), strict=True))
    return ShapeScenes(
        images=images,
        kinds=kinds,
        colours=colours,
        boxes=np.concatenate([corner - reach, corner + reach + 1], axis=-1),
        captions_zh=tuple(_caption_zh(*scene) for scene in scenes),
        captions_en=tuple(_caption_en(*scene) for scene in scenes),
    )


def _inside(kind: int, radius: int, column: int, row: int) -> npt.NDArray[np.bool_]:
    """Return which pixels an object covers: (SIDE, SIDE), symmetric about its column."""
    y, x = np.ogrid[:SIDE, :SIDE]
    across, down = np.abs(x - column), y - row
    if KINDS[kind].en == "circle":
        return np.asarray(across**2 + down**2 <= radius**2)
    within = (across <= radius) & (np.abs(down) <= radius)
    if KINDS[kind].en == "square":
        return np.asarray(within)
    return np.asarray(within & (2 * across <= down + radius))


def _caption_zh(kinds: list[int], colours: list[int], turn: int) -> Caption:
    left, right = (
        (COLOURS[colour].zh, KINDS[kind].zh) for colour, kind in zip(colours, kinds, strict=True)
    )
    if turn:
        return (*right, "在", *left, "的", "右边")
    return ("左边", "是", *left, "，", "右边", "是", *right)


def _caption_en(kinds: list[int], colours: list[int], turn: int) -> Caption:
    left, right = (
        (COLOURS[colour].en, KINDS[kind].en) for colour, kind in zip(colours, kinds, strict=True)
    )
    if turn:
        return ("a", *right, "to", "the", "right", "of", "a", *left)
    return ("a", *left, "to", "the", "left", "of", "a", *right)
