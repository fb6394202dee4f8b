"""Checks of dtw: what prompt.en.md promises, property by property."""

import functools
import heapq
import itertools

import numpy as np

from grader.checks import Text, check, fail

STEPS = ((1, 1), (1, 0), (0, 1))
COST = Text(zh="cost ", en="cost")
PATH_SUM = Text(zh="沿你的 path 把距离加起来", en="the sum of the distances along your path")
REVERSED = Text(
    zh="像是倒着的：往回找到的路径要翻转过来",
    en="it looks reversed: a path that was found backwards has to be turned round",
)
ONE_TOO_LARGE = Text(
    zh="下标像是大了 1：表里的下标和帧的下标不一样",
    en="the indices look one too large: those of a padded table aren't those of the frames",
)


def draw_pair(draw, most=4):
    """Return two sequences of one to `most` frames each."""
    width = draw.integer(1, 3)
    return draw.array((draw.integer(1, most), width)), draw.array((draw.integer(1, most), width))


def draw_pairs(draw):
    """Return a pair of any kind, and one of a, a, a, b and a, b, b, b, with only one best path."""
    a = draw.array(draw.integer(1, 3))
    frames = np.stack([a, a + draw.integer(1, 9)])
    waiting = np.repeat(frames, (3, 1), axis=0), np.repeat(frames, (1, 3), axis=0)
    return draw_pair(draw), waiting


def read(answer):
    """Return the cost as a number and the path as an integer array of shape (length, 2)."""
    if not isinstance(answer, tuple | list) or len(answer) != 2:
        fail(
            Text(zh="应返回两个值：cost, path。", en="Expected two values: cost, path."),
            "(cost, path)",
            answer,
        )
    cost, path = answer
    number = np.asarray(cost)
    if number.ndim != 0 or number.dtype.kind not in "iuf":
        fail(Text(zh="cost 应是一个数。", en="cost should be one number."), "1.0", cost)
    try:
        pairs = np.asarray(path)
    except ValueError:  # rows of different lengths
        pairs = np.array(None)
    if pairs.dtype.kind not in "iu" or pairs.ndim != 2 or pairs.shape[1] != 2:
        fail(
            Text(
                zh="path 应由整数下标对 (i, j) 组成，至少有一对。",
                en="path should consist of pairs (i, j) of whole numbers, at least one.",
            ),
            "[(0, 0), ...]",
            path,
        )
    return float(number), pairs.astype(np.int64)


def answers(submission, pairs):
    """Yield each pair of sequences with the cost and the path that come for it."""
    for (x, y), answer in zip(pairs, submission.each("dtw", pairs), strict=True):
        yield x, y, *read(answer)


def assert_ends(path, x, y):
    """Fail unless the path goes from the first pair to the last."""
    first, last = (0, 0), (len(x) - 1, len(y) - 1)
    ends = tuple(path[0].tolist()), tuple(path[-1].tolist())
    if ends == (first, last):
        return
    hint = {(last, first): REVERSED, ((1, 1), (len(x), len(y))): ONE_TOO_LARGE}.get(ends)
    fail(
        Text(
            zh=f"path 应从 {first} 走到 {last}，实际从 {ends[0]} 走到 {ends[1]}"
            + (f"：{hint.zh}。" if hint else "。"),
            en=f"path should go from {first} to {last}, but goes from {ends[0]} to {ends[1]}"
            + (f": {hint.en}." if hint else "."),
        ),
        f"{first} … {last}",
        path,
    )


def assert_steps(path):
    """Fail unless each step of the path is one of the three."""
    pairs = [tuple(pair) for pair in path.tolist()]
    for here, there in itertools.pairwise(pairs):
        if (there[0] - here[0], there[1] - here[1]) not in STEPS:
            fail(
                Text(
                    zh=f"path 不能一步从 {here} 走到 {there}：每步两个下标各加 0 或 1，"
                    "至少一个加 1。",
                    en=f"path can't step from {here} to {there}: both indices grow by 0 or 1, "
                    "at least one of them by 1.",
                ),
                "(1, 1), (1, 0), (0, 1)",
                path,
            )


@functools.cache
def all_paths(rows, columns):
    """Return every path from (0, 0) to (rows - 1, columns - 1); 63 for 4 by 4."""
    if (rows, columns) == (1, 1):
        return [[(0, 0)]]
    shorter = [(rows - down, columns - right) for down, right in STEPS]
    return [
        [*path, (rows - 1, columns - 1)]
        for size in shorter
        if min(size) > 0
        for path in all_paths(*size)
    ]


@functools.cache
def cells_of_paths(rows, columns):
    """Return for each path which cells it takes, as 0 and 1: (paths, rows * columns)."""
    taken = np.zeros((len(all_paths(rows, columns)), rows, columns))
    for number, path in enumerate(all_paths(rows, columns)):
        taken[number][tuple(np.transpose(path))] = 1
    return taken.reshape(len(taken), -1)


def distances(x, y):
    return np.sqrt(((x[:, None] - y[None]) ** 2).sum(axis=-1))


def path_sum(path, x, y):
    """Return the sum of the distances of the pairs on a path."""
    return float(distances(x, y)[tuple(np.transpose(path))].sum())


def smallest_sum(x, y):
    """Return the smallest sum of all paths, by trying every one."""
    distance = distances(x, y)
    return float((cells_of_paths(*distance.shape) @ distance.ravel()).min())


def shortest_way(x, y):
    """Return the smallest sum by Dijkstra's algorithm, for sequences with too many paths to try."""
    distance = distances(x, y)
    goal = len(x) - 1, len(y) - 1
    queue, done = [(distance[0, 0], (0, 0))], set()
    while True:
        total, cell = heapq.heappop(queue)
        if cell == goal:
            return float(total)
        if cell in done:
            continue
        done.add(cell)
        for down, right in STEPS:
            there = cell[0] + down, cell[1] + right
            if there[0] <= goal[0] and there[1] <= goal[1]:
                heapq.heappush(queue, (total + distance[there], there))


