"""Checks of int8_quant: what prompt.en.md promises, property by property."""

import math

import numpy as np

from grader.checks import (
    Text,
    assert_array,
    assert_close,
    assert_dtype,
    assert_same_array,
    assert_shape,
    check,
    fail,
)

SCALE = Text(zh="scale", en="the scale")
PER_TENSOR = Text(
    zh="每个通道都要有一个 scale，而不是整个张量共用一个",
    en="each channel has a scale of its own, not the tensor one for all",
)


def pair(value):
    """Return q and scale, or fail saying what came instead."""
    if value is None:
        assert_array(value)
    if not isinstance(value, list | tuple) or len(value) != 2:
        fail(
            Text(zh="应返回两项 (q, scale)。", en="Expected a pair (q, scale)."),
            "(q, scale)",
            value,
        )
    q, scale = value
    return assert_array(q), assert_array(scale)


def a_weight(draw, kind="float64"):
    """Return weights of 2 to 4 channels, none all 0, of very different sizes."""
    channels = draw.integer(2, 4)
    shape = draw.choice([(channels, 3), (channels, 1), (channels, 1, 3, 2)])
    weight = draw.array(shape)
    for channel in weight:
        channel.flat[0] += math.copysign(1, channel.flat[0])  # so that no channel is all 0
        channel *= draw.choice([1, 1e-3, 100, 1e-5, 1e4])
    return weight.astype(kind)


def largest(weight):
    """Return each channel's largest magnitude."""
    return np.array([max(map(abs, channel.ravel().tolist())) for channel in weight])


def along_rows(scale, weight):
    """Return the scales so that they line up with axis 0."""
    return np.float64(scale).reshape(-1, *[1] * (weight.ndim - 1))


@check(zh="返回两项：q 和 scale", en="It returns a pair: q and scale", points=1)
def test_returns_q_and_scale(submission):
    pair(submission.int8_quant(np.array([[1.27, -0.5, 0.004], [-25.4, 10.0, 3.0]])))


@check(
    zh="q 的形状不变，scale 每个通道一个，全连接和卷积都如此",
    en="q keeps the shape and there is one scale per channel, for dense layers and convolutions",
    points=2,
    after=test_returns_q_and_scale,
)
def test_shapes(submission, rng):
    for shape in ((3, 5), (5, 3), (1, 4), (4, 1), (4, 2, 3, 3), (2, 3, 4)):
        q, scale = pair(submission.int8_quant(rng.normal(size=shape)))
        assert_shape(q, shape)
        hints = {
            (): PER_TENSOR,
            (1,): PER_TENSOR,
            shape[1:2]: Text(
                zh="这是每个输入一个；输出通道在第 0 轴",
                en="this is one per input; output channels are along axis 0",
            ),
            (shape[0], *[1] * (len(shape) - 1)): Text(
                zh="计算时保留的轴，返回前要去掉",
                en="drop the axes that you kept for computing",
            ),
        }
        assert_shape(scale, shape[:1], hints)


@check(
    zh="q 是 int8，scale 是 float32 或 float64",
    en="q is int8, the scale float32 or float64",
    points=1,
    after=test_shapes,
)
def test_dtypes(submission, draw):
    for kind in ("float64", "float32"):
        q, scale = pair(submission.int8_quant(a_weight(draw, kind)))
        if q.dtype != np.int8:
            fail(
                Text(
                    zh=f"q 的 dtype 应为 int8，实际是 {q.dtype}。",
                    en=f"q should be int8 but is {q.dtype}.",
                ),
                "dtype int8",
                f"dtype {q.dtype}",
            )
        if scale.dtype != np.float32:
            assert_dtype(scale, np.float64)


@check(
    zh="每个通道的 scale 是绝对值的最大值 ÷ 127",
    en="Each channel's scale is its largest magnitude ÷ 127",
    points=3,
    after=test_shapes,
)
def test_scale(submission, draw):
    # The second has channels as small and as large as they may get.
    ends = np.array([[1.5e-6, -1e-6], [-2.0, 1.0], [9e5, -3e5]])
    for weight in (a_weight(draw, draw.choice(["float64", "float32"])), ends):
        _, scale = pair(submission.int8_quant(weight))
        expected = largest(weight) / 127
        known = [
            (largest(weight) / 128, "128", "128"),
            (largest(weight) / 127.5, "127.5", "127.5"),
            (largest(weight) / 255, "255", "255"),
            (127 / largest(weight), "倒数", "the inverse"),
        ]
        for other, zh, en in known:
            if np.allclose(scale, other, rtol=1e-5, atol=0):
                fail(
                    Text(
                        zh=f"scale 应是最大绝对值 ÷ 127，你用的是 {zh}。",
                        en=f"The scale is the largest magnitude ÷ 127; yours uses {en}.",
                    ),
                    expected,
                    scale,
                )
        assert_close(scale, expected, rtol=1e-5, atol=0, what=SCALE)


