"""Checks of balanced_sampler: what prompt.en.md promises, property by property."""

import numpy as np

from grader.checks import Text, assert_same_array, assert_shape, check, fail

CLASS_NAMES = np.array([0, 1, 2, 7, 40, -1, -5])
# A right program is further from the mean once in 26 million comparisons.
DEVIATIONS = 5.5
# Two unseeded programs never do the same, so what this one does can't be compared with a known one.
NOT_FROM_SEED = Text(
    zh="结果不只取决于 seed：生成器没有用 seed，或者建在函数外面。"
    "每次调用都用传进来的 seed 新建一个生成器。",
    en="Your result depends on more than seed: the generator is made without it, or outside the "
    "function. Make a new generator from seed in every call.",
)


def imbalanced_labels(draw):
    """Draw the classes of some samples, from 1 to 4 classes of 1 to 8 samples each: (N,)."""
    sizes = draw.array(draw.integer(1, 4), 1, 8, "int64")
    names = CLASS_NAMES[draw.permutation(len(CLASS_NAMES))[: len(sizes)]]
    return np.repeat(names, sizes)[draw.permutation(int(sizes.sum()))]


def two_classes(rng, large, small):
    """Return labels of two classes of these sizes, mixed: (large + small,)."""
    return rng.permutation(np.repeat([3, 8], [large, small]))


