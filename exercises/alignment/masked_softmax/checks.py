"""Checks of masked_softmax: what prompt.en.md promises, property by property."""

import numpy as np

from grader.checks import (
    Text,
    assert_close,
    assert_dtype,
    assert_same_array,
    assert_shape,
    check,
    fail,
)

WEIGHTS = Text(zh="权重", en="the weights")
ROW_SUMS = Text(zh="各行权重的和", en="the sums of the rows")
MASKED_ROW = Text(zh="有整行被屏蔽时的权重", en="the weights where a whole row is masked")


def draw_shape(draw):
    """Return a shape of one to three axes whose last, and whose rows, are few."""
    last = draw.integer(1, 5)
    return (*draw.choice([(), (2,), (3,), (2, 3)]), last)


def draw_mask(draw, shape):
    """Return a mask that keeps at least one position of every row."""
    mask = draw.mask(shape)
    rows = mask.reshape(-1, shape[-1])
    for row in rows:
        row[draw.integer(0, shape[-1] - 1)] = True
    return mask


def true_weights(scores, mask):
    """Return the weights, each as 1 / Σ exp(other - own) over the kept scores of its row."""
    weights = np.zeros(scores.shape)
    for row in np.ndindex(scores.shape[:-1]):
        kept = np.flatnonzero(mask[row])
        own = scores[row][kept].astype(np.float64)
        with np.errstate(over="ignore"):
            weights[row][kept] = 1 / np.exp(own[None, :] - own[:, None]).sum(axis=1)
    return weights


def assert_zero_where_masked(weights, mask):
    """Fail unless every masked position has a weight of exactly 0."""
    if np.all(weights[~mask] == 0):
        return
    fail(
        Text(
            zh="mask 为 False 的位置，权重应恰好是 0，现在不是。",
            en="Where mask is False the weight has to be exactly 0, but it isn't.",
        ),
        np.zeros(int((~mask).sum())),
        weights[~mask],
    )


@check(
    zh="返回的权重与 scores 形状相同",
    en="The weights have the shape of the scores",
    points=1,
    examples=15,
)
def test_shape(submission, draw):
    shape = draw_shape(draw)
    assert_shape(submission.masked_softmax(draw.array(shape), draw_mask(draw, shape)), shape)


@check(
    zh="被屏蔽的位置权重恰好是 0",
    en="A masked position gets a weight of exactly 0",
    points=2,
    after=test_shape,
    examples=15,
)
def test_masked_positions_get_zero(submission, draw):
    shape = draw_shape(draw)
    scores, mask = draw.array(shape), draw_mask(draw, shape)
    weights = assert_shape(submission.masked_softmax(scores, mask), shape)
    assert_zero_where_masked(weights, mask)


@check(
    zh="最后一个轴上，保留的权重与 e 的分数次方成正比，和为 1",
    en="Along the last axis the kept weights are proportional to e^score and sum to 1",
    points=3,
    after=test_shape,
    examples=15,
)
def test_weights_of_kept_positions(submission, draw):
    shape = draw_shape(draw)
    scores, mask = draw.array(shape), draw_mask(draw, shape)
    weights = assert_shape(submission.masked_softmax(scores, mask), shape)
    assert_close(weights.sum(axis=-1, keepdims=True), np.ones((*shape[:-1], 1)), what=ROW_SUMS)
    assert_close(weights, true_weights(scores, mask), what=WEIGHTS)


@check(
    zh="mask 会广播，例如（batch, 1, 键）",
    en="The mask broadcasts, for example from (batch, 1, keys)",
    points=1,
    after=test_weights_of_kept_positions,
    examples=15,
)
def test_mask_broadcasts(submission, draw):
    batch, queries, keys = draw.integer(1, 3), draw.integer(2, 3), draw.integer(2, 4)
    mask = draw_mask(draw, draw.choice([(batch, 1, keys), (keys,), (1, queries, keys)]))
    scores = draw.array((batch, queries, keys))
    expected = true_weights(scores, np.broadcast_to(mask, scores.shape))
    assert_close(submission.masked_softmax(scores, mask), expected, what=WEIGHTS)


