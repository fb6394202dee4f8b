"""Checks of align_streams: what prompt.en.md promises, property by property."""

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

# Times are multiples of 1/16 s and rates powers of two, so that nothing is rounded.
TICKS = 16
RATES = (4, 2, 1, 0.5, 16)
FIRST = Text(zh="第一路（左边几列）", en="the first stream (the columns on the left)")
SECOND = Text(zh="第二路（右边几列）", en="the second stream (the columns on the right)")
VALUES = Text(zh="插值结果", en="the interpolated values")
LAST_ROW_LOST = Text(
    zh="少了最后一行：它的时刻只是因为舍入误差才没算进去",
    en="the last row is missing: a rounding error alone made its moment seem too late",
)


def naive_rounding_traps():
    """Return (first, count, rate) whose last moment only int() loses, or only `<= e` does."""
    floored, compared = [], []
    for rate in (10, 30, 60, 100):
        for first in range(1, 30):
            for count in range(2, 12):
                start, end = first / rate, (first + count - 1) / rate
                lost = int((end - start) * rate) < count - 1, start + (count - 1) / rate > end
                if lost == (True, False):
                    floored.append((first, count, rate))
                if lost == (False, True):
                    compared.append((first, count, rate))
    return floored, compared


def draw_stream(draw, first, width):
    """Return values and times of a stream from tick `first` on, half a second or longer."""
    gaps = draw.array(draw.integer(2, 5), 4, 12, "int64")
    ticks = first + np.concatenate(([0], np.cumsum(gaps)))
    return draw.array((len(ticks), width)), ticks / TICKS


def draw_streams(draw):
    """Return xa, ta, xb, tb, unevenly spaced; they overlap."""
    clock = draw.integer(-40, 40)
    xa, ta = draw_stream(draw, clock + draw.integer(0, 7), draw.integer(1, 3))
    xb, tb = draw_stream(draw, clock + draw.integer(0, 7), draw.integer(1, 3))
    return xa, ta, xb, tb


def true_moments(ta, tb, rate):
    """Return the moments of the output, exact for times in ticks."""
    start, end = max(ta[0], tb[0]), min(ta[-1], tb[-1])
    return start + np.arange(int((end - start) * rate) + 1) / rate


def value_at(moment, times, values):
    """Return the row at a moment: that of the two rows around it, each by the nearness of it."""
    before = max(row for row, time in enumerate(times) if time <= moment)
    if times[before] == moment:
        return values[before]
    share = (moment - times[before]) / (times[before + 1] - times[before])
    return (1 - share) * values[before] + share * values[before + 1]


def true_values(xa, ta, xb, tb, rate):
    moments = true_moments(ta, tb, rate)
    rows = [np.concatenate([value_at(m, ta, xa), value_at(m, tb, xb)]) for m in moments]
    return np.array(rows)


def assert_rows(value, ta, tb, rate):
    """Fail unless there is one row for each moment."""
    moments = true_moments(ta, tb, rate)
    rows = len(assert_array(value))
    if rows == len(moments):
        return
    end = min(ta[-1], tb[-1])
    fail(
        Text(
            zh=f"两路从 {moments[0]:g} 秒到 {end:g} 秒都有数据，{rate:g} Hz 应有 "
            f"{len(moments)} 行，实际是 {rows} 行。",
            en=f"Both streams have data from {moments[0]:g} s to {end:g} s, which at {rate:g} Hz "
            f"makes {len(moments)} rows; yours has {rows}.",
        ),
        moments,
        f"shape {value.shape}",
    )


@check(
    zh="返回二维数组，列数是 da + db",
    en="It returns a 2-D array with da + db columns",
    points=1,
    examples=15,
)
def test_columns(submission, draw):
    xa, ta, xb, tb = draw_streams(draw)
    value = assert_array(submission.align_streams(xa, ta, xb, tb, draw.choice(RATES)))
    rows = value.shape[0] if value.ndim else 0
    assert_shape(value, (rows, xa.shape[1] + xb.shape[1]))


@check(
    zh="从较晚的起点到较早的终点，每隔 1/rate 秒一行，终点正好踩到也算",
    en="One row every 1/rate s from the later start to the earlier end, the end itself included",
    points=3,
    after=test_columns,
    examples=30,
)
def test_rows_cover_the_overlap(submission, draw):
    xa, ta, xb, tb = draw_streams(draw)
    nearly_three_steps = float((3 - 1 / 64) / (min(ta[-1], tb[-1]) - max(ta[0], tb[0])))
    for rate in (*RATES, nearly_three_steps):
        assert_rows(submission.align_streams(xa, ta, xb, tb, rate), ta, tb, rate)


