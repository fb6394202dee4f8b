"""Checks of class_weights: what prompt.en.md promises, property by property."""

import numpy as np

from grader.checks import Text, assert_close, assert_same_array, assert_shape, check, fail

BETAS = [0.8, 0.9, 0.99, 0.999, 0.9999]
WEIGHTS = Text(zh="权重", en="the weights")
COUNTS = Text(zh="调用之后的 counts", en="counts after the call")
# What the prompt allows; the rounding of 1 - 0.9999 in float64 is a millionth of that.
RTOL = 1e-6


def effective_number(count, beta):
    """Return 1 + β + … + β^(count - 1), term by term."""
    return sum(beta**power for power in range(count))


def reference(counts, beta):
    """Return the weights of classes that all have samples: (C,)."""
    inverse = np.array([1 / effective_number(int(count), beta) for count in counts])
    return inverse / inverse.mean()


def some_counts(draw):
    """Draw how many samples some classes have, none of them empty: (C,), C from 1 to 5."""
    most = draw.choice([5, 100, 5000])
    return draw.array(draw.integer(1, 5), 1, most, "int64")


def weights_of(submission, counts, beta):
    """Return the submission's weights, of the right shape."""
    return assert_shape(submission.class_weights(counts, beta), counts.shape)


@check(zh="每个类别一个权重，形状是 (C,)", en="There is one weight per class: shape (C,)", points=1)
def test_one_weight_per_class(submission, draw):
    weights_of(submission, some_counts(draw), draw.choice(BETAS))


@check(
    zh="权重之和等于类别数",
    en="The weights sum to the number of classes",
    points=2,
    after=test_one_weight_per_class,
    examples=20,
)
def test_weights_sum_to_classes(submission, draw):
    counts = some_counts(draw)
    weights = weights_of(submission, counts, draw.choice(BETAS))
    what = Text(zh="权重之和", en="the sum of the weights")
    assert_close(np.array(weights.sum()), np.array(float(len(counts))), rtol=RTOL, what=what)


@check(
    zh="样本越少的类别，权重越大",
    en="The fewer samples a class has, the more it weighs",
    points=2,
    after=test_one_weight_per_class,
)
def test_rare_classes_weigh_more(submission, draw):
    fewer = draw.integer(1, 19)
    more = fewer + draw.integer(1, 20 - fewer)
    beta = draw.choice([0.9, 0.99, 0.999])
    for counts, rare in (([fewer, more], 0), ([more, fewer], 1)):
        weights = weights_of(submission, np.array(counts), beta)
        if not weights[rare] > weights[1 - rare]:
            fail(
                Text(
                    zh=f"样本少的类别权重是 {weights[rare]:.6g}，样本多的类别却有 "
                    f"{weights[1 - rare]:.6g}：应当反过来。",
                    en=f"The rarer class weighs {weights[rare]:.6g}, the larger one "
                    f"{weights[1 - rare]:.6g}: it should be the other way round.",
                ),
                reference(counts, beta),
                weights,
            )


@check(
    zh="权重与有效样本数成反比",
    en="Weights are inversely proportional to effective numbers",
    points=3,
    after=test_weights_sum_to_classes,
    examples=15,
)
def test_inverse_to_effective_numbers(submission, draw):
    counts = some_counts(draw)
    for beta in BETAS:
        weights = weights_of(submission, counts, beta)
        assert_close(weights, reference(counts, beta), rtol=RTOL, what=WEIGHTS)


@check(
    zh="β = 0 时每一类只算一个样本，权重都是 1",
    en="With β = 0 every class counts as one sample and weighs 1",
    points=1,
    after=test_one_weight_per_class,
    examples=15,
)
def test_beta_zero_weighs_all_alike(submission, draw):
    counts = some_counts(draw)
    weights = weights_of(submission, counts, 0.0)
    assert_close(weights, np.ones(len(counts)), rtol=RTOL, what=WEIGHTS)


@check(
    zh="β = 1 时权重与样本数成反比，没有 NaN",
    en="With β = 1 weights are inversely proportional to the counts, without NaN",
    points=2,
    after=test_one_weight_per_class,
    examples=15,
)
def test_beta_one_is_inverse_frequency(submission, draw):
    counts = some_counts(draw)
    weights = weights_of(submission, counts, 1.0)
    assert_close(weights, reference(counts, 1), rtol=RTOL, what=WEIGHTS)


@check(
    zh="没有样本的类别权重是 0，其余类别就像没有它一样",
    en="A class without samples weighs 0, and the others weigh what they would without it",
    points=2,
    after=test_one_weight_per_class,
)
def test_empty_classes_weigh_nothing(submission, draw):
    present = some_counts(draw)
    empty = draw.integer(1, 3)
    beta = draw.choice([0.9, 0.9999, 0.0, 1.0])
    order = draw.permutation(len(present) + empty)
    counts = np.concatenate([present, np.zeros(empty, "int64")])[order]
    expected = np.concatenate([reference(present, beta), np.zeros(empty)])[order]
    weights = weights_of(submission, counts, beta)
    if not np.all(np.isfinite(weights)):
        fail(
            Text(
                zh="结果里有 NaN 或 inf：样本数为 0 的类别被拿去做了除法。",
                en="There is a NaN or inf in the result: a class with 0 samples went into a "
                "division.",
            ),
            expected,
            weights,
        )
    assert_close(weights, expected, rtol=RTOL, what=WEIGHTS)


@check(
    zh="不改动 counts",
    en="counts stays as it was",
    points=1,
    after=test_one_weight_per_class,
)
def test_counts_stay_unchanged(submission, draw):
    counts = np.append(some_counts(draw), 0)
    for beta in (0.9, 1.0):
        after = submission.observe("class_weights", counts, beta).arguments[0]
        assert_same_array(
            after, counts, Text(zh="函数运行之后的 counts", en="counts after the call")
        )
