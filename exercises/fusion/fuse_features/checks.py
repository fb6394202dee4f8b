"""Checks of fuse_features: what prompt.en.md promises, property by property."""

import numpy as np

from grader.checks import (
    Text,
    assert_array,
    assert_dtype,
    assert_raises,
    assert_same_array,
    assert_shape,
    check,
    fail,
    strided,
)

IMAGE = Text(zh="图像特征部分", en="the image part")
TEXT = Text(zh="文本特征部分", en="the text part")
STACKED_ROWS = Text(
    zh="是不是按行（axis=0）叠起来了？样本数不该变，特征应并排放",
    en="did you stack along rows (axis=0)? The samples stay, their features go side by side",
)
ADDED_UP = Text(
    zh="像是把两种特征相加了；拼接要保留两边的每一列",
    en="the features look added up; concatenation keeps every column of both",
)


def blog_example():
    """Return the pair from the prompt: image (2, 3), text (2, 3), int64."""
    return np.array([[1, 2, 3], [4, 5, 6]]), np.array([[7, 8, 9], [10, 11, 12]])


def unequal_pair(rng, rows=5, image_width=4, text_width=3):
    """Return float64 features of different widths, unsorted, of both signs, with a NaN."""
    image = rng.normal(size=(rows, image_width))
    text = rng.normal(size=(rows, text_width)) * 1e6
    image[0, 1] = np.nan
    return image, text


@check(zh="返回一个 NumPy 数组", en="It returns a NumPy array", points=1)
def test_returns_an_array(submission):
    assert_array(submission.fuse_features(*blog_example()))


@check(
    zh="形状是（样本数，图像维数 + 文本维数）",
    en="The shape is (rows, image columns + text columns)",
    points=2,
    after=test_returns_an_array,
)
def test_shape(submission, rng):
    hints = {(4, 3): STACKED_ROWS, (2, 3): ADDED_UP}  # of the first pair; the other has neither
    pairs = [blog_example(), unequal_pair(rng)]
    sizes = [{"rows": 2, "d_image": 3, "d_text": 3}, {"rows": 5, "d_image": 4, "d_text": 3}]
    for fused, named in zip(submission.each("fuse_features", pairs), sizes, strict=True):
        rows, d_image, d_text = named.values()
        assert_shape(fused, (rows, d_image + d_text), hints, named)


@check(
    zh="图像特征在前，数值不变",
    en="Image columns come first, values unchanged",
    points=2,
    after=test_shape,
)
def test_image_columns_come_first(submission, rng):
    pairs = [blog_example(), unequal_pair(rng)]
    for (image, text), fused in zip(pairs, submission.each("fuse_features", pairs), strict=True):
        assert_shape(fused, (len(image), image.shape[1] + text.shape[1]))
        if np.array_equal(fused[:, : text.shape[1]], text):
            fail(
                Text(
                    zh="顺序反了：应当图像在前、文本在后，现在文本排在了前面。",
                    en="The order is reversed: image columns first, then text; yours start "
                    "with the text.",
                ),
                np.concatenate((image, text), axis=1),
                fused,
            )
        assert_same_array(fused[:, : image.shape[1]], image, IMAGE)


@check(
    zh="文本特征紧随其后，数值不变",
    en="Text columns follow, values unchanged",
    points=2,
    after=test_shape,
)
def test_text_columns_follow(submission, rng):
    pairs = [blog_example(), unequal_pair(rng)]
    for (image, text), fused in zip(pairs, submission.each("fuse_features", pairs), strict=True):
        assert_shape(fused, (len(image), image.shape[1] + text.shape[1]))
        assert_same_array(fused[:, image.shape[1] :], text, TEXT)


@check(
    zh="dtype 按 NumPy 的规则提升：整数仍是整数，混合时不丢精度",
    en="The dtype is what NumPy promotes to: integers stay integers, mixing loses nothing",
    points=1,
    after=test_shape,
)
def test_keeps_dtype(submission):
    pairs = [
        ("int64", "int64"),
        ("float32", "float32"),
        ("uint8", "float32"),
        ("float32", "int8"),
        ("bool", "bool"),
        ("bool", "float64"),
        ("complex64", "float64"),
    ]
    image, text = np.array([[1, 0], [1, 1]]), np.array([[0.5, 1.25, 0], [1, 2.75, 3]])
    inputs = [(image.astype(one), text.astype(other)) for one, other in pairs]
    for given, fused in zip(inputs, submission.each("fuse_features", inputs), strict=True):
        assert_dtype(fused, np.result_type(*given))
        assert_same_array(fused, np.concatenate(given, axis=1))


@check(
    zh="任意样本数和宽度都成立：0 个样本、1 个样本、宽度为 0、很多样本",
    en="Any number of rows and columns works: no row, one row, no column, many rows",
    points=2,
    after=test_shape,
)
def test_any_width_and_height(submission, rng):
    sizes = [(1, 3, 2), (0, 3, 2), (3, 0, 2), (3, 2, 0), (0, 0, 0), (1, 1, 1), (257, 19, 31)]
    inputs = [
        (rng.normal(size=(rows, image_width)), rng.normal(size=(rows, text_width)))
        for rows, image_width, text_width in sizes
    ]
    for given, value in zip(inputs, submission.each("fuse_features", inputs), strict=True):
        expected = np.concatenate(given, axis=1)
        assert_same_array(assert_shape(value, expected.shape), expected)


@check(
    zh="不改动输入，结果是一个新数组",
    en="The inputs stay as they were and the result is a new array",
    points=2,
    after=test_shape,
)
def test_inputs_stay_unchanged(submission, rng):
    pairs = [
        (rng.normal(size=(3, image_width)), rng.normal(size=(3, text_width)))
        for image_width, text_width in ((4, 3), (4, 0), (0, 3))
    ]
    seen_each = submission.observe_each("fuse_features", pairs)
    for (image, text), seen in zip(pairs, seen_each, strict=True):
        image_after, text_after = seen.arguments
        assert_same_array(image_after, image, Text(zh="图像输入被改动", en="the image input"))
        assert_same_array(text_after, text, Text(zh="文本输入被改动", en="the text input"))
        if seen.aliases_argument:
            fail(
                Text(
                    zh="返回值和输入共用内存：改动结果会连带改动输入。请返回一个新数组。",
                    en="The result shares memory with an input, so changing one changes the "
                    "other. Return a new array.",
                )
            )


@check(
    zh="不连续的输入（例如隔列取出的视图）结果也一样",
    en="Non-contiguous inputs, such as every second column of an array, give the same result",
    points=1,
    after=test_shape,
)
def test_non_contiguous_views(submission, rng):
    image, text = unequal_pair(rng)
    fused = submission.fuse_features(strided(image), strided(text))
    assert_same_array(fused, np.concatenate((image, text), axis=1))


@check(
    zh="样本数不一致时抛出 ValueError，不悄悄广播或截断",
    en="Different numbers of rows raise ValueError: no silent broadcasting or cutting",
    points=2,
    after=test_shape,
)
def test_rows_must_match(submission, rng):
    pairs = [
        (rng.normal(size=(image_rows, 2)), rng.normal(size=(text_rows, 2)))
        for image_rows, text_rows in ((2, 3), (3, 2), (1, 3), (3, 1), (0, 2), (2, 0))
    ]
    for result in submission.each_result("fuse_features", pairs):
        assert_raises(ValueError, result)
