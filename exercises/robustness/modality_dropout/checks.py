"""Checks of modality_dropout: what prompt.en.md promises, property by property.

The bounds of the statistical checks are seven standard deviations or more, so that any right way of
drawing keeps them.
"""

import itertools

import numpy as np

from grader.checks import (
    Text,
    assert_same_array,
    assert_shape,
    check,
    fail,
)

HIGHEST_SEED = 2**31 - 1
# Calls that differ each time can't be compared with those of a known wrong answer.
UNSEEDED = Text(
    zh="没有用 seed，每次调用的结果都不同。"
    "把 seed 交给生成器，并且只从这个生成器取随机数，实验才能复现。",
    en="Doesn't use seed, so that every call differs. Give seed to the generator and draw from "
    "that one only, or no run can be repeated.",
)


def features(draw, least_modalities=1, least_width=1):
    """Draw features of shape (B, M, D), none of them 0."""
    rows, modalities = draw.integer(1, 4), draw.integer(least_modalities, 4)
    return draw.array((rows, modalities, draw.integer(least_width, 3)), 1, 9)


def unpacked(result, x):
    """Return dropped and mask if they have the form that was asked for."""
    if not isinstance(result, tuple | list) or len(result) != 2:
        fail(
            Text(
                zh="应返回两个数组：(dropped, mask)。",
                en="Expected two arrays: (dropped, mask).",
            ),
            "(dropped, mask)",
            result,
        )
    dropped = assert_shape(result[0], x.shape)
    mask = assert_shape(result[1], x.shape[:2])
    for array, name, kind in ((dropped, "dropped", "float64"), (mask, "mask", "bool")):
        if array.dtype != kind:
            fail(
                Text(
                    zh=f"{name} 的 dtype 应为 {kind}，实际是 {array.dtype}。",
                    en=f"The dtype of {name} should be {kind}, but is {array.dtype}.",
                ),
                kind,
                str(array.dtype),
            )
    return dropped, mask


def trained(submission, rng, p, rows, modalities):
    """Return the mask of one large batch."""
    x = np.ones((rows, modalities, 1))
    seed = int(rng.integers(HIGHEST_SEED))
    return unpacked(submission.modality_dropout(x, p, seed, True), x)[1]


def probability(pattern, p):
    """Return how likely a sample keeps just the modalities of this pattern."""
    size, kept = len(pattern), sum(pattern)
    if kept == 0:
        return 0.0
    put_back = p**size / size if kept == 1 else 0.0
    return (1 - p) ** kept * p ** (size - kept) + put_back


@check(
    zh="返回 (dropped, mask)，形状和 dtype 正确",
    en="It returns (dropped, mask) of the right shapes and dtypes",
    points=1,
)
def test_form(submission, draw):
    x = features(draw)
    seed = draw.integer(0, HIGHEST_SEED)
    unpacked(submission.modality_dropout(x, 0.5, seed, True), x)


@check(
    zh="推理时什么都不丢：`dropped` 等于 `x`，`mask` 全为 True",
    en="At inference nothing is dropped: `dropped` equals `x` and `mask` is all True",
    points=2,
    after=test_form,
    examples=15,
)
def test_inference(submission, draw):
    x = features(draw)
    p, seed = draw.choice([0.5, 1.0, 0.2]), draw.integer(0, HIGHEST_SEED)
    dropped, mask = unpacked(submission.modality_dropout(x, p, seed, False), x)
    assert_same_array(mask, np.ones(x.shape[:2], bool), Text(zh="推理时的 mask", en="mask"))
    assert_same_array(dropped, x, Text(zh="推理时的 dropped", en="dropped"))


@check(
    zh="p = 0 时什么都不丢",
    en="With p = 0 nothing is dropped",
    points=1,
    after=test_form,
    examples=15,
)
def test_p_zero_drops_nothing(submission, draw):
    x = features(draw)
    seed = draw.integer(0, HIGHEST_SEED)
    dropped, mask = unpacked(submission.modality_dropout(x, 0.0, seed, True), x)
    assert_same_array(mask, np.ones(x.shape[:2], bool), Text(zh="p = 0 时的 mask", en="mask"))
    assert_same_array(dropped, x, Text(zh="p = 0 时的 dropped", en="dropped"))


