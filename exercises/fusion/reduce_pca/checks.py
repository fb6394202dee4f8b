"""Checks of reduce_pca: what prompt.en.md promises, property by property.

Signs of directions, and directions of equal variance, are free. So no entry of `w` is compared: `w`
is judged by orthonormality and by the variance along each of its columns, which together determine
principal directions as far as they are determined.
"""

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
from grader.sandbox.failures import OutOfMemory

MEAN = Text(zh="返回的均值", en="the mean returned")
UNCENTRED = Text(
    zh="像是没有减去均值就求方向：第一个方向指向了均值，而不是数据散开最厉害的方向。",
    en="It looks as if directions were taken without subtracting the mean, so the first one "
    "points at the mean instead of where the data spread most.",
)
STANDARDISED = Text(
    zh="像是求方向之前除以了标准差，得到的是相关系数矩阵的主成分。这里只减均值。",
    en="It looks as if columns were divided by their standard deviation first, which gives the "
    "components of the correlation matrix. Here the mean is subtracted and no more.",
)
SMALLEST = Text(
    zh="像是取了方差最小的 k 个方向：eigh 的特征值从小到大排列，要的是最后 k 个。",
    en="These look like the k directions of least variance. eigh orders eigenvalues from the "
    "smallest up, and the last k are wanted.",
)
FAR = Text(
    zh="数据在 0 附近时没有问题，移到 1e9 附近就不对了：是不是先相乘后减均值，或者用了 float32？",
    en="All is well around 0; it goes wrong where the data lie near 1e9: are products taken before "
    "the mean is subtracted, or is it float32?",
)
SQUARE = Text(
    zh="构造了 D × D 的矩阵：协方差矩阵，或者 SVD 补全出来的全部方向。"
    "D 是 20,000 时它要 3.2 GB，而 B 个样本最多撑起 B 个方向，其余的都用不上。",
    en="Builds a matrix of D × D: the covariance, or all the directions to which SVD completes "
    "what it found. For D = 20,000 it takes 3.2 GB, while B samples span B directions at most and "
    "the others are of no use.",
)


def parts(value, rows, width, k):
    """Return z, w and mean, or fail where there aren't three arrays of the right shapes."""
    if not isinstance(value, tuple | list) or len(value) != 3:
        fail(
            Text(
                zh="应返回三样东西：return z, w, mean。",
                en="Three things have to be returned: return z, w, mean.",
            ),
            "(z, w, mean)",
            value,
        )
    for name, each in zip(("z", "w", "mean"), value, strict=True):
        if assert_array(each).dtype.kind not in "fiu":
            fail(
                Text(
                    zh=f"{name} 应由实数组成，实际 dtype 是 {each.dtype}。",
                    en=f"{name} should hold real numbers, but its dtype is {each.dtype}.",
                ),
                "dtype float64",
                f"dtype {each.dtype}",
            )
    z, w, mean = value
    assert_shape(
        z,
        (rows, k),
        {(rows, width): Text(zh="z 还没有降维", en="z isn't reduced yet")},
    )
    assert_shape(
        w,
        (width, k),
        {
            (k, width): Text(zh="w 要转置，每列一个方向", en="transpose w: a direction per column"),
            (width, width): Text(zh="w 只保留 k 个方向", en="w keeps k directions only"),
        },
    )
    assert_shape(
        mean,
        (width,),
        {
            (rows,): Text(
                zh="这是每行的均值，要的是每列的", en="a mean per row; per column is due"
            ),
            (rows, 1): Text(
                zh="这是每行的均值，要的是每列的", en="a mean per row; per column is due"
            ),
            (1, width): Text(zh="mean 应是一维的", en="mean has one axis"),
        },
    )
    return z, w, mean


def reduced(submission, x, k):
    """Call the learner's function and return z, w and mean."""
    return parts(submission.reduce_pca(x, k), *x.shape, k)


def variances(x):
    """Return the variances along all principal directions, the largest first."""
    centred = x - x.mean(axis=0)
    narrow = centred if len(x) >= x.shape[1] else centred.T
    return np.linalg.eigvalsh(narrow.T @ narrow)[::-1] / len(x)