@check(
    zh="整行都被屏蔽时，这一行全是 0，其余行不受影响",
    en="A row that is masked throughout is all 0, and the other rows are as ever",
    points=2,
    after=test_weights_of_kept_positions,
)
def test_fully_masked_row(submission, draw):
    rows, columns = draw.integer(1, 4), draw.integer(1, 4)
    scores, mask = draw.array((rows, columns)), draw_mask(draw, (rows, columns))
    mask[draw.integer(0, rows - 1)] = False
    weights = submission.masked_softmax(scores, mask)
    assert_close(weights, true_weights(scores, mask), what=MASKED_ROW)


@check(
    zh="分数大到 10000、小到 −10000 也不会溢出",
    en="Scores up to 10000 and down to −10000 don't overflow",
    points=2,
    after=test_weights_of_kept_positions,
    examples=20,
)
def test_large_scores(submission, draw):
    rows, columns = draw.integer(2, 3), draw.integer(2, 4)
    mask = draw_mask(draw, (rows, columns))
    near = draw.array((rows, columns))
    for offset in (9990, -9990):
        scores = near + offset
        assert_close(
            submission.masked_softmax(scores, mask), true_weights(scores, mask), what=WEIGHTS
        )
    opposite = near + np.where(np.arange(rows) % 2, 9990, -9990)[:, None]
    wide = draw.array((rows, columns), -10000, 10000)
    for scores in (opposite, wide):
        assert_close(
            submission.masked_softmax(scores, mask), true_weights(scores, mask), what=WEIGHTS
        )


@check(
    zh="被屏蔽的位置里是什么都不影响结果：很大的数、NaN、inf",
    en="What a masked position holds never matters: huge numbers, NaN, inf",
    points=2,
    after=test_weights_of_kept_positions,
)
def test_masked_values_never_matter(submission, draw):
    rows, columns = draw.integer(1, 3), draw.integer(2, 4)
    scores, mask = draw.array((rows, columns)), draw_mask(draw, (rows, columns))
    mask[0] = np.arange(columns) > 0
    expected = true_weights(scores, mask)
    low = scores - 9990
    for anything in (1e4, -1e4, 1e300, np.nan, np.inf, -np.inf):
        for kept in (scores, low):
            filled = np.where(mask, kept, anything)
            assert_close(submission.masked_softmax(filled, mask), expected, what=WEIGHTS)
    filled = np.full((rows, columns), np.nan)
    nothing = np.zeros((rows, columns), dtype=bool)
    weights = submission.masked_softmax(filled, nothing)
    assert_close(weights, np.zeros((rows, columns)), what=MASKED_ROW)


@check(
    zh="结果的 dtype 与 scores 相同，半精度也算得对",
    en="The result has the dtype of the scores, and half precision works too",
    points=1,
    after=test_weights_of_kept_positions,
)
def test_keeps_dtype(submission, draw):
    rows, columns = draw.integer(1, 3), draw.integer(1, 4)
    mask = draw_mask(draw, (rows, columns))
    mask[0] = False
    for dtype, rtol, atol in (
        ("float16", 2e-2, 2e-3),
        ("float32", 1e-4, 1e-6),
        ("float64", 1e-6, 1e-8),
    ):
        scores = draw.array((rows, columns), dtype=dtype)
        weights = assert_dtype(submission.masked_softmax(scores, mask), dtype)
        expected = true_weights(scores, mask)
        assert_close(weights, expected, rtol=rtol, atol=atol, what=WEIGHTS)


@check(
    zh="不改动 scores 和 mask",
    en="The scores and the mask stay as they were",
    points=1,
    after=test_shape,
)
def test_inputs_stay_unchanged(submission, draw):
    rows, columns = draw.integer(2, 3), draw.integer(2, 4)
    scores, mask = draw.array((rows, columns)), draw_mask(draw, (rows, columns))
    mask[0, 0], mask[0, 1] = False, True
    mask[1] = False
    seen = submission.observe("masked_softmax", scores, mask)
    assert_same_array(
        seen.arguments[0], scores, Text(zh="调用之后的 scores", en="scores after the call")
    )
    assert_same_array(seen.arguments[1], mask, Text(zh="调用之后的 mask", en="mask after the call"))