@check(
    zh="被丢弃的模态整块变成 0，保留的模态数值不变，两者与 `mask` 一致",
    en="A dropped modality is 0 throughout, a kept one unchanged, both as `mask` says",
    points=2,
    after=test_p_zero_drops_nothing,
    examples=30,
)
def test_whole_modalities(submission, draw):
    x = features(draw, least_modalities=2, least_width=2)
    p, seed = draw.choice([0.5, 0.3, 0.8]), draw.integer(0, HIGHEST_SEED)
    dropped, mask = unpacked(submission.modality_dropout(x, p, seed, True), x)
    zero = dropped == 0
    mixed = zero.any(axis=2) & ~zero.all(axis=2)
    if mixed.any():
        row, modality = (int(index) for index in np.argwhere(mixed)[0])
        fail(
            Text(
                zh=f"样本 {row} 的模态 {modality} 只有一部分特征变成了 0。"
                "要么整块丢弃，要么整块保留。",
                en=f"Only some features of modality {modality} of sample {row} are 0. A modality "
                "is dropped whole or kept whole.",
            ),
            np.where(mask[:, :, None], x, 0),
            dropped,
        )
    assert_same_array(
        dropped,
        np.where(mask[:, :, None], x, 0),
        Text(zh="dropped（与返回的 mask 对照）", en="dropped, compared with the mask"),
    )


@check(
    zh="每个样本至少保留一种模态",
    en="Every sample keeps at least one modality",
    points=2,
    after=test_form,
)
def test_never_empty(submission, draw):
    x = draw.array((draw.integer(1, 20), draw.integer(1, 3), 1), 1, 9)
    p, seed = draw.choice([1.0, 0.9, 0.7]), draw.integer(0, HIGHEST_SEED)
    _, mask = unpacked(submission.modality_dropout(x, p, seed, True), x)
    empty = np.flatnonzero(~mask.any(axis=1))
    if empty.size:
        fail(
            Text(
                zh=f"p = {p} 时，样本 {empty[0]} 的模态全被丢掉了。每个样本至少要保留一种。",
                en=f"With p = {p}, sample {empty[0]} lost all its modalities. Each has to keep "
                "one.",
            ),
            "mask.any(axis=1).all() == True",
            mask,
        )


@check(
    zh="种子相同则结果相同，种子不同则掩码不同",
    en="Equal seeds give equal results, other seeds other masks",
    points=2,
    after=test_form,
)
def test_seed(submission, rng):
    x = rng.normal(size=(16, 8, 2))
    seeds = [int(seed) for seed in rng.integers(HIGHEST_SEED, size=4)]
    results = [unpacked(submission.modality_dropout(x, 0.5, seed, True), x) for seed in seeds]
    dropped, mask = results[0]
    if all(np.array_equal(mask, other) for _, other in results):
        fail(
            Text(
                zh=f"{seeds} 这四个种子得到的掩码一模一样：随机数没有用到 seed。",
                en=f"The seeds {seeds} all give the same mask: the random numbers don't come from "
                "seed.",
            )
        )
    dropped_again, again = unpacked(submission.modality_dropout(x, 0.5, seeds[0], True), x)
    if not (np.array_equal(mask, again) and np.array_equal(dropped, dropped_again)):
        fail(
            Text(
                zh=f"用同一个种子 {seeds[0]} 调用两次，结果不同：随机性应当全部来自 seed。",
                en=f"Two calls with the same seed, {seeds[0]}, differ: all randomness has to come "
                "from seed.",
            ),
            misconception=UNSEEDED,
        )


