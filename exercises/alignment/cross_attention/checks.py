"""Checks of cross_attention: scores, weights, output, and what padding may not do."""

from math import exp, fsum, sqrt

import numpy as np

from grader.checks import (
    Text,
    assert_close,
    assert_same_array,
    assert_shape,
    check,
    fail,
)

WEIGHTS = Text(zh="权重", en="the weights")
OUTPUT = Text(zh="输出", en="the output")
WEIGHTED_SUM = Text(
    zh="output（应是 value 按返回的 weights 加权的和）",
    en="the output, which should be the values summed by the weights returned",
)
TURNED_WEIGHTS = Text(
    zh="键和值倒过来之后的 weights（再倒回原来的顺序）",
    en="the weights with keys and values reversed, put back in order",
)
TURNED_OUTPUT = Text(
    zh="键和值倒过来之后的 output",
    en="the output with keys and values reversed",
)
ROW_SUMS = Text(zh="一个查询对各个键的权重之和", en="the sum of a query's weights over the keys")
SWAPPED = Text(
    zh="像是两个返回值的顺序反了：先输出，后权重",
    en="the two results look swapped: the output first, then the weights",
)
OF_KEYS = Text(
    zh="输出像是键的加权和；要加权的是值",
    en="the output looks like a weighted sum of keys; it is the values that are summed",
)


def draw_sizes(draw, batch=1, keys=1):
    """Return B, Tq, Tk, D, Dv, small and as a rule unequal; `batch` and `keys` are the least."""
    return (
        draw.integer(batch, 2),
        draw.integer(1, 3),
        draw.integer(keys, 4),
        draw.integer(1, 4),
        draw.integer(1, 3),
    )


def draw_inputs(draw, sizes):
    """Return query, key and value whose scores stay small, so that no weight vanishes."""
    batch, queries, keys, width, value_width = sizes
    return (
        draw.array((batch, queries, width), -2, 2),
        draw.array((batch, keys, width), -2, 2),
        draw.array((batch, keys, value_width)),
    )


def draw_mask(draw, batch, keys):
    """Return a mask that keeps at least one key of every sample."""
    mask = draw.mask((batch, keys))
    for row in mask:
        row[draw.integer(0, keys - 1)] = True
    return mask


def all_real(key):
    """Return a mask that keeps every key."""
    return np.ones(key.shape[:2], dtype=bool)


def true_weights(query, key, mask):
    """Return the weights one by one, each as 1 / Σ exp(other score - own score)."""
    weights = np.zeros((len(query), query.shape[1], key.shape[1]))
    for b, i in np.ndindex(query.shape[:2]):
        real = np.flatnonzero(mask[b])
        scores = [fsum(query[b, i] * key[b, j]) / sqrt(query.shape[2]) for j in real]
        for j, own in zip(real, scores, strict=True):
            gaps = [other - own for other in scores]
            weights[b, i, j] = 0 if max(gaps) > 700 else 1 / fsum(map(exp, gaps))
    return weights


def weighted_sum(weights, value):
    """Return Σ weight × value for each sample, query and column; no weight counts where it is 0."""
    output = np.zeros((*weights.shape[:2], value.shape[2]))
    for b, i, c in np.ndindex(output.shape):
        pairs = zip(weights[b, i], value[b, :, c], strict=True)
        output[b, i, c] = fsum(w * v for w, v in pairs if w > 0)
    return output


def attend(submission, query, key, value, mask):
    """Return what the program returns: output and weights, with the right shapes."""
    pair = submission.cross_attention(query, key, value, mask)
    if not isinstance(pair, tuple | list) or len(pair) != 2:
        fail(
            Text(
                zh="应返回一个二元组 (output, weights)。",
                en="Expected a pair (output, weights).",
            ),
            "(output, weights)",
            pair,
        )
    output_shape = (*query.shape[:2], value.shape[2])
    weights_shape = (*query.shape[:2], key.shape[1])
    hints = {(*query.shape[:2], key.shape[2]): OF_KEYS, weights_shape: SWAPPED}
    return (
        assert_shape(pair[0], output_shape, hints),
        assert_shape(pair[1], weights_shape, {output_shape: SWAPPED}),
    )


@check(
    zh="返回 (output, weights)，形状为（B, Tq, Dv）和（B, Tq, Tk）",
    en="It returns (output, weights) of shapes (B, Tq, Dv) and (B, Tq, Tk)",
    points=1,
)
def test_shapes(submission, rng):
    for batch, queries, keys, width, value_width in ((3, 3, 4, 5, 6), (2, 4, 4, 6, 5)):
        query = rng.normal(size=(batch, queries, width))
        key = rng.normal(size=(batch, keys, width))
        value = rng.normal(size=(batch, keys, value_width))
        attend(submission, query, key, value, all_real(key))


@check(
    zh="每个查询对各个键的权重加起来等于 1",
    en="Each query's weights over the keys sum to 1",
    points=2,
    after=test_shapes,
    examples=15,
)
def test_weights_sum_to_one(submission, draw):
    query, key, value = draw_inputs(draw, draw_sizes(draw))
    _, weights = attend(submission, query, key, value, all_real(key))
    assert_close(weights.sum(axis=2), np.ones(query.shape[:2]), what=ROW_SUMS)