def assert_number(value, expected, what):
    """Fail unless a cost is as expected; roots of rounding errors add up to less than 1e-4."""
    if not abs(value - expected) <= 1e-4 + 1e-6 * abs(expected):
        fail(
            Text(
                zh=f"{what.zh}应为 {expected:.6g}，实际是 {value:.6g}。",
                en=f"Expected {what.en} to be {expected:.6g}, but it is {value:.6g}.",
            ),
            float(expected),
            value,
        )


@check(
    zh="返回两个值：一个数 cost，和由下标对组成的 path",
    en="It returns two values: a number, cost, and pairs of indices, path",
    points=1,
)
def test_returns_cost_and_path(submission, draw):
    for _ in answers(submission, draw_pairs(draw)):
        pass


@check(
    zh="path 从 (0, 0) 走到 (n − 1, m − 1)",
    en="The path goes from (0, 0) to (n − 1, m − 1)",
    points=2,
    after=test_returns_cost_and_path,
)
def test_path_joins_both_ends(submission, draw):
    for x, y, _, path in answers(submission, draw_pairs(draw)):
        assert_ends(path, x, y)


@check(
    zh="path 每步只走到相邻的格子，不后退，不跳过",
    en="The path steps to a neighbouring cell each time, never back, never skipping",
    points=2,
    after=test_returns_cost_and_path,
)
def test_path_takes_single_steps(submission, draw):
    for _, _, _, path in answers(submission, draw_pairs(draw)):
        assert_steps(path)


@check(
    zh="cost 是所有路径里最小的总距离（与逐条列举的结果比较）",
    en="The cost is the smallest sum of all paths (compared with trying every path)",
    points=3,
    after=test_returns_cost_and_path,
    examples=40,
)
def test_cost_is_smallest(submission, draw):
    for x, y, cost, _ in answers(submission, draw_pairs(draw)):
        assert_number(cost, smallest_sum(x, y), COST)


@check(
    zh="沿 path 把距离加起来，正好是最小的总距离",
    en="The distances along the path add up to the smallest sum",
    points=2,
    after=test_path_takes_single_steps,
    examples=35,
)
def test_path_is_a_cheapest_one(submission, draw):
    for x, y, _, path in answers(submission, draw_pairs(draw)):
        assert_ends(path, x, y)
        assert_steps(path)
        assert_number(path_sum(path, x, y), smallest_sum(x, y), PATH_SUM)


@check(
    zh="一边只有一帧时，它和另一边的每一帧都对应",
    en="Where one side has one frame only, that frame belongs to every frame of the other",
    points=1,
    after=test_cost_is_smallest,
)
def test_single_frame(submission, draw):
    frames, width = draw.integer(1, 6), draw.integer(1, 3)
    one, many = draw.array((1, width)), draw.array((frames, width))
    for x, y, cost, path in answers(submission, [(one, many), (many, one)]):
        assert_ends(path, x, y)
        assert_steps(path)
        assert_number(cost, np.sqrt(((x - y) ** 2).sum(axis=1)).sum(), COST)


@check(
    zh="70 帧对 56 帧也能很快算完，而且算得对",
    en="70 frames against 56 are quick, and right as well",
    points=2,
    after=test_path_is_a_cheapest_one,
)
def test_long_sequences(submission, rng):
    walk = np.cumsum(rng.normal(size=(112, 3)), axis=0)
    noise = rng.normal(size=(126, 3)) / 4
    starts_slowly = (111 * np.linspace(0, 1, 70) ** 2).astype(int)
    ends_slowly = (111 * np.linspace(0, 1, 56) ** 0.5).astype(int)
    x, y = walk[starts_slowly] + noise[:70], walk[ends_slowly] + noise[70:]
    cost, path = read(submission.dtw(x, y))
    expected = shortest_way(x, y)
    assert_number(cost, expected, COST)
    assert_ends(path, x, y)
    assert_steps(path)
    assert_number(path_sum(path, x, y), expected, PATH_SUM)


@check(
    zh="同一段序列，两边各把一些帧重复几次，cost 是 0",
    en="Two copies of a sequence, each with some frames repeated, are at a cost of 0",
    points=1,
    after=test_cost_is_smallest,
)
def test_stretched_copies_cost_nothing(submission, draw):
    frames, width = draw.integer(1, 5), draw.integer(1, 3)
    original = draw.array((frames, width))
    x, y = (
        np.repeat(original, [draw.integer(1, 5) for _ in range(frames)], axis=0) for _ in range(2)
    )
    cost, path = read(submission.dtw(x, y))
    assert_number(cost, 0.0, COST)
    assert_ends(path, x, y)
    assert_steps(path)
    assert_number(path_sum(path, x, y), 0.0, PATH_SUM)


@check(
    zh="两段序列交换，或者一起倒放，cost 不变",
    en="The cost is the same with both sequences swapped, or both played backwards",
    points=1,
    after=test_returns_cost_and_path,
)
def test_swapped_and_backwards(submission, draw):
    x, y = draw_pair(draw, most=5)
    pairs = [(x, y), (y, x), (x[::-1].copy(), y[::-1].copy())]
    swapped = Text(zh="交换之后的 cost ", en="the cost once swapped")
    backwards = Text(zh="倒放之后的 cost ", en="the cost when played backwards")
    costs = (cost for _, _, cost, _ in answers(submission, pairs))
    first = next(costs)
    for cost, what in zip(costs, (swapped, backwards), strict=True):
        assert_number(cost, first, what)