def directions(x):
    """Return eigenvectors of xᵀx as columns, the largest eigenvalue first."""
    return np.linalg.eigh(x.T @ x)[1][:, ::-1]


def assert_orthonormal(w):
    """Fail unless the columns of w are orthogonal and of length 1."""
    what = Text(zh="w.T @ w（应为单位矩阵）", en="w.T @ w, which should be the identity matrix")
    assert_close(w.T @ w, np.eye(w.shape[1]), atol=1e-6, what=what)


def assert_loses_least(x, w, mistakes=()):
    """Fail where the columns of w, which are orthonormal, rebuild x worse than the best ones do."""
    centred = x - x.mean(axis=0)
    lost = np.sum((centred - centred @ w @ w.T) ** 2) / len(x)
    spread = variances(x)
    least = max(spread[w.shape[1] :].sum(), 0)
    if lost <= least + 1e-6 * (1 + spread.sum()):
        return
    same = [text for text, other in mistakes if np.allclose(w @ w.T, other @ other.T, atol=1e-6)]
    lesson = same[0] if len(same) == 1 else None
    fail(
        Text(
            zh=f"z @ w.T + mean 与 x 的误差平方和（除以 B）是 {lost:.6g}，"
            f"取最好的 {w.shape[1]} 个方向只有 {least:.6g}。" + (lesson.zh if lesson else ""),
            en=f"z @ w.T + mean misses x by squared errors of {lost:.6g} (their sum divided by B); "
            f"by the best {w.shape[1]} directions it would be {least:.6g}."
            + (f" {lesson.en}" if lesson else ""),
        ),
        f"{least:.6g}",
        f"{lost:.6g}",
    )


def assert_ordered(x, w):
    """Fail where a column of w has another variance than the direction of its rank."""
    along = np.var((x - x.mean(axis=0)) @ w, axis=0)
    spread = variances(x)
    expected = spread[: w.shape[1]]
    if np.allclose(along, expected, rtol=1e-6, atol=1e-6 * (1 + spread.sum())):
        return
    fail(
        Text(
            zh="w 各列方向上的方差不是从大到小能取到的最大值。",
            en="The variances along the columns of w aren't the largest possible in falling order.",
        ),
        expected,
        along,
    )


def draw_tall(draw, dtype=np.float64):
    """Return x with at least as many rows as columns, and a k below both."""
    width = draw.integer(2, 4)
    x = draw.array((draw.integer(width + 1, 6), width), dtype=dtype)
    return x, draw.integer(1, width - 1)


@check(
    zh="返回 (z, w, mean)，形状为（B, k）、（D, k）、（D,）",
    en="It returns (z, w, mean) of shapes (B, k), (D, k) and (D,)",
    points=1,
)
def test_shapes(submission, draw):
    x = draw.array((draw.integer(5, 7), draw.integer(3, 4)))
    reduced(submission, x, draw.integer(1, 2))


@check(
    zh="mean 是各列的均值，z 等于 (x - mean) @ w",
    en="mean is the mean of each column, and z equals (x - mean) @ w",
    points=2,
    after=test_shapes,
)
def test_projection(submission, draw):
    x, k = draw_tall(draw, draw.choice([np.float64, np.int64]))
    z, w, mean = reduced(submission, x, k)
    assert_close(mean, x.mean(axis=0), rtol=1e-6, atol=1e-6, what=MEAN)
    centred = (x - mean) @ w
    if np.allclose(z, x @ w) and not np.allclose(z, centred):
        fail(
            Text(
                zh="z 等于 x @ w：投影之前忘了减均值，z 的各列也应以 0 为中心。",
                en="z equals x @ w: the mean wasn't subtracted before projecting, and the columns "
                "of z should be centred at 0, too.",
            ),
            centred,
            z,
        )
    what = Text(zh="z 与 (x - mean) @ w 不一致，z", en="z, compared with (x - mean) @ w")
    assert_close(z, centred, rtol=1e-6, atol=1e-6, what=what)


