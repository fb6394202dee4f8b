"""Captions say what they claim, in both languages, and only image and caption together tell."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from types import ModuleType, SimpleNamespace

import numpy as np
import pytest

from grader.datasets import digits
from grader.datasets.digits import CLAIMS, LENGTH, SIDE, WORDS, CaptionedDigits, Digits, draw, load
from grader.errors import UsageError
from grader.text import LANGUAGES, Language

SEEDS = range(3)
SCIKIT_LEARN = importlib.util.find_spec("sklearn") is not None


@pytest.fixture(autouse=True)
def nothing_remembered() -> Iterator[None]:
    load.cache_clear()
    yield
    load.cache_clear()


def some_digits() -> Digits:
    """Return 30 images whose brightness tells them apart."""
    written = np.arange(30) % 10
    images = np.broadcast_to(np.arange(30)[:, None, None] / 32, (30, SIDE, SIDE))
    return Digits(images.astype(np.float32), written)


def drawn(seed: int, count: int = 400) -> CaptionedDigits:
    return draw(count, seed, some_digits())


def test_without_scikit_learn_it_is_said_in_both_languages_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "sklearn.datasets", None)
    with pytest.raises(UsageError) as raised:
        draw(4, seed=0)
    for language in LANGUAGES:
        assert "pip install scikit-learn" in raised.value.text.in_language(language)


def test_nothing_is_asked_of_scikit_learn_before_the_digits_are() -> None:
    assert "sklearn" not in vars(digits)
    assert len(drawn(0, 8)) == 8


def test_what_scikit_learn_gives_becomes_images_from_0_to_1(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stand_in = ModuleType("sklearn.datasets")
    ink = np.full((3, SIDE, SIDE), 4.0)
    ink[1] = 16
    found = SimpleNamespace(images=ink, target=np.array([3, 1, 4]))
    monkeypatch.setattr(stand_in, "load_digits", lambda: found, raising=False)
    monkeypatch.setitem(sys.modules, "sklearn", ModuleType("sklearn"))
    monkeypatch.setitem(sys.modules, "sklearn.datasets", stand_in)
    loaded = load()
    assert loaded.images.dtype == np.float32
    assert loaded.images[:, 0, 0].tolist() == [0.25, 1, 0.25]
    assert loaded.digits.tolist() == [3, 1, 4]


@pytest.mark.skipif(not SCIKIT_LEARN, reason="needs scikit-learn")
def test_scikit_learns_digits_are_as_promised() -> None:
    loaded = load()
    assert loaded.images.shape == (1_797, SIDE, SIDE)
    assert loaded.images.min() == 0
    assert loaded.images.max() == 1
    assert loaded.digits.dtype == np.int64
    assert sorted(set(loaded.digits.tolist())) == list(range(10))


@pytest.mark.parametrize("seed", SEEDS)
def test_knowing_the_image_or_the_caption_leaves_even_odds(seed: int) -> None:
    captioned = drawn(seed)
    large = (captioned.pictured.digits >= 5).astype(int)
    assert np.bincount(2 * large + captioned.claims).tolist() == [100, 100, 100, 100]
    assert (captioned.true == (large == captioned.claims)).all()


def test_the_same_seed_draws_the_same_and_another_one_something_else() -> None:
    once, again, other = (drawn(seed, 40) for seed in (1, 1, 2))
    assert (once.pictured.images == again.pictured.images).all()
    assert once.captions_zh == again.captions_zh
    assert once.captions_en == again.captions_en
    assert once.captions_zh != other.captions_zh
    assert (once.pictured.digits != other.pictured.digits).any()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_caption_says_its_claim_in_three_ways_and_nothing_of_the_other(
    language: Language,
) -> None:
    captioned = drawn(0)
    for caption, claim in zip(captioned.captions(language), captioned.claims, strict=True):
        assert sorted(set(caption) & set(CLAIMS[language][claim])) == sorted(
            CLAIMS[language][claim]
        )
        assert not set(caption) & set(CLAIMS[language][1 - claim])


@pytest.mark.parametrize("language", LANGUAGES)
def test_tokens_are_the_words_of_the_caption_and_padding_after_them(language: Language) -> None:
    captioned = drawn(0)
    tokens = captioned.tokens(language)
    assert tokens.shape == (400, LENGTH[language])
    assert tokens.dtype == np.int32
    for row, caption in zip(tokens, captioned.captions(language), strict=True):
        assert tuple(WORDS[language][id_] for id_ in row[: len(caption)]) == caption
        assert not row[len(caption) :].any()
    assert set(tokens.ravel()) == set(range(len(WORDS[language])))


def test_images_and_digits_stay_together() -> None:
    captioned = drawn(0)
    numbers = np.round(captioned.pictured.images[:, 0, 0] * 32).astype(int)
    assert (numbers % 10 == captioned.pictured.digits).all()


def test_each_image_is_taken_equally_often() -> None:
    brightness = np.round(drawn(0, 120).pictured.images[:, 0, 0] * 32).astype(int)
    assert np.bincount(brightness).tolist() == [4] * 30


def test_one_can_draw_from_a_part_so_that_training_and_test_share_no_image() -> None:
    everything = some_digits()
    parts = [draw(100, 0, everything.take(slice(start, None, 2))) for start in (0, 1)]
    seen = [set(part.pictured.images[:, 0, 0].tolist()) for part in parts]
    assert not seen[0] & seen[1]


@pytest.mark.parametrize("kept", [slice(0, 5), slice(5, 10), slice(0, 0)])
def test_without_a_small_and_a_large_digit_there_is_nothing_to_claim(kept: slice) -> None:
    with pytest.raises(ValueError, match="a small one and a large one"):
        draw(8, 0, some_digits().take(kept))
