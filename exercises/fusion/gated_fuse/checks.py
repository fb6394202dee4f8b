"""Checks of gated_fuse: what prompt.en.md promises, property by property."""

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

JOINED = Text(
    zh="像是把两部分拼在了一起；门控融合是逐元素相加，宽度仍是 D",
    en="it looks as if both parts were joined; they are added, and the width stays D",
)


def pair(draw, low=-2, high=2, least_rows=1):
    """Draw hv and ht of one shape (B, D)."""
    shape = draw.integer(least_rows, 4), draw.integer(1, 3)
    return draw.array(shape, low, high), draw.array(shape, low, high)


def gate_weights(draw, width):
    """Draw weights that leave the gates well between 0 and 1."""
    return draw.array((2 * width, width), -1, 1)


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


def by_hand(hv, ht, wz):
    """Return the fused features, cell by cell."""
    rows, width = hv.shape
    fused = np.empty((rows, width))
    for row in range(rows):
        both = [*hv[row].tolist(), *ht[row].tolist()]
        for column in range(width):
            logit = math.fsum(x * w for x, w in zip(both, wz[:, column].tolist(), strict=True))
            z = 1 / (1 + math.exp(-logit))
            fused[row, column] = ht[row, column] + z * (hv[row, column] - ht[row, column])
    return fused


@check(zh="返回形状为 (B, D) 的数组", en="It returns an array of shape (B, D)", points=1)
def test_shape(submission, draw):
    hv, ht = pair(draw)
    rows, width = hv.shape
    fused = submission.gated_fuse(hv, ht, gate_weights(draw, width))
    assert_shape(fused, (rows, width), {(rows, 2 * width): JOINED})


@check(
    zh="`wz` 全为 0 时 z = 0.5，结果是两种特征的平均",
    en="Where `wz` is all 0, z = 0.5 and the result is the mean of both",
    points=2,
    after=test_shape,
    examples=15,
)
def test_zero_weights_give_the_mean(submission, draw):
    hv, ht = pair(draw)
    width = hv.shape[1]
    fused = submission.gated_fuse(hv, ht, np.zeros((2 * width, width)))
    assert_close(fused, np.mean((hv, ht), axis=0), what=Text(zh="平均值", en="the mean"))


@check(
    zh="结果处处介于图像和文本之间：两边的权重之和是 1",
    en="The result lies between image and text everywhere: their weights sum to 1",
    points=2,
    after=test_shape,
    examples=20,
)
def test_stays_between_the_inputs(submission, draw):
    hv, ht = pair(draw)
    wz = gate_weights(draw, hv.shape[1])
    fused = numbers(submission.gated_fuse(hv, ht, wz), hv.shape)
    low, high = np.minimum(hv, ht), np.maximum(hv, ht)
    outside = ~((fused >= low - 1e-6) & (fused <= high + 1e-6))
    if outside.any():
        cell = tuple(int(index) for index in np.argwhere(outside)[0])
        fail(
            Text(
                zh=f"下标 {cell} 处的结果 {fused[cell]} 不在 {low[cell]} 与 {high[cell]} 之间。"
                "z 与 1 − z 的加权平均不会越过两个输入。",
                en=f"The result at index {cell}, {fused[cell]}, isn't between {low[cell]} and "
                f"{high[cell]}. A mean weighted by z and 1 − z never leaves that range.",
            ),
            by_hand(hv, ht, wz),
            fused,
        )


@check(
    zh="每个样本独立计算：单独算和放在一批里算结果相同",
    en="Each sample is computed by itself: alone or in a batch, the result is the same",
    points=1,
    after=test_shape,
)
def test_rows_are_independent(submission, draw):
    hv, ht = pair(draw, least_rows=2)
    wz = gate_weights(draw, hv.shape[1])
    batch = submission.gated_fuse(hv, ht, wz)
    alone = [
        assert_shape(submission.gated_fuse(hv[[row]], ht[[row]], wz), (1, hv.shape[1]))
        for row in range(len(hv))
    ]
    assert_close(
        batch,
        np.concatenate(alone),
        what=Text(zh="整批计算的结果（与逐个计算相比）", en="the batch, compared with single rows"),
    )


@check(
    zh="门全开（z 接近 1）时放行图像，全关（z 接近 0）时放行文本",
    en="An open gate (z near 1) lets the image through, a closed one (z near 0) the text",
    points=2,
    after=test_shape,
)
def test_which_way_the_gate_opens(submission, draw):
    hv, ht = pair(draw, low=1, high=9)
    both = np.tile(np.eye(hv.shape[1]), (2, 1))
    opened = submission.gated_fuse(hv, ht, 20 * both)
    assert_close(opened, hv, what=Text(zh="所有 logit ≥ 40 时的结果", en="with all logits ≥ 40"))
    closed = submission.gated_fuse(hv, ht, 0 - 20 * both)
    assert_close(closed, ht, what=Text(zh="所有 logit ≤ −40 时的结果", en="with all logits ≤ −40"))


@check(
    zh="`wz` 的前 D 行乘图像，后 D 行乘文本（D = 1 时 z = sigmoid(w₀·hv + w₁·ht)）",
    en="Image meets the first D rows of `wz`, text the rest (D = 1: z = sigmoid(w₀·hv + w₁·ht))",
    points=2,
    after=test_shape,
)
def test_one_feature(submission, draw):
    shape = draw.integer(1, 3), 1
    hv, ht = draw.array(shape, -2, 2), draw.array(shape, -2, 2)
    wz = draw.array((2, 1), -2, 2)
    assert_close(submission.gated_fuse(hv, ht, wz), by_hand(hv, ht, wz))


@check(
    zh="每个样本的每一维都有自己的门，数值与逐格计算一致",
    en="Each feature of each sample has a gate of its own, and values are right cell by cell",
    points=3,
    after=test_one_feature,
    examples=15,
)
def test_values(submission, draw):
    hv, ht = pair(draw)
    wz = gate_weights(draw, hv.shape[1])
    assert_close(submission.gated_fuse(hv, ht, wz), by_hand(hv, ht, wz))


@check(
    zh="logit 很大时结果仍然有限且正确",
    en="With very large logits the result is still finite and right",
    points=2,
    after=test_which_way_the_gate_opens,
)
def test_large_logits(submission, draw):
    hv, ht = pair(draw, low=1, high=9)
    both = np.tile(np.eye(hv.shape[1]), (2, 1))
    for wz, expected in ((500 * both, hv), (0 - 500 * both, ht)):
        fused = numbers(submission.gated_fuse(hv, ht, wz), hv.shape)
        if not np.isfinite(fused).all():
            fail(
                Text(
                    zh="logit 的绝对值在 1000 到 9000 之间时，结果里出现了 NaN 或 inf："
                    "sigmoid 的写法溢出了。",
                    en="With logits of magnitude 1000 to 9000 there is a NaN or inf in the "
                    "result: this form of the sigmoid overflows.",
                ),
                expected,
                fused,
            )
        assert_close(fused, expected)


@check(
    zh="不改动输入",
    en="The inputs stay as they were",
    points=1,
    after=test_shape,
)
def test_inputs_stay_unchanged(submission, draw):
    hv, ht = pair(draw, low=1, high=9)
    wz = gate_weights(draw, hv.shape[1])
    after = submission.observe("gated_fuse", hv, ht, wz).arguments
    for name, before, now in zip(("hv", "ht", "wz"), (hv, ht, wz), after, strict=True):
        what = Text(zh=f"调用之后的输入 {name}", en=f"the input {name} after the call")
        assert_same_array(now, before, what)
