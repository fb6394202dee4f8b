"""Checks of decision_fuse: both rules against loops, vetoes, and products of many factors."""

from decimal import Decimal, localcontext
from math import fsum

import numpy as np

from grader.checks import (
    Text,
    assert_array,
    assert_close,
    assert_raises,
    assert_same_array,
    assert_shape,
    check,
    fail,
)

RULES = ("sum", "product")
MODALITIES_KEPT = Text(
    zh="合并的应是模态那个轴（axis 0），样本和类别要留下",
    en="the axis to merge is that of the modalities (axis 0); samples and classes stay",
)
SUM = Text(zh="求和规则的概率", en="the probability under the sum rule")
PRODUCT = Text(zh="乘积规则的概率", en="the probability under the product rule")
FALLBACK = Text(
    zh="所有类别都被否决的样本应取求和规则的结果，其他样本仍用乘积，概率",
    en="where every class is vetoed the sum rule decides, elsewhere the product; the probability",
)


def predictions(draw, modalities, samples, classes):
    """Return probabilities that are all above 0."""
    counts = draw.array((modalities, samples, classes), 1, 9, np.int64)
    return counts / counts.sum(axis=2, keepdims=True)


def positive_weights(draw, modalities):
    """Return weights from 0.5 to 4 that hardly ever sum to 1."""
    return draw.array(modalities, 1, 8) / 2


def sum_rule(probabilities, weights):
    """Return the weighted means, one cell at a time."""
    _, samples, classes = probabilities.shape
    total = fsum(weights)
    return np.array(
        [
            [
                fsum(w * p for w, p in zip(weights, probabilities[:, b, c], strict=True)) / total
                for c in range(classes)
            ]
            for b in range(samples)
        ]
    )


def product_rule(probabilities, weights):
    """Return the products in decimal arithmetic, which neither overflows nor underflows."""
    rows = []
    with localcontext() as context:
        context.prec = 30
        for sample in probabilities.transpose(1, 2, 0):
            cells = [Decimal(1) for _ in sample]
            for c, row in enumerate(sample):
                for p, w in zip(row, weights, strict=True):
                    if w > 0:
                        cells[c] *= Decimal(float(p)) ** Decimal(float(w))
            rows.append([float(cell / sum(cells)) for cell in cells])
    return np.array(rows)


@check(
    zh="返回数组，形状是（样本数，类别数）",
    en="It returns an array of shape (samples, classes)",
    points=1,
)
def test_shape(submission, rng):
    for modalities, samples, classes in ((2, 5, 3), (1, 4, 2), (4, 1, 3), (3, 2, 1), (3, 0, 2)):
        probabilities = rng.dirichlet(np.ones(classes), (modalities, samples))
        for rule in RULES:
            assert_shape(
                submission.decision_fuse(probabilities, np.ones(modalities), rule),
                (samples, classes),
                {
                    (modalities, classes): MODALITIES_KEPT,
                    (modalities, samples): MODALITIES_KEPT,
                    (modalities, samples, classes): MODALITIES_KEPT,
                },
            )


@check(
    zh="每行的概率和是 1，权重的和不是 1 时也一样",
    en="Every row sums to 1, also where the weights don't",
    points=2,
    after=test_shape,
)
def test_rows_sum_to_one(submission, draw):
    modalities, samples, classes = draw.integer(1, 4), draw.integer(1, 3), draw.integer(2, 4)
    probabilities = predictions(draw, modalities, samples, classes)
    weights = positive_weights(draw, modalities)
    for rule in RULES:
        fused = assert_array(submission.decision_fuse(probabilities, weights, rule))
        what = Text(zh=f"{rule} 规则的行和", en=f"the sum of a row under {rule!r}")
        assert_close(fused.sum(axis=1), np.ones(samples), what=what)


@check(
    zh="求和规则是加权平均",
    en="The sum rule is the weighted mean",
    points=2,
    after=test_shape,
    examples=15,
)
def test_sum_rule(submission, draw):
    modalities, samples, classes = draw.integer(1, 4), draw.integer(1, 3), draw.integer(2, 4)
    probabilities = predictions(draw, modalities, samples, classes)
    weights = positive_weights(draw, modalities)
    fused = submission.decision_fuse(probabilities, weights, "sum")
    assert_close(fused, sum_rule(probabilities, weights), what=SUM)


@check(
    zh="乘积规则以权重为指数，连乘后归一化",
    en="The product rule multiplies powers, the weights being exponents, and normalises",
    points=2,
    after=test_shape,
)
def test_product_rule(submission, draw):
    modalities, samples, classes = draw.integer(1, 4), draw.integer(1, 3), draw.integer(2, 4)
    probabilities = predictions(draw, modalities, samples, classes)
    weights = positive_weights(draw, modalities)
    fused = submission.decision_fuse(probabilities, weights, "product")
    assert_close(fused, product_rule(probabilities, weights), what=PRODUCT)


