"""Checks of normalise: what prompt.en.md promises, property by property."""

import math
import statistics

import numpy as np

from grader.checks import (
    CheckFailed,
    Text,
    assert_array,
    assert_close,
    assert_dtype,
    assert_same_array,
    assert_shape,
    check,
    fail,
)

MEAN = Text(zh="stats 里的均值", en="the mean in stats")
STD = Text(zh="stats 里的标准差", en="the standard deviation in stats")
PER_ROW = Text(
    zh="像是每行算了一个统计量；z-score 的统计量是每列一个",
    en="there seems to be one number per row; z-score has one per column",
)
KEPT_AXIS = Text(
    zh="多了一个长度为 1 的轴，统计量应是一维的",
    en="there is an axis of length 1 too many; statistics have one axis",
)
NEAR = {"rtol": 1e-5, "atol": 1e-5}  # of values around 1; float32 keeps it, float16 doesn't
HALF = {"rtol": 2e-3, "atol": 2e-3}  # float16 rounds by up to 4.9e-4 of the value


def parts(value):
    """Return y and stats, or fail where there aren't two things."""
    if not isinstance(value, tuple | list) or len(value) != 2:
        fail(
            Text(
                zh="应返回两样东西：return y, stats。",
                en="Two things have to be returned: return y, stats.",
            ),
            "(y, stats)",
            value,
        )
    return value


def mean_and_std(stats, rows, width):
    """Return both statistics, or fail where they aren't two arrays of shape (width,)."""
    if isinstance(stats, np.ndarray) and stats.ndim:
        stats = list(stats)
    if not isinstance(stats, tuple | list) or len(stats) != 2:
        fail(
            Text(
                zh='"zscore" 返回的 stats 应是二元组 (mean, std)。',
                en='The stats returned for "zscore" should be a pair (mean, std).',
            ),
            "(mean, std)",
            stats,
        )
    hints = {(rows,): PER_ROW, (rows, 1): PER_ROW, (1, width): KEPT_AXIS}
    mean, std = (assert_shape(each, (width,), hints) for each in stats)
    return mean, std


def unit_rows(x):
    """Return the rows of x at length 1, zero rows as they are, each by itself."""
    lengths = [math.hypot(*row) or 1.0 for row in x.tolist()]
    return np.array(
        [[cell / length for cell in row] for row, length in zip(x.tolist(), lengths, strict=True)]
    )


def moments(x):
    """Return mean and population standard deviation of the columns, in exact arithmetic."""
    columns = x.T.tolist()
    return (
        np.array([statistics.fmean(column) for column in columns]),
        np.array([statistics.pstdev(column) for column in columns]),
    )


def uneven(x):
    """Return x with no constant column: its first row lies above the second."""
    x[0] = x[1] + 1 + abs(x[0])
    return x


def nonzero(x, column):
    """Return x with no row of zeros: one column lies away from 0."""
    x[:, column] += np.where(x[:, column] < 0, -1, 1).astype(x.dtype)
    return x


def scores(x):
    """Return the z-scores of the columns of x, a constant column at 0."""
    mean, std = moments(x)
    return (x - mean) / np.where(std > 0, std, 1)


def assert_right_in_own_dtype(returned, x, reference):
    """Return y and stats where y has the dtype that x calls for, and is right to its precision."""
    y, stats = parts(returned)
    if x.dtype.kind == "f":
        assert_dtype(y, x.dtype)
    elif assert_array(y).dtype != np.float64:
        fail(
            Text(
                zh=f"x 是整数（{x.dtype}）时 y 应是 float64，实际是 {y.dtype}。",
                en=f"Where x holds integers ({x.dtype}), y should be float64, but is {y.dtype}.",
            ),
            "dtype float64",
            f"dtype {y.dtype}",
        )
    tolerance = HALF if x.dtype == np.float16 else NEAR
    assert_close(y, reference(x.astype(np.float64)), **tolerance)
    return y, stats


def assert_close_or_explain(y, expected, mistakes):
    """As assert_close, but where only one of the mistakes gives `y`, the failure names it."""
    try:
        assert_close(y, expected, **NEAR)
    except CheckFailed as failure:
        comparable = np.shape(y) == expected.shape and y.dtype.kind == "f"
        found = [lesson for lesson, wrong in mistakes if comparable and np.allclose(y, wrong)]
        if len(found) == 1:
            failure.text = Text(
                zh=f"{failure.text.zh}{found[0].zh}", en=f"{failure.text.en} {found[0].en}"
            )
        raise


@check(
    zh='返回 (y, stats)：y 的形状不变；"l2" 的 stats 是 None，"zscore" 的是每列一个数',
    en='It returns (y, stats): y has the shape of x; stats is None for "l2" and has a number per '
    'column for "zscore"',
    points=1,
)
def test_returns_y_and_stats(submission, draw):
    x = uneven(draw.array((draw.integer(4, 6), draw.integer(1, 3))))
    x = nonzero(x, 0)
    y, stats = parts(submission.normalise(x, "l2"))
    assert_shape(y, x.shape)
    if stats is not None:
        fail(
            Text(
                zh='"l2" 不从数据中学任何东西，返回的 stats 应是 None。',
                en='"l2" learns nothing from the data, so the stats returned should be None.',
            ),
            "None",
            stats,
        )
    y, stats = parts(submission.normalise(x, "zscore"))
    assert_shape(y, x.shape)
    mean_and_std(stats, *x.shape)