@check(
    zh="w 的各列两两正交，长度为 1",
    en="The columns of w are orthogonal and have length 1",
    points=2,
    after=test_shapes,
)
def test_orthonormal(submission, draw):
    x, k = draw_tall(draw)
    assert_orthonormal(reduced(submission, x, k)[1])


@check(
    zh="还原误差最小，数据离 0 再远也一样",
    en="It loses the least when rebuilt, however far from 0 the data lie",
    points=3,
    after=test_orthonormal,
    examples=15,
)
def test_loses_least(submission, draw):
    whole, k = draw_tall(draw, np.int64)
    for place in (0.0, 20.0, 2.0**30):
        x = whole + place
        _, w, _ = reduced(submission, x, k)
        assert_orthonormal(w)
        centred = x - x.mean(axis=0)
        deviation = np.where(centred.any(axis=0), centred.std(axis=0), 1)
        mistakes = [(FAR, w)]  # where all is well around 0, it is the place
        if place < 100:
            mistakes = [
                (UNCENTRED, directions(x)[:, :k]),
                (STANDARDISED, directions(centred / deviation)[:, :k]),
                (SMALLEST, directions(centred)[:, -k:]),
            ]
        assert_loses_least(x, w, mistakes)


@check(
    zh="w 的各列是主成分方向，方差从大到小",
    en="The columns of w are the principal directions, the largest variance first",
    points=2,
    after=test_loses_least,
    examples=35,
)
def test_order(submission, draw):
    x, k = draw_tall(draw)
    assert_ordered(x, reduced(submission, x, k)[1])


@check(
    zh="秩不到 k 时 w 的各列依然正交，长度为 1",
    en="Where the rank is less than k, the columns of w are still orthogonal and of length 1",
    points=2,
    after=test_loses_least,
    examples=15,
)
def test_low_rank(submission, draw):
    rows, width = draw.integer(2, 5), draw.integer(1, 5)
    rank = draw.integer(0, min(rows, width) - 1)
    x = draw.array((rows, rank)) @ draw.array((rank, width)) + draw.array(width)
    k = draw.integer(rank + 1, min(rows, width))
    _, w, _ = reduced(submission, x, k)
    assert_orthonormal(w)
    assert_loses_least(x, w)
    assert_ordered(x, w)


@check(
    zh="8 个样本、20,000 维的数据在 1 GiB 内存里也能完成",
    en="8 samples of 20,000 features are done within 1 GiB of memory",
    points=2,
    after=test_loses_least,
)
def test_wide_data(submission, rng):
    x = rng.normal(size=(8, 20_000)) * np.arange(1, 9)[:, np.newaxis] + 3
    try:
        z, w, _ = reduced(submission, x, 3)
    except OutOfMemory as failure:
        fail(
            Text(
                zh=f"内存超过了 {failure.megabytes} MiB 的上限。",
                en=f"It needs more than the {failure.megabytes} MiB of memory allowed.",
            ),
            misconception=SQUARE,
        )
    assert_orthonormal(w)
    assert_loses_least(x, w)
    assert_ordered(x, w)
    assert_close(z, (x - x.mean(axis=0)) @ w, rtol=1e-6, atol=1e-6)


@check(
    zh="k 小于 1，或大于 B 和 D 中较小的那个，抛出 ValueError；等于它则可以",
    en="k below 1, or above the smaller of B and D, raises ValueError; k equal to it is fine",
    points=1,
    after=test_shapes,
)
def test_range_of_k(submission, rng):
    for rows, width in ((3, 5), (5, 3)):
        x = rng.integers(-9, 10, size=(rows, width)) + np.eye(rows, width) / 2
        reduced(submission, x, 3)
        for k in (0, -1, 4, 6):
            assert_raises(ValueError, submission.reduce_pca, x, k)


@check(zh="不改动 x", en="x stays as it was", points=1, after=test_shapes)
def test_x_stays_unchanged(submission, draw):
    x, k = draw_tall(draw)
    x[0] += 1  # else the mean may be 0, and to subtract it in place changes nothing
    seen = submission.observe("reduce_pca", x, k)
    assert_same_array(seen.arguments[0], x, Text(zh="x 被改动", en="x was changed"))