@check(
    zh="每个样本各自抽签，不是整批共用一个掩码",
    en="Each sample has draws of its own, not one mask for the whole batch",
    points=1,
    after=test_seed,
)
def test_samples_differ(submission, rng):
    rows = 64
    mask = trained(submission, rng, 0.5, rows, 3)
    if (mask == mask[0]).all():
        fail(
            Text(
                zh=f"p = 0.5 时，{rows} 个样本的掩码全都一样：每个样本要各自抽签。",
                en=f"With p = 0.5 all {rows} samples have the same mask: each needs its own draws.",
            )
        )
    counts = [trained(submission, rng, 0.2, rows, 8).sum(axis=0) for _ in range(6)]
    if (np.ptp(counts, axis=0) == 0).all():
        fail(
            Text(
                zh=f"p = 0.2 时换了 6 个种子，{rows} 个样本里每种模态保留的个数始终是 "
                f"{counts[0].tolist()}。各样本独立抽签时，个数会随种子变化。",
                en=f"With p = 0.2 and 6 seeds, the numbers of samples out of {rows} that keep each "
                f"modality are always {counts[0].tolist()}. Independent draws make them vary.",
            )
        )


@check(
    zh="p = 1 时每个样本恰好保留一种模态，各种模态的机会均等",
    en="With p = 1 each sample keeps just one modality, and each is equally likely",
    points=2,
    after=test_never_empty,
)
def test_put_back_evenly(submission, rng):
    rows, modalities = 3000, 3
    mask = trained(submission, rng, 1.0, rows, modalities)
    kept = int(mask.sum(axis=1).max())
    if kept != 1:
        fail(
            Text(
                zh=f"p = 1 时有样本保留了 {kept} 种模态，应当恰好是 1 种。",
                en=f"With p = 1 a sample kept {kept} modalities; it should be just 1.",
            )
        )
    for modality, share in enumerate(mask.mean(axis=0)):
        if abs(share - 1 / modalities) > 0.065:
            fail(
                Text(
                    zh=f"p = 1、M = 3 时，模态 {modality} 在 {share:.1%} 的样本里被恢复，"
                    "应当约为 33.3%。",
                    en=f"With p = 1 and M = 3, modality {modality} is put back in {share:.1%} of "
                    "the samples; it should be about 33.3%.",
                )
            )


@check(
    zh="各样本、各模态独立丢弃：每种保留组合的频率都符合理论值",
    en="Samples and modalities are independent: each combination is as frequent as it should be",
    points=3,
    after=test_put_back_evenly,
)
def test_frequencies(submission, rng):
    rows = 8000
    for p, modalities in ((0.6, 2), (0.25, 4)):
        mask = trained(submission, rng, p, rows, modalities)
        for pattern in itertools.product((True, False), repeat=modalities):
            expected = probability(pattern, p)
            share = float((mask == pattern).all(axis=1).mean())
            if abs(share - expected) > 0.04:
                kept = [modality for modality in range(modalities) if pattern[modality]]
                fail(
                    Text(
                        zh=f"p = {p}、M = {modalities} 时，恰好保留模态 {kept} 的样本占"
                        f" {share:.1%}，应当约为 {expected:.1%}。",
                        en=f"With p = {p} and M = {modalities}, {share:.1%} of the samples keep "
                        f"just the modalities {kept}; it should be about {expected:.1%}.",
                    )
                )
    rows = 64
    different = len(np.unique(trained(submission, rng, 0.5, rows, 8), axis=0))
    if different < 40:  # about 57 of the 255 combinations are to be expected
        fail(
            Text(
                zh=f"p = 0.5、M = 8 时，{rows} 个样本总共只有 {different} 种掩码，"
                "应当有 57 种左右：有些样本没有各自抽签。",
                en=f"With p = 0.5 and M = 8, {rows} samples have only {different} different masks, "
                "not about 57: some don't have draws of their own.",
            )
        )


@check(
    zh="不改动输入",
    en="The inputs stay as they were",
    points=1,
    after=test_form,
)
def test_inputs_stay_unchanged(submission, draw):
    x = features(draw, least_modalities=2)
    seed = draw.integer(0, HIGHEST_SEED)
    after = submission.observe("modality_dropout", x, 1.0, seed, True).arguments[0]
    assert_same_array(after, x, Text(zh="调用之后的输入 x", en="the input x after the call"))
