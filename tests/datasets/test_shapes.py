"""The scenes are what their captions and boxes say, and the same ones for the same seed."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from grader.datasets.shapes import COLOURS, KINDS, PALETTE, SIDE, ShapeScenes, draw
from grader.text import LANGUAGES, Language

SEEDS = range(5)


def objects(scenes: ShapeScenes, index: int, language: Language) -> list[tuple[str, str]]:
    """Return colour and kind of the left and then of the right object, in words."""
    return [
        (COLOURS[colour].in_language(language), KINDS[kind].in_language(language))
        for colour, kind in zip(scenes.colours[index], scenes.kinds[index], strict=True)
    ]


def covered(image: npt.NDArray[np.uint8]) -> npt.NDArray[np.bool_]:
    """Return which pixels belong to an object."""
    return np.asarray(image.max(axis=-1) > 100)


@pytest.mark.parametrize("seed", SEEDS)
def test_arrays_have_the_promised_shapes_and_types(seed: int) -> None:
    scenes = draw(20, seed)
    assert len(scenes) == 20
    assert scenes.images.shape == (20, SIDE, SIDE, 3)
    assert scenes.images.dtype == np.uint8
    assert scenes.kinds.shape == scenes.colours.shape == (20, 2)
    assert scenes.boxes.shape == (20, 2, 4)
    assert len(scenes.captions_zh) == len(scenes.captions_en) == 20
    assert (scenes.colours[:, 0] != scenes.colours[:, 1]).all()


def test_no_scene_is_fine() -> None:
    scenes = draw(0, 1)
    assert len(scenes) == 0
    assert scenes.images.shape == (0, SIDE, SIDE, 3)
    assert scenes.boxes.shape == (0, 2, 4)
    assert scenes.captions("zh") == scenes.captions("en") == ()


def test_the_same_seed_draws_the_same_scenes_and_another_one_others() -> None:
    once, again, other = (draw(10, seed) for seed in (1, 1, 2))
    assert (once.images == again.images).all()
    assert once.captions_zh == again.captions_zh
    assert once.captions_en == again.captions_en
    assert (once.images != other.images).any()


@pytest.mark.parametrize("seed", SEEDS)
def test_each_object_fills_its_box_and_has_its_colour(seed: int) -> None:
    scenes = draw(40, seed)
    for image, boxes, colours in zip(scenes.images, scenes.boxes, scenes.colours, strict=True):
        rest = covered(image)
        for (left, top, right, bottom), colour in zip(boxes, colours, strict=True):
            inside = image[top:bottom, left:right]
            shape = covered(inside)
            assert (inside[shape] == PALETTE[colour]).all()
            edges = (shape[0], shape[-1], shape[:, 0], shape[:, -1])
            assert all(edge.any() for edge in edges)
            rest[top:bottom, left:right] = False
        assert not rest.any()


@pytest.mark.parametrize("seed", SEEDS)
def test_the_left_object_is_in_the_left_half(seed: int) -> None:
    boxes = draw(200, seed).boxes
    assert (boxes >= 0).all()
    assert (boxes <= SIDE).all()
    assert (boxes[:, 0, 2] <= SIDE // 2).all()
    assert (boxes[:, 1, 0] >= SIDE // 2).all()


@pytest.mark.parametrize("seed", SEEDS)
def test_every_shape_is_its_own_mirror_image_and_no_other_kind(seed: int) -> None:
    scenes = draw(40, seed)
    for image, boxes, kinds in zip(scenes.images, scenes.boxes, scenes.kinds, strict=True):
        for (left, top, right, bottom), kind in zip(boxes, kinds, strict=True):
            shape = covered(image[top:bottom, left:right])
            assert (shape == shape[:, ::-1]).all()
            corners = (bool(shape[0, 0]), bool(shape[-1, 0]))
            of_kind = {"circle": (False, False), "square": (True, True), "triangle": (False, True)}
            assert corners == of_kind[KINDS[kind].en]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_caption_tells_what_is_left_and_what_is_right(language: Language) -> None:
    """In reading order, and turned round where the caption begins with the right object."""
    scenes = draw(100, 3)
    words = {text.in_language(language) for text in (*COLOURS, *KINDS)}
    for index, caption in enumerate(scenes.captions(language)):
        told = [word for word in caption if word in words]
        named = [(told[0], told[1]), (told[2], told[3])]
        turned = {
            "zh": caption[0] != "左边",
            "en": "right" in caption,
        }[language]
        assert (named[::-1] if turned else named) == objects(scenes, index, language)


def test_colours_kinds_and_wordings_are_fair() -> None:
    scenes = draw(4000, 4)
    for side in (0, 1):
        for drawn, choices in ((scenes.colours, COLOURS), (scenes.kinds, KINDS)):
            counts = np.bincount(drawn[:, side], minlength=len(choices))
            assert (abs(counts / len(scenes) - 1 / len(choices)) < 0.05).all()
    for language, word in (("zh", "在"), ("en", "right")):
        share = np.mean([word in caption for caption in scenes.captions(language)])
        assert abs(share - 0.5) < 0.05
