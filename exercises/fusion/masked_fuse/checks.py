"""Checks of masked_fuse: what prompt.en.md promises, property by property."""

import math

import numpy as np

from grader.checks import (
    Text,
    assert_close,
    assert_same_array,
    assert_shape,
    check,
    fail,
)

RTOL = 1e-5


def features(draw, least_rows=1, least_modalities=1):
    """Draw features of shape (B, M, D)."""
    rows, modalities = draw.integer(least_rows, 4), draw.integer(least_modalities, 4)
    return draw.array((rows, modalities, draw.integer(1, 3)))


def some_present(draw, rows, modalities):
    """Draw a mask that leaves every sample at least one modality."""
    mask = draw.mask((rows, modalities))
    for row in range(rows):
        mask[row, draw.integer(0, modalities - 1)] = True
    return mask


def some_missing(draw, rows, modalities):
    """Draw a mask that takes from every sample at least one modality, but not all."""
    mask = draw.mask((rows, modalities))
    for row in range(rows):
        order = draw.permutation(modalities)
        mask[row, order[:2]] = True, False
    return mask


def numbers(value, shape):
    """Return `value` if it is an array of numbers of this shape."""
    array = assert_shape(value, shape)
    if array.dtype.kind not in "biuf":
        fail(
            Text(
                zh=f"应返回实数数组，实际的 dtype 是 {array.dtype}。",
                en=f"Expected an array of real numbers, got dtype {array.dtype}.",
            )
        )
    return array


def by_hand(x, mask):
    """Return the masked mean, cell by cell; zeros where nothing is present."""
    rows, modalities, width = x.shape
    fused = np.zeros((rows, width))
    for row in range(rows):
        present = [m for m in range(modalities) if mask[row, m]]
        for column in range(width):
            cells = [float(x[row, m, column]) for m in present]
            fused[row, column] = math.fsum(cells) / len(cells) if cells else 0.0
    return fused


@check(
    zh="返回形状为 (B, D) 的数组", en="It returns an array of shape (B, D)", points=1, examples=25
)
def test_shape(submission, draw):
    x = features(draw)
    rows, modalities, width = x.shape
    fused = submission.masked_fuse(x, some_present(draw, rows, modalities))
    assert_shape(fused, (rows, width))


@check(
    zh="所有模态都到场时，就是普通的平均",
    en="With every modality present it is the plain mean",
    points=1,
    after=test_shape,
    examples=25,
)
def test_all_present(submission, draw):
    x = features(draw)
    fused = submission.masked_fuse(x, np.ones(x.shape[:2], bool))
    assert_close(fused, x.mean(axis=1), rtol=RTOL)


@check(
    zh="每个样本独立计算：单独算和放在一批里算结果相同",
    en="Each sample is computed by itself: alone or in a batch, the result is the same",
    points=1,
    after=test_all_present,
)
def test_rows_are_independent(submission, draw):
    x = features(draw, least_rows=2, least_modalities=2)
    rows, modalities, width = x.shape
    mask = some_missing(draw, rows, modalities)
    batch = submission.masked_fuse(x, mask)
    alone = [
        assert_shape(submission.masked_fuse(x[[row]], mask[[row]]), (1, width))
        for row in range(rows)
    ]
    assert_close(
        batch,
        np.concatenate(alone),
        rtol=RTOL,
        what=Text(zh="整批计算的结果（与逐个计算相比）", en="the batch, compared with single rows"),
    )


@check(
    zh="只有一种模态到场时，结果就是那种模态",
    en="Where one modality is present, the result is that modality",
    points=2,
    after=test_all_present,
)
def test_one_present(submission, draw):
    x = features(draw, least_modalities=2)
    rows, modalities, _ = x.shape
    which = [draw.integer(0, modalities - 1) for _ in range(rows)]
    mask = np.zeros((rows, modalities), bool)
    mask[range(rows), which] = True
    assert_close(
        submission.masked_fuse(x, mask),
        x[range(rows), which],
        rtol=RTOL,
        what=Text(zh="唯一到场的模态", en="the only modality that is present"),
    )