def seeds_from(seed, count):
    """Return `count` seeds that are known to no program, all below 2**32."""
    return [seed // 2 + step for step in range(count)]


def sampled(submission, labels, n, seed):
    """Return the submission's indices: (n,), whole numbers from 0 to N - 1."""
    return indices(submission.balanced_sampler(labels, n, seed), labels, n)


def sampled_with_each(submission, labels, n, seeds):
    """Yield the submission's indices with each seed."""
    for value in submission.each("balanced_sampler", [(labels, n, seed) for seed in seeds]):
        yield indices(value, labels, n)


def indices(value, labels, n):
    """Return what came if it is indices into labels: (n,), whole numbers from 0 to N - 1."""
    picks = assert_shape(value, (n,))
    if picks.dtype.kind not in "iu":
        fail(
            Text(
                zh=f"下标应是整数数组，实际的 dtype 是 {picks.dtype}。",
                en=f"Indices should be an array of integers, but its dtype is {picks.dtype}.",
            ),
            "dtype int64",
            f"dtype {picks.dtype}",
        )
    if np.any((picks < 0) | (picks >= len(labels))):
        last = len(labels) - 1
        fail(
            Text(
                zh=f"有的值不是 labels 的下标：下标应在 0 到 {last} 之间。",
                en=f"Not all values are indices into labels, which go from 0 to {last}.",
            ),
            f"0 … {last}",
            picks,
        )
    return picks


def fail_unless_even(counts, picks, what):
    """Fail if two of the counts, a dict, differ by more than 1; `picks` is what came."""
    if max(counts.values()) - min(counts.values()) > 1:
        seen = ", ".join(f"{name}: {count}" for name, count in counts.items())
        fail(
            Text(
                zh=f"{what.zh}被抽中的次数应相差不超过 1，实际是 {{{seen}}}。",
                en=f"{what.en} should be drawn equally often, give or take 1, but the counts "
                f"are {{{seen}}}.",
            ),
            "max - min <= 1",
            picks,
        )


@check(
    zh="返回 n 个整数下标",
    en="It returns n whole numbers that are indices",
    points=1,
    examples=15,
)
def test_n_indices(submission, draw):
    # The prompt's labels: what goes wrong with the length goes wrong here, each in its own way.
    sampled(submission, np.array([7, 7, 7, 7, 7, 3]), 9, 0)
    labels = imbalanced_labels(draw)
    for n in (1, draw.integer(2, 30)):  # 1: often fewer than there are classes
        sampled(submission, labels, n, draw.integer(0, 99))


@check(
    zh="各类别被抽中的次数相差不超过 1",
    en="Classes are drawn equally often, give or take 1",
    points=3,
    after=test_n_indices,
    examples=55,
)
def test_even_between_classes(submission, draw):
    labels = imbalanced_labels(draw)
    picks = sampled(submission, labels, draw.integer(1, 30), draw.integer(0, 99))
    counts = {int(name): int(np.sum(labels[picks] == name)) for name in np.unique(labels)}
    fail_unless_even(counts, picks, Text(zh="各类别", en="Classes"))


@check(
    zh="同一类别的样本被抽中的次数相差不超过 1",
    en="The samples of a class are drawn equally often, give or take 1",
    points=3,
    after=test_n_indices,
    examples=15,
)
def test_even_within_a_class(submission, draw):
    labels = imbalanced_labels(draw)
    picks = sampled(submission, labels, draw.integer(1, 30), draw.integer(0, 99))
    for name in np.unique(labels):
        counts = {int(own): int(np.sum(picks == own)) for own in np.flatnonzero(labels == name)}
        what = Text(zh=f"类别 {name} 的样本", en=f"The samples of class {name}")
        fail_unless_even(counts, picks, what)


@check(
    zh="各类别混在一起，不是一类排完再排下一类",
    en="Classes are mixed, not one after the other",
    points=1,
    after=test_even_between_classes,
)
def test_classes_are_mixed(submission, rng, seed):
    drawn_from = two_classes(rng, 150, 20)
    drawn = drawn_from[sampled(submission, drawn_from, 200, seed)]
    # 100 ± 7 of 199 neighbours differ after a shuffle, all when classes take turns.
    changes = int(np.sum(drawn[1:] != drawn[:-1]))
    if changes < 50:
        fail(
            Text(
                zh=f"抽了 200 个样本，相邻两个属于不同类别的只有 {changes} 处："
                "各类别没有打散，每个 batch 里会只有一类。",
                en=f"Of 200 samples only {changes} are followed by one of another class: classes "
                "aren't mixed, and a batch would hold one class only.",
            )
        )


@check(
    zh="seed 相同，结果就相同",
    en="The same seed gives the same result",
    points=2,
    after=test_n_indices,
)
def test_same_seed_same_result(submission, rng, seed):
    labels = two_classes(rng, 60, 10)
    mine, other = seeds_from(seed, 2)
    first = sampled(submission, labels, 40, mine)
    sampled(submission, labels, 40, other)
    again = sampled(submission, labels, 40, mine)
    if not np.array_equal(first, again):
        fail(
            Text(
                zh=f"用 seed={mine} 调用两次，得到了不同的结果。",
                en=f"Two calls with seed={mine} gave different results.",
            ),
            first,
            again,
            misconception=NOT_FROM_SEED,
        )


@check(
    zh="换一个 seed，抽到的样本也换",
    en="Another seed draws other samples",
    points=2,
    after=test_even_between_classes,
)
def test_another_seed_other_samples(submission, rng, seed):
    labels = two_classes(rng, 60, 10)
    # 15 of 60 samples: two equal choices among 40 happen once in 10¹⁰ times.
    chosen = list(sampled_with_each(submission, labels, 30, seeds_from(seed, 40)))
    different = {tuple(np.sort(picks[labels[picks] == 3]).tolist()) for picks in chosen}
    if len(different) < len(chosen):
        fail(
            Text(
                zh="从同一类的 60 个样本里抽 15 个，换了 40 个 seed，"
                f"却只出现了 {len(different)} 种不同的组合。",
                en="With 40 seeds, the 15 samples drawn of a class of 60 came in only "
                f"{len(different)} different combinations.",
            )
        )


@check(
    zh="同一类别的样本机会均等",
    en="The samples of a class have equal chances",
    points=2,
    after=test_even_within_a_class,
)
def test_equal_chances(submission, rng, seed):
    labels = two_classes(rng, 12, 3)
    calls = 150
    picks = list(sampled_with_each(submission, labels, 8, seeds_from(seed, calls)))
    counts = np.bincount(np.concatenate(picks), minlength=len(labels))
    for name in (3, 8):
        own = np.flatnonzero(labels == name)
        share = 4 / len(own)
        deviation = np.sqrt(calls * (share % 1) * (1 - share % 1))
        if np.any(np.abs(counts[own] - calls * share) > DEVIATIONS * deviation):
            seen = ", ".join(map(str, sorted(counts[own].tolist())))
            fail(
                Text(
                    zh=f"用 {calls} 个 seed，每次从某一类的 {len(own)} 个样本里抽 4 个，"
                    f"每个样本平均应被抽中约 {calls * share:.0f} 次，实际次数是 {seen}。",
                    en=f"With {calls} seeds, 4 draws each from a class of {len(own)} samples, "
                    f"every sample should come about {calls * share:.0f} times; the counts are "
                    f"{seen}.",
                )
            )


@check(
    zh="n = 0 时返回空的整数数组",
    en="For n = 0 it returns an empty array of integers",
    points=1,
    after=test_n_indices,
)
def test_nothing_to_draw(submission, draw):
    sampled(submission, imbalanced_labels(draw), 0, draw.integer(0, 99))


@check(
    zh="不改动 labels",
    en="labels stays as it was",
    points=1,
    after=test_n_indices,
    examples=15,
)
def test_labels_stay_unchanged(submission, draw):
    labels = imbalanced_labels(draw)
    seen = submission.observe("balanced_sampler", labels, draw.integer(1, 9), draw.integer(0, 99))
    what = Text(zh="调用之后的 labels", en="labels after the call")
    assert_same_array(seen.arguments[0], labels, what)