@check(
    zh="键和值一起倒过来，权重跟着倒，输出不变",
    en="When keys and values are reversed together, so are the weights, and the output stays",
    points=2,
    after=test_shapes,
    examples=15,
)
def test_order_of_keys(submission, draw):
    query, key, value = draw_inputs(draw, draw_sizes(draw, keys=2))
    output, weights = attend(submission, query, key, value, all_real(key))
    turned = attend(submission, query, key[:, ::-1], value[:, ::-1], all_real(key))
    assert_close(turned[1][:, :, ::-1], weights, what=TURNED_WEIGHTS)
    assert_close(turned[0], output, what=TURNED_OUTPUT)


@check(
    zh="权重是点积除以 √D 之后的 softmax",
    en="The weights are the softmax of the dot products divided by √D",
    points=3,
    after=test_shapes,
    examples=25,
)
def test_weights(submission, draw):
    query, key, value = draw_inputs(draw, draw_sizes(draw))
    mask = all_real(key)
    _, weights = attend(submission, query, key, value, mask)
    assert_close(weights, true_weights(query, key, mask), what=WEIGHTS)


@check(
    zh="输出是值的加权和",
    en="The output is the weighted sum of the values",
    points=2,
    after=test_shapes,
    examples=15,
)
def test_output(submission, draw):
    query, key, value = draw_inputs(draw, draw_sizes(draw))
    output, weights = attend(submission, query, key, value, all_real(key))
    assert_close(output, weighted_sum(weights, value), what=WEIGHTED_SUM)


@check(
    zh="padding 键的权重恰好是 0，里面是什么都不影响结果",
    en="A padding key has a weight of exactly 0, and what it holds never matters",
    points=3,
    after=test_weights,
    examples=15,
)
def test_padding(submission, draw):
    sizes = draw_sizes(draw, batch=2, keys=2)
    query, key, value = draw_inputs(draw, sizes)
    mask = draw_mask(draw, sizes[0], sizes[2])
    expected = true_weights(query, key, mask)
    for anything in (1.0, 1e12, -1e12):
        padded_key = np.where(mask[:, :, None], key, anything)
        padded_value = np.where(mask[:, :, None], value, -anything)
        output, weights = attend(submission, query, padded_key, padded_value, mask)
        if np.any(weights[expected == 0] != 0):
            fail(
                Text(
                    zh="padding 键的权重应恰好是 0，现在不是。",
                    en="The weight of a padding key has to be exactly 0, but it isn't.",
                ),
                expected,
                weights,
            )
        assert_close(weights, expected, what=WEIGHTS)
        assert_close(output, weighted_sum(expected, value), what=OUTPUT)


@check(
    zh="键全是 padding 的样本得到全 0，别的样本不受影响",
    en="A sample whose keys are all padding gets zeros, the others don't notice",
    points=2,
    after=test_padding,
)
def test_missing_modality(submission, draw):
    sizes = draw_sizes(draw)
    query, key, value = draw_inputs(draw, sizes)
    mask = draw_mask(draw, sizes[0], sizes[2])
    mask[draw.integer(0, sizes[0] - 1)] = False
    expected = true_weights(query, key, mask)
    output, weights = attend(submission, query, key, value, mask)
    assert_close(weights, expected, what=WEIGHTS)
    assert_close(output, weighted_sum(expected, value), what=OUTPUT)


@check(
    zh="分数大到 10000、小到 −10000 也不会溢出",
    en="Scores up to 10000 and down to −10000 don't overflow",
    points=2,
    after=test_padding,
    examples=25,
)
def test_large_scores(submission, draw):
    # A column of its own carries an offset for each sample and query; the rest tells keys apart.
    queries, keys, width = draw.integer(1, 3), draw.integer(1, 3), draw.integer(1, 3)
    query, key, value = draw_inputs(draw, (2, queries, keys, width, 2))
    mask = draw_mask(draw, 2, keys)
    offsets = np.full((2, queries, 1), draw.choice([9990, -9990]) * sqrt(width + 1))
    offsets[1, -1] *= -1
    query = np.concatenate((query, offsets), axis=2)
    key = np.concatenate((key, np.ones((2, keys, 1))), axis=2)
    expected = true_weights(query, key, mask)
    output, weights = attend(submission, query, key, value, mask)
    assert_close(weights, expected, what=WEIGHTS)
    assert_close(output, weighted_sum(expected, value), what=OUTPUT)


@check(
    zh="不改动任何输入",
    en="The inputs stay as they were",
    points=1,
    after=test_shapes,
)
def test_inputs_stay_unchanged(submission, rng):
    inputs = {
        "query": rng.normal(size=(3, 3, 4)),
        "key": rng.normal(size=(3, 5, 4)),
        "value": rng.normal(size=(3, 5, 2)),
        "mask": np.arange(5) < np.array([[5], [2], [0]]),
    }
    after = submission.observe("cross_attention", *inputs.values()).arguments
    for (name, before), now in zip(inputs.items(), after, strict=True):
        what = Text(zh=f"调用之后的 {name}", en=f"{name} after the call")
        assert_same_array(now, before, what)
