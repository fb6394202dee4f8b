"""The properties of fuse_features in plain NumPy."""

from collections.abc import Callable
from typing import Any

import numpy as np

Function = Callable[..., Any]
Pair = tuple[Any, Any]


def example() -> Pair:
    """Return the pair from the prompt."""
    return np.array([[1, 2, 3], [4, 5, 6]]), np.array([[7, 8, 9], [10, 11, 12]])


def unequal_pair() -> Pair:
    """Return features of different widths, of both signs, with a NaN."""
    random = np.random.default_rng(20_240_613)
    image = random.normal(size=(5, 4))
    text = random.normal(size=(5, 3)) * 1e6
    image[0, 1] = np.nan
    return image, text


def test_returns_an_array(fuse_features: Function) -> None:
    """It returns a NumPy array."""
    assert isinstance(fuse_features(*example()), np.ndarray)


def test_shape(fuse_features: Function) -> None:
    """The shape is (rows, image columns + text columns)."""
    assert fuse_features(*example()).shape == (2, 6)
    assert fuse_features(*unequal_pair()).shape == (5, 7)


def test_image_columns_come_first(fuse_features: Function) -> None:
    """Image columns come first, values unchanged."""
    for image, text in (example(), unequal_pair()):
        fused = fuse_features(image, text)
        np.testing.assert_array_equal(fused[:, : image.shape[1]], image)


def test_text_columns_follow(fuse_features: Function) -> None:
    """Text columns follow, values unchanged."""
    for image, text in (example(), unequal_pair()):
        fused = fuse_features(image, text)
        np.testing.assert_array_equal(fused[:, image.shape[1] :], text)


def test_keeps_dtype(fuse_features: Function) -> None:
    """The dtype is what NumPy promotes to."""
    pairs = [
        ("int64", "int64"),
        ("float32", "float32"),
        ("uint8", "float32"),
        ("float32", "int8"),
        ("bool", "bool"),
        ("bool", "float64"),
        ("complex64", "float64"),
    ]
    for image_dtype, text_dtype in pairs:
        image = np.array([[1, 0], [1, 1]]).astype(image_dtype)
        text = np.array([[0.5, 1.25, 0], [1, 2.75, 3]]).astype(text_dtype)
        fused = fuse_features(image, text)
        assert fused.dtype == np.promote_types(image_dtype, text_dtype)
        np.testing.assert_array_equal(fused, np.concatenate((image, text), axis=1))


def test_any_width_and_height(fuse_features: Function) -> None:
    """Any number of rows and columns works."""
    random = np.random.default_rng(20_240_613)
    sizes = [(1, 3, 2), (0, 3, 2), (3, 0, 2), (3, 2, 0), (0, 0, 0), (1, 1, 1), (257, 19, 31)]
    for rows, image_width, text_width in sizes:
        image = random.normal(size=(rows, image_width))
        text = random.normal(size=(rows, text_width))
        fused = fuse_features(image, text)
        np.testing.assert_array_equal(fused, np.concatenate((image, text), axis=1))


def test_inputs_stay_unchanged(fuse_features: Function) -> None:
    """The inputs stay as they were and the result is a new array."""
    random = np.random.default_rng(20_240_613)
    for image_width, text_width in ((4, 3), (4, 0), (0, 3)):
        image = random.normal(size=(3, image_width))
        text = random.normal(size=(3, text_width))
        image_given, text_given = image.copy(), text.copy()
        fused = fuse_features(image_given, text_given)
        np.testing.assert_array_equal(image_given, image)
        np.testing.assert_array_equal(text_given, text)
        assert not np.may_share_memory(fused, image_given)
        assert not np.may_share_memory(fused, text_given)


def test_non_contiguous_views(fuse_features: Function) -> None:
    """Non-contiguous inputs give the same result."""
    image, text = unequal_pair()
    views = [np.repeat(array, 2, axis=1)[:, ::2] for array in (image, text)]
    np.testing.assert_array_equal(fuse_features(*views), np.concatenate((image, text), axis=1))


def test_rows_must_match(fuse_features: Function) -> None:
    """Different numbers of rows raise ValueError."""
    random = np.random.default_rng(20_240_613)
    for image_rows, text_rows in ((2, 3), (3, 2), (1, 3), (3, 1), (0, 2), (2, 0)):
        image = random.normal(size=(image_rows, 2))
        text = random.normal(size=(text_rows, 2))
        try:
            fuse_features(image, text)
        except ValueError:
            continue
        raise AssertionError(f"no ValueError for {image_rows} and {text_rows} rows")
