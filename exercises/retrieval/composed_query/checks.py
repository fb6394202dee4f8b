"""Checks of composed_query: ranks, fused scores, their order, and items that were not found."""

import numpy as np

from grader.checks import (
    Text,
    assert_array,
    assert_close,
    assert_same_array,
    assert_shape,
    check,
    fail,
)

FUSED = Text(zh="各件商品的融合分数（按下标排列）", en="the items' fused scores, by index")
NOT_FOUND = Text(
    zh="两路都没有找到的商品不应出现", en="items that neither search has found are left out"
)
RESCALED_ORDER = Text(
    zh="改变以图搜图分数的尺度之后，order 数组", en="order once the scores by image are rescaled"
)
RESCALED_FUSED = Text(
    zh="改变以图搜图分数的尺度之后，fused 数组", en="fused once the scores by image are rescaled"
)


def draw_scores(draw, count):
    """Return scores -1, 0, 1, … in some order."""
    return draw.permutation(count) - 1.0


def true_rank(scores, i):
    """Return how many found items come before item i, plus 1."""
    before = [
        j
        for j, score in enumerate(scores)
        if score > scores[i] or (score == scores[i] and j < i)  # a NaN is neither
    ]
    return len(before) + 1


def true_fused(image_scores, text_scores, k=60):
    """Return the fused score of every item, 0 for one that was not found."""
    return np.array(
        [
            sum(
                1 / (k + true_rank(scores, i))
                for scores in (image_scores, text_scores)
                if not np.isnan(scores[i])
            )
            for i in range(len(image_scores))
        ],
        dtype=np.float64,
    )


def fuse(submission, image_scores, text_scores, *k):
    """Return order and fused as the program has them: of each item found, once."""
    pair = submission.composed_query(image_scores, text_scores, *k)
    if not isinstance(pair, tuple | list) or len(pair) != 2:
        fail(
            Text(zh="应返回一个二元组 (order, fused)。", en="Expected a pair (order, fused)."),
            "(order, fused)",
            pair,
        )
    total = len(image_scores)
    found = int((~(np.isnan(image_scores) & np.isnan(text_scores))).sum())
    hints = {(total,): NOT_FOUND} if total > found else None
    order, fused = (assert_shape(assert_array(each), (found,), hints) for each in pair)
    if found and order.dtype.kind not in "iu":
        fail(
            Text(
                zh=f"order 应是商品的下标，即整数；实际的 dtype 是 {order.dtype}。",
                en=f"order should hold indices of items, integers; its dtype is {order.dtype}.",
            ),
            actual=order,
        )
    known = np.flatnonzero(~(np.isnan(image_scores) & np.isnan(text_scores)))
    if sorted(order.tolist()) != known.tolist():
        fail(
            Text(
                zh="order 里，每件找到的商品的下标应恰好出现一次。",
                en="Each item found should occur in order exactly once.",
            ),
            known,
            order,
        )
    return order, fused


def assert_fused(submission, image_scores, text_scores, *k):
    """Fail unless every item found has its fused score."""
    order, fused = fuse(submission, image_scores, text_scores, *k)
    by_item = np.zeros(len(image_scores))
    by_item[order.astype(np.int64)] = fused
    expected = true_fused(image_scores, text_scores, *k)
    assert_close(by_item, expected, rtol=1e-9, atol=1e-12, what=FUSED)


@check(
    zh="返回 (order, fused)，每件商品的下标恰好出现一次",
    en="It returns (order, fused) with each item's index exactly once",
    points=1,
)
def test_shape(submission, rng):
    for count in (5, 2, 1):
        fuse(submission, rng.normal(size=count), rng.normal(size=count))


@check(
    zh="分数的尺度不影响结果，只有名次有影响",
    en="The scale of scores doesn't matter, ranks alone do",
    points=2,
    after=test_shape,
    examples=15,
)
def test_scale_does_not_matter(submission, draw):
    count = draw.integer(2, 6)
    image, text = draw_scores(draw, count), draw_scores(draw, count)
    order, fused = fuse(submission, image, text)
    for rescaled in (image * 1000, image - 100, np.exp(image)):
        again = fuse(submission, rescaled, text)
        assert_close(again[1], fused, rtol=1e-9, atol=1e-12, what=RESCALED_FUSED)
        assert_same_array(again[0], order, RESCALED_ORDER)