@check(
    zh="任意组合的到场模态都取平均，数值与逐格计算一致",
    en="Any set of present modalities is averaged; values are right cell by cell",
    points=2,
    after=test_one_present,
    examples=20,
)
def test_values(submission, draw):
    x = features(draw, least_modalities=2)
    mask = some_present(draw, *x.shape[:2])
    assert_close(submission.masked_fuse(x, mask), by_hand(x, mask), rtol=RTOL)


@check(
    zh="到场的模态即使全是 0 也照样计数",
    en="A present modality counts even where its features are all 0",
    points=2,
    after=test_one_present,
)
def test_zeros_count(submission, draw):
    x = draw.array((draw.integer(1, 3), draw.integer(2, 4), draw.integer(1, 3)), 1, 9)
    mask = some_present(draw, *x.shape[:2])
    silent = draw.integer(0, x.shape[1] - 1)
    x[:, silent] = 0
    mask[:, silent] = True
    mask[:, silent - 1] = True
    assert_close(
        submission.masked_fuse(x, mask),
        by_hand(x, mask),
        rtol=RTOL,
        what=Text(
            zh=f"平均值（模态 {silent} 到场，特征全为 0）",
            en=f"the mean (modality {silent} is present, its features are 0)",
        ),
    )


@check(
    zh="缺失位置填什么都不影响结果：很大的数、NaN、inf",
    en="Whatever fills a missing slot leaves the result alone: huge numbers, NaN, inf",
    points=3,
    after=test_one_present,
)
def test_missing_values_never_count(submission, draw):
    x = features(draw, least_modalities=2)
    mask = some_missing(draw, *x.shape[:2])
    for filler in (1e300, np.nan, np.inf, -np.inf):
        filled = np.where(mask[:, :, None], x, filler)
        fused = numbers(submission.masked_fuse(filled, mask), (len(x), x.shape[2]))
        if not np.isfinite(fused).all():
            fail(
                Text(
                    zh=f"缺失位置填 {filler} 时，结果里出现了 NaN 或 inf：缺失的数值混进了计算。",
                    en=f"With {filler} in the missing slots there is a NaN or inf in the result: "
                    "a missing value got into the sum.",
                ),
                by_hand(x, mask),
                fused,
            )
        assert_close(
            fused,
            by_hand(x, mask),
            rtol=RTOL,
            what=Text(
                zh=f"缺失位置填 {filler} 时的平均值",
                en=f"the mean with {filler} in the missing slots",
            ),
        )


@check(
    zh="一种模态都没有的样本得到全 0 的一行，其余各行照常",
    en="A sample without any modality gets zeros, and the other rows are as ever",
    points=2,
    after=test_one_present,
)
def test_nothing_present(submission, draw):
    x = features(draw)
    rows, modalities, _ = x.shape
    mask = some_present(draw, rows, modalities)
    mask[draw.integer(0, rows - 1)] = False
    for given in (x, np.where(mask[:, :, None], x, np.nan)):
        assert_close(
            submission.masked_fuse(given, mask),
            by_hand(given, mask),
            rtol=RTOL,
            what=Text(
                zh="有样本的模态全部缺失时的结果",
                en="the result where a sample has no modality",
            ),
        )


@check(
    zh="不改动输入",
    en="The inputs stay as they were",
    points=1,
    after=test_shape,
)
def test_inputs_stay_unchanged(submission, draw):
    x = draw.array((draw.integer(1, 3), draw.integer(2, 4), draw.integer(1, 3)), 1, 9)
    mask = some_missing(draw, *x.shape[:2])
    after = submission.observe("masked_fuse", x, mask).arguments
    for name, before, now in zip(("x", "mask"), (x, mask), after, strict=True):
        what = Text(zh=f"调用之后的输入 {name}", en=f"the input {name} after the call")
        assert_same_array(now, before, what)