@check(
    zh='"l2"：每一行的长度变成 1，方向不变',
    en='"l2": every row gets length 1 and keeps its direction',
    points=2,
    after=test_returns_y_and_stats,
    examples=15,
)
def test_l2_rows(submission, draw):
    x = draw.array((draw.integer(1, 4), draw.integer(1, 4)))
    x = nonzero(x, draw.integer(0, x.shape[1] - 1))
    y, _ = parts(submission.normalise(x, "l2"))
    with np.errstate(all="ignore"):
        mistakes = [
            (
                Text(
                    zh="像是按列除了：L2 归一化让每个样本（每一行）的长度变成 1。",
                    en="It looks as if columns were divided. L2 normalisation gives every sample, "
                    "that is every row, length 1.",
                ),
                unit_rows(x.T).T,
            ),
            (
                Text(
                    zh="像是除以了绝对值之和（L1 范数）：欧几里得长度是平方和的平方根。",
                    en="It looks as if rows were divided by the sum of magnitudes (L1 norm). The "
                    "Euclidean length is the root of the sum of squares.",
                ),
                x / abs(x).sum(axis=1, keepdims=True),
            ),
            (
                Text(
                    zh="像是除以了平方和，忘了开平方。",
                    en="It looks as if rows were divided by the sum of squares; the root is "
                    "missing.",
                ),
                x / (x * x).sum(axis=1, keepdims=True),
            ),
            (
                Text(
                    zh="像是整个数组只求了一个长度：每一行要有自己的长度。",
                    en="It looks as if one length was taken of the whole array: every row has a "
                    "length of its own.",
                ),
                x / np.linalg.norm(x),
            ),
        ]
    assert_close_or_explain(y, unit_rows(x), mistakes)


@check(
    zh='"l2"：全零的行保持全零，其余各行不受影响',
    en='"l2": a row of zeros stays a row of zeros, and the others are as ever',
    points=1,
    after=test_returns_y_and_stats,
)
def test_l2_zero_rows(submission, draw):
    x = nonzero(draw.array((draw.integer(1, 4), draw.integer(1, 4))), 0)
    x[draw.integer(0, len(x) - 1)] = 0
    y, _ = parts(submission.normalise(x, "l2"))
    assert_close(y, unit_rows(x), **NEAR)


@check(
    zh='"zscore"：训练时每列减去均值、除以总体标准差，并把两者返回',
    en='"zscore": in training every column loses its mean, is divided by its population standard '
    "deviation, and both are returned",
    points=2,
    after=test_returns_y_and_stats,
    examples=15,
)
def test_zscore_columns(submission, draw):
    x = uneven(draw.array((draw.integer(2, 5), draw.integer(1, 3))))
    mean, std = moments(x)
    y, stats = parts(submission.normalise(x, "zscore"))
    with np.errstate(all="ignore"):
        centred = x - mean
        mistakes = [
            (
                Text(
                    zh="像是用了样本标准差（除以 B − 1）：这里要总体标准差，即除以 B。",
                    en="It looks like the sample standard deviation (divided by B − 1). Here it "
                    "is the population's: divide by B.",
                ),
                centred / x.std(axis=0, ddof=1),
            ),
            (
                Text(
                    zh="像是除以了方差，忘了开平方。",
                    en="It looks as if columns were divided by the variance; the root is missing.",
                ),
                centred / std**2,
            ),
            (
                Text(
                    zh="像是只减了均值，没有除以标准差。",
                    en="It looks as if the mean was subtracted, but nothing divided by the "
                    "standard deviation.",
                ),
                centred,
            ),
            (
                Text(
                    zh="像是做成了 min-max 缩放：z-score 是减均值、除以标准差。",
                    en="It looks like min-max scaling. z-score subtracts the mean and divides by "
                    "the standard deviation.",
                ),
                (x - x.min(axis=0)) / np.ptp(x, axis=0),
            ),
        ]
    assert_close_or_explain(y, centred / std, mistakes)
    returned_mean, returned_std = mean_and_std(stats, *x.shape)
    assert_close(returned_mean, mean, what=MEAN, **NEAR)
    assert_close(returned_std, std, what=STD, **NEAR)


@check(
    zh='"zscore"：给了 stats 就用它，不看新数据自己的分布',
    en='"zscore": stats that are given are used, whatever the new data look like',
    points=2,
    after=test_returns_y_and_stats,
)
def test_given_stats_are_used(submission, draw):
    width = draw.integer(1, 3)
    x = draw.array((draw.integer(1, 4), width), -9, 0)
    mean, std = draw.array(width, 1, 9), draw.array(width, 1, 9)
    y, stats = parts(submission.normalise(x, "zscore", (mean, std)))
    with np.errstate(all="ignore"):
        lesson = Text(
            zh="像是又从新数据算了一遍均值和标准差：这样测试数据就参与了预处理，"
            "只有一个样本时结果全是 0。",
            en="It looks as if mean and standard deviation were computed anew from the new data: "
            "test data leak into preprocessing, and a single sample becomes all zeros.",
        )
        own_std = np.where(np.ptp(x, axis=0) > 0, x.std(axis=0), 1)
        mistakes = [(lesson, (x - x.mean(axis=0)) / own_std)]
    assert_close_or_explain(y, (x - mean) / std, mistakes)
    returned_mean, returned_std = mean_and_std(stats, *x.shape)
    assert_close(returned_mean, mean, what=MEAN, **NEAR)
    assert_close(returned_std, std, what=STD, **NEAR)