@check(
    zh="融合分数是 1/(60 + 名次) 之和，名次从 1 开始",
    en="The fused score is the sum of 1/(60 + rank), ranks starting from 1",
    points=3,
    after=test_shape,
    examples=25,
)
def test_fused_scores(submission, draw):
    count = draw.integer(1, 6)
    assert_fused(submission, draw_scores(draw, count), draw_scores(draw, count))


@check(
    zh="融合分数高的在前",
    en="Higher fused scores come first",
    points=2,
    after=test_fused_scores,
    examples=20,
)
def test_best_first(submission, draw):
    count = draw.integer(1, 6)
    image, text = draw_scores(draw, count), draw_scores(draw, count)
    order, _ = fuse(submission, image, text)
    expected = true_fused(image, text)
    if np.any(np.diff(expected[order]) > 1e-12):
        fail(
            Text(
                zh="order 没有按融合分数从高到低排列。",
                en="order doesn't go from the highest fused score downwards.",
            ),
            np.argsort(-expected, kind="stable"),
            order,
        )


@check(
    zh="用的是传入的 k",
    en="The k that is passed is the one used",
    points=1,
    after=test_fused_scores,
)
def test_k(submission, draw):
    count = draw.integer(1, 4)
    image, text = draw_scores(draw, count), draw_scores(draw, count)
    assert_fused(submission, image, text, draw.integer(1, 100))


@check(
    zh="没有找到（NaN）的贡献 0、不占名次，两路都没有找到的不出现",
    en="What was not found (NaN) adds 0 and takes up no rank, and is left out if found by neither",
    points=3,
    after=test_fused_scores,
    examples=15,
)
def test_not_found(submission, draw):
    count = draw.integer(1, 6)
    scores = [draw_scores(draw, count), draw_scores(draw, count)]
    image, text = (np.where(draw.mask(count), each, np.nan) for each in scores)
    assert_fused(submission, image, text)
    nothing = np.full(count, np.nan)
    for pair in ((scores[0], nothing), (nothing, scores[1]), (nothing, nothing)):
        assert_fused(submission, *pair)


@check(
    zh="分数相同时，下标小的名次在前，名次不并列",
    en="Of equal scores the smaller index gets the better rank, and no rank is shared",
    points=2,
    after=test_fused_scores,
    examples=15,
)
def test_equal_scores(submission, draw):
    count = draw.integer(1, 30)
    image, text = draw.array((2, count), 0, 2, np.int64).astype(np.float64)
    assert_fused(submission, image, text)


@check(
    zh="融合分数相同时，下标小的在前",
    en="Of equal fused scores the smaller index comes first",
    points=2,
    after=test_best_first,
    examples=15,
)
def test_equal_fused_scores(submission, draw):
    # The search by text ranks the other way round: who has ranks 1 and 3 meets one with 3 and 1.
    image = draw_scores(draw, draw.integer(1, 30))
    order, _ = fuse(submission, image, -image)
    expected = true_fused(image, -image)
    ranking = sorted(range(len(image)), key=lambda i: -expected[i])
    assert_same_array(order, np.array(ranking), Text(zh="order", en="order"))


@check(
    zh="不改动输入",
    en="The inputs stay as they were",
    points=1,
    after=test_shape,
)
def test_inputs_stay_unchanged(submission, rng):
    image, text = rng.normal(size=(2, 6))
    image[2], text[4] = np.nan, np.nan
    after = submission.observe("composed_query", image, text).arguments
    what = Text(zh="调用之后的 image_scores", en="image_scores after the call")
    assert_same_array(after[0], image, what)
    what = Text(zh="调用之后的 text_scores", en="text_scores after the call")
    assert_same_array(after[1], text, what)