@check(
    zh="q 是最近的整数：scale × q 与原值相差不超过半个 scale",
    en="q is the nearest integer: scale × q is off by half a scale at most",
    points=3,
    after=test_scale,
    examples=15,
)
def test_nearest_integer(submission, draw):
    weight = a_weight(draw, draw.choice(["float64", "float32"]))
    q, _ = pair(submission.int8_quant(weight))
    exact = weight / along_rows(largest(weight) / 127, weight)
    off = np.abs(q - exact)
    if np.any(off > 0.501):
        cell = tuple(int(index) for index in np.argwhere(off > 0.501)[0])
        fail(
            Text(
                zh=f"下标 {cell} 处的 w ÷ scale 是 {exact[cell]:.3f}，q 却是 {q[cell]}，"
                "不是最近的整数。",
                en=f"At index {cell} w ÷ scale is {exact[cell]:.3f} but q is {q[cell]}, "
                "which isn't the nearest integer.",
            ),
            np.rint(exact),
            q,
        )


@check(
    zh="从 −127 到 127 每一级都用得上，两端是 ±127，没有 −128",
    en="Every level from −127 to 127 is in use, the ends are ±127, and nothing is −128",
    points=2,
    after=test_scale,
)
def test_every_level(submission, draw):
    levels = np.arange(-127, 128)
    exact = levels + draw.number(-0.4375, 0.4375)
    exact[[0, -1]] = -127, 127  # the largest magnitude has no decimals
    step = draw.choice([0.5, 3, 1e-4])
    q, _ = pair(submission.int8_quant(np.stack([exact * step, -exact])))
    if q.min() < -127:
        fail(
            Text(zh="q 里出现了 −128。", en="There is a −128 in q."),
            "-127 … 127",
            f"{q.min()} … {q.max()}",
        )
    assert_same_array(q, np.stack([levels, -levels]), Text(zh="q", en="q"))


@check(
    zh="一个通道放大 2 的幂次倍，它的 scale 同样放大，所有 q 不变",
    en="One channel times a power of two: its scale follows, and no q changes",
    points=2,
    after=test_scale,
)
def test_channels_are_independent(submission, draw):
    weight = a_weight(draw)
    channel, factor = draw.integer(0, len(weight) - 1), 2.0 ** draw.integer(-3, 3)
    q, scale = pair(submission.int8_quant(weight))
    factors = np.where(np.arange(len(weight)) == channel, factor, 1.0)
    scaled_q, scaled = pair(submission.int8_quant(along_rows(factors, weight) * weight))
    assert_close(scaled, factors * scale, rtol=1e-5, atol=0, what=SCALE)
    assert_same_array(scaled_q, q, Text(zh="q", en="q"))


@check(
    zh="全 0 的通道：scale 是 1，q 是 0，其他通道照常",
    en="A channel of zeros has scale 1 and q 0, and others are as ever",
    points=2,
    after=test_scale,
)
def test_zero_channel(submission, draw):
    weight = a_weight(draw, draw.choice(["float64", "float32"]))
    zero = draw.integer(0, len(weight) - 1)
    weight[zero] = 0
    q, scale = pair(submission.int8_quant(weight))
    bound = largest(weight)
    expected = np.where(bound == 0, 1, bound / 127)
    if not math.isclose(scale[zero], 1):
        fail(
            Text(
                zh=f"全 0 的通道 scale 应为 1，实际是 {scale[zero]}。",
                en=f"The scale of a channel of zeros should be 1 but is {scale[zero]}.",
            ),
            expected,
            scale,
        )
    assert_close(scale, expected, rtol=1e-5, atol=0, what=SCALE)
    assert_same_array(
        q[zero],
        np.zeros(weight.shape[1:]),
        Text(zh="全 0 通道的 q", en="q of the channel of zeros"),
    )


@check(zh="不改动输入", en="The input stays as it was", points=1, after=test_shapes)
def test_input_stays_unchanged(submission, draw):
    weight = a_weight(draw)
    seen = submission.observe("int8_quant", weight)
    assert_same_array(seen.arguments[0], weight, Text(zh="输入被改动", en="the input was changed"))