@check(
    zh="乘积规则下，被任一模态给 0 的类别恰好是 0，其余类别照常",
    en="Under the product rule a class given 0 by a modality is exactly 0, the others as before",
    points=2,
    after=test_product_rule,
)
def test_veto(submission, draw):
    modalities, samples, classes = draw.integer(1, 3), draw.integer(1, 3), draw.integer(2, 4)
    probabilities = predictions(draw, modalities, samples, classes)
    vetoed = np.zeros((samples, classes), dtype=bool)
    for b in range(samples):
        modality, kept = draw.integer(0, modalities - 1), draw.integer(0, classes - 1)
        vetoes = draw.mask(classes)
        vetoes[kept - 1], vetoes[kept] = True, False
        probabilities[modality, b, vetoes] = 0
        vetoed[b] = vetoes
    probabilities /= probabilities.sum(axis=2, keepdims=True)
    weights = positive_weights(draw, modalities)
    fused = assert_shape(
        submission.decision_fuse(probabilities, weights, "product"), (samples, classes)
    )
    expected = product_rule(probabilities, weights)
    if np.any(fused[vetoed] != 0):
        fail(
            Text(
                zh="有模态给出概率 0 的类别，融合后应恰好是 0。",
                en="A class to which a modality gives probability 0 should end up at exactly 0.",
            ),
            expected,
            fused,
        )
    assert_close(fused, expected, what=PRODUCT)


@check(
    zh="权重为 0 的模态没有发言权，哪怕它给出概率 0",
    en="A modality with weight 0 has no say, not even where it gives probability 0",
    points=2,
    after=test_shape,
)
def test_weight_zero(submission, draw):
    modalities, classes = draw.integer(1, 3), draw.integer(2, 3)
    probabilities = predictions(draw, modalities, 2, classes)
    weights = positive_weights(draw, modalities)
    silent = np.zeros((1, 2, classes))
    silent[0, :, draw.integer(0, classes - 1)] = 1
    at = draw.integer(0, modalities)
    more = np.concatenate((probabilities[:at], silent, probabilities[at:]))
    weights_of_more = np.concatenate((weights[:at], [0.0], weights[at:]))
    for rule, reference, what in (
        ("sum", sum_rule, SUM),
        ("product", product_rule, PRODUCT),
    ):
        fused = submission.decision_fuse(more, weights_of_more, rule)
        assert_close(fused, reference(probabilities, weights), what=what)


@check(
    zh="所有类别都被否决的样本用求和规则的结果，其他样本不受影响",
    en="A sample whose classes are all vetoed gets the sum rule's result, others keep theirs",
    points=2,
    after=test_product_rule,
    examples=15,
)
def test_every_class_vetoed(submission, draw):
    modalities, samples, classes = draw.integer(2, 4), draw.integer(1, 3), draw.integer(2, 4)
    probabilities = predictions(draw, modalities, samples, classes)
    weights = positive_weights(draw, modalities)
    expected = product_rule(probabilities, weights)
    stuck = draw.integer(0, samples - 1)
    favourite = draw.integer(0, classes - 1)
    first = draw.integer(0, modalities - 1)
    probabilities[first, stuck] = np.arange(classes) == favourite
    probabilities[first - 1, stuck, favourite] = 0
    probabilities /= probabilities.sum(axis=2, keepdims=True)
    expected[stuck] = sum_rule(probabilities, weights)[stuck]
    fused = submission.decision_fuse(probabilities, weights, "product")
    assert_close(fused, expected, what=FALLBACK)


@check(
    zh="极小的概率不算否决，一千多个模态连乘也不下溢",
    en="A tiny probability is no veto, and the product of over a thousand does not underflow",
    points=2,
    after=test_product_rule,
)
def test_no_underflow(submission, draw):
    # A modality and its reciprocal cancel out; so do six hundred such pairs, and the last decides.
    samples, classes = draw.integer(2, 3), draw.integer(2, 4)
    weight = float(draw.integer(1, 3))
    for pairs in (1, 600):
        for_it = predictions(draw, 1, samples, classes)
        for_it[0, 0, 0] = 1e-30
        for_it /= for_it.sum(axis=2, keepdims=True)
        against_it = 1 / for_it
        against_it /= against_it.sum(axis=2, keepdims=True)
        last = predictions(draw, 1, samples, classes)
        probabilities = np.concatenate((*([for_it, against_it] * pairs), last))
        weights = np.append(np.full(2 * pairs, weight), 1.0)
        fused = submission.decision_fuse(probabilities, weights, "product")
        assert_close(fused, last[0], what=PRODUCT)


@check(
    zh="权重个数不对，或规则不认识时，抛出 ValueError",
    en="A wrong number of weights and an unknown rule raise ValueError",
    points=1,
    after=test_shape,
)
def test_bad_calls(submission, rng):
    for modalities, weights in ((3, 1), (3, 2), (3, 4), (1, 2), (2, 4)):
        probabilities = rng.dirichlet(np.ones(3), (modalities, 4))
        for rule in RULES:
            assert_raises(
                ValueError, submission.decision_fuse, probabilities, np.ones(weights), rule
            )
    probabilities = rng.dirichlet(np.ones(3), (2, 4))
    for rule in ("mean", "max", "prod"):
        assert_raises(ValueError, submission.decision_fuse, probabilities, np.ones(2), rule)


@check(
    zh="不改动输入",
    en="The inputs stay as they were",
    points=1,
    after=test_shape,
)
def test_inputs_stay_unchanged(submission, rng):
    probabilities = rng.dirichlet(np.ones(3), (3, 4))
    probabilities[0, 0] = [0.0, 1.0, 0.0]
    weights = np.array([2.0, 0.0, 1.5])
    for rule in RULES:
        after = submission.observe("decision_fuse", probabilities, weights, rule).arguments
        assert_same_array(after[0], probabilities, Text(zh="概率被改动", en="the probabilities"))
        assert_same_array(after[1], weights, Text(zh="权重被改动", en="the weights"))