@check(
    zh='"zscore"：恒定的列只减均值，std 记 1，舍入误差不会被放大',
    en='"zscore": a constant column is only centred and has std 1; rounding is not blown up',
    points=2,
    after=test_returns_y_and_stats,
)
def test_constant_columns(submission, draw):
    rows = draw.choice([3, 6, 7])  # the mean of so many equal numbers may be rounded
    x = uneven(draw.array((rows, 2)))
    column = draw.integer(0, 1)
    matrices = [x.copy() for _ in range(5)]
    for matrix, constant in zip(matrices, (0.0, 5.0, 0.1, -14.62, 1e9 / 7), strict=True):
        matrix[:, column] = constant
    matrices.append(draw.array((1, 2)))
    returned = submission.each("normalise", [(matrix, "zscore") for matrix in matrices])
    for matrix, value in zip(matrices, returned, strict=True):
        mean, std = moments(matrix)
        expected = (matrix - mean) / std.clip(1e-3)
        same = np.ptp(matrix, axis=0) == 0
        expected[:, same], std[same] = 0, 1
        y, stats = parts(value)
        assert_close(y, expected, **NEAR)
        _, returned_std = mean_and_std(stats, *matrix.shape)
        assert_close(returned_std, std, what=STD, **NEAR)


@check(
    zh="任何尺度、任何位置都准确：缩放各行或平移、缩放各列，y 不变",
    en="It is exact at every scale and place: rows scaled, or columns scaled or moved, give the "
    "same y",
    points=2,
    after=test_returns_y_and_stats,
    examples=25,
)
def test_any_scale_and_place(submission, draw):
    x = draw.array((draw.integer(2, 5), draw.integer(1, 3)), dtype=np.int64).astype(np.float64)
    scale = draw.choice([1e-9, 1e9])
    rows, columns = nonzero(x.copy(), 0), uneven(x.copy())
    mean, std = moments(columns)
    scaled = (rows * scale, "l2"), (columns * scale, "zscore"), (columns + 2.0**30, "zscore")
    expected = unit_rows(rows), (columns - mean) / std, (columns - mean) / std
    for value, one in zip(submission.each("normalise", scaled), expected, strict=True):
        assert_close(parts(value)[0], one, **NEAR)


@check(
    zh="dtype 正确；float16 的中间结果不溢出，也不下溢",
    en="The dtype is right, and float16 neither overflows nor underflows on the way",
    points=2,
    after=test_returns_y_and_stats,
)
def test_dtype_and_range(submission, draw):
    shape = draw.integer(3, 5), draw.integer(1, 3)
    calls = [
        ((draw.array(shape, low, high) * scale).astype(np.float16), "l2")
        for low, high, scale in ((260, 400, 1), (1, 9, 1e-5))
    ]
    limits = {
        "float16": (-30000, 30000),
        "float32": (-9, 9),
        "int8": (-50, 50),
        "uint8": (0, 100),
        "int64": (-9, 9),
    }
    for dtype, (low, high) in limits.items():
        x = nonzero(uneven(draw.array(shape, low, high, dtype)), 0)
        calls += [(x, "l2"), (x, "zscore")]
    for (x, method), returned in zip(calls, submission.each("normalise", calls), strict=True):
        assert_right_in_own_dtype(returned, x, unit_rows if method == "l2" else scores)
    x = (uneven(draw.array(shape, 0, 9)).round() + 2000).astype(np.float16)
    _, stats = assert_right_in_own_dtype(submission.normalise(x, "zscore"), x, scores)
    assert_right_in_own_dtype(submission.normalise(x, "zscore", stats), x, scores)


@check(
    zh="不改动 x 和 stats",
    en="x and stats stay as they were",
    points=1,
    after=test_returns_y_and_stats,
)
def test_inputs_stay_unchanged(submission, draw):
    x = nonzero(uneven(draw.array((draw.integer(2, 4), draw.integer(1, 3)))), 0)
    width = x.shape[1]
    mean, std = draw.array(width, 1, 9), draw.array(width, 2, 9)
    for arguments in (("l2",), ("zscore",), ("zscore", (mean, std))):
        seen = submission.observe("normalise", x, *arguments)
        assert_same_array(seen.arguments[0], x, Text(zh="x 被改动", en="x was changed"))
        if len(arguments) == 2:
            for after, before in zip(seen.arguments[2], (mean, std), strict=True):
                assert_same_array(
                    after, before, Text(zh="给出的 stats 被改动", en="stats were changed")
                )