@check(
    zh="原来就在这些时刻上的行，原样返回：第一路在左，第二路在右",
    en="Rows that are at these moments already come back as they are, first stream on the left",
    points=2,
    after=test_rows_cover_the_overlap,
)
def test_rows_at_the_moments(submission, draw):
    rate, clock = draw.choice(RATES), draw.integer(-9, 9)
    late, rows = draw.integer(1, 3), draw.integer(2, 4)
    xa = draw.array((late + rows, draw.integer(1, 3)))
    xb = draw.array((rows + 1, draw.integer(1, 3)))
    ta = clock + np.arange(late + rows) / rate
    tb = clock + (late + np.arange(rows + 1)) / rate
    joined = submission.align_streams(xa, ta, xb, tb, rate)
    assert_shape(joined, (rows, xa.shape[1] + xb.shape[1]))
    assert_close(joined[:, : xa.shape[1]], xa[late:], what=FIRST)
    assert_close(joined[:, xa.shape[1] :], xb[:rows], what=SECOND)


@check(
    zh="沿时间匀速变化的信号，插值后还在同一条直线上",
    en="A signal that changes at a constant rate in time stays on its line",
    points=2,
    after=test_rows_cover_the_overlap,
)
def test_straight_lines(submission, draw):
    xa, ta, xb, tb = draw_streams(draw)
    slopes_a, slopes_b = draw.array(xa.shape[1]), draw.array(xb.shape[1])
    xa, xb = xa[0] + np.outer(ta, slopes_a), xb[0] + np.outer(tb, slopes_b)
    first = np.concatenate([xa[0] - ta[0] * slopes_a, xb[0] - tb[0] * slopes_b])
    slopes = np.concatenate([slopes_a, slopes_b])
    for rate in (1, 2, 4):
        expected = first + np.outer(true_moments(ta, tb, rate), slopes)
        joined = submission.align_streams(xa, ta, xb, tb, rate)
        assert_close(joined, expected, atol=1e-6, what=VALUES)


@check(
    zh="每个时刻只由前后相邻的两行线性插值",
    en="Each moment is interpolated between the rows just before and after it",
    points=2,
    after=test_rows_cover_the_overlap,
)
def test_between_neighbours(submission, draw):
    xa, ta, xb, tb = draw_streams(draw)
    for rate in (4, 16):
        joined = submission.align_streams(xa, ta, xb, tb, rate)
        assert_close(joined, true_values(xa, ta, xb, tb, rate), atol=1e-6, what=VALUES)


@check(
    zh="时钟的零点在哪里都一样，哪怕时刻是 1970 年以来的秒数",
    en="The zero of the clock doesn't matter, even with seconds since 1970",
    points=1,
    after=test_between_neighbours,
)
def test_zero_of_the_clock(submission, draw):
    xa, ta, xb, tb = draw_streams(draw)
    rate = draw.choice(RATES)
    expected = true_values(xa, ta, xb, tb, rate)
    for later in (2.0**30 + draw.integer(0, 9), -100.0):
        joined = submission.align_streams(xa, ta + later, xb, tb + later, rate)
        assert_close(joined, expected, atol=1e-4, what=VALUES)


@check(
    zh="浮点误差不会少一行",
    en="Rounding costs no row",
    points=1,
    after=test_rows_at_the_moments,
)
def test_rounding_costs_no_row(submission, draw):
    for traps in naive_rounding_traps():
        first, count, rate = draw.choice(traps)
        xa, xb = draw.array((count, 1)), draw.array((count + 1, 1))
        ta = (first + np.arange(count)) / rate
        tb = (first + np.arange(count + 1)) / rate
        joined = submission.align_streams(xa, ta, xb, tb, rate)
        assert_shape(joined, (count, 2), {(count - 1, 2): LAST_ROW_LOST})
        assert_close(joined, np.hstack([xa, xb[:-1]]), atol=1e-6, what=VALUES)


@check(
    zh="没有重叠时抛出 ValueError，首尾相接时有一行",
    en="No overlap raises ValueError; streams that just touch have one row",
    points=2,
    after=test_columns,
)
def test_no_overlap(submission, draw):
    rate, first = draw.choice(RATES), draw.integer(-40, 40)
    early, early_times = draw_stream(draw, first, draw.integer(1, 2))
    end = round(early_times[-1] * TICKS)
    late, touching = draw_stream(draw, end, draw.integer(1, 2))
    apart = touching + draw.integer(1, 80) / TICKS
    joined = submission.align_streams(early, early_times, late, touching, rate)
    assert_close(joined, np.concatenate([early[-1:], late[:1]], axis=1), what=VALUES)
    joined = submission.align_streams(late, touching, early, early_times, rate)
    assert_close(joined, np.concatenate([late[:1], early[-1:]], axis=1), what=VALUES)
    assert_raises(ValueError, submission.align_streams, early, early_times, late, apart, rate)
    assert_raises(ValueError, submission.align_streams, late, apart, early, early_times, rate)


@check(
    zh="不改动任何输入",
    en="No input is changed",
    points=1,
    after=test_columns,
)
def test_inputs_stay_unchanged(submission, draw):
    streams = draw_streams(draw)
    seen = submission.observe("align_streams", *streams, draw.choice(RATES))
    for name, before, after in zip(("xa", "ta", "xb", "tb"), streams, seen.arguments, strict=False):
        what = Text(zh=f"调用之后的 {name} ", en=f"{name} after the call")
        assert_same_array(after, before, what)
