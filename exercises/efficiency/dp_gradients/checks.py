"""Checks of dp_gradients: what prompt.en.md promises, property by property."""

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

FULL = Text(zh="full", en="full")
STEP = 1e-5


def worker(number):
    """Name a worker's gradient in a message."""
    return Text(zh=f"local[{number}]", en=f"local[{number}]")


def example():
    """Return the shards from the prompt and a weight of another width, (2, 3)."""
    shards = [
        (np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]]), np.array([0, 1, 1])),
        (np.array([[2.0, 0.0]]), np.array([1])),
    ]
    return shards, np.array([[0.5, 0.0, -0.5], [0.0, 1.0, 0.0]])


def mean_loss(x, y, weight):
    """Return the mean loss of some samples."""
    scores = x @ weight
    return np.mean(np.logaddexp.reduce(scores, axis=1) - scores[np.arange(len(y)), y])


def slope(x, y, weight):
    """Return the derivative of the mean loss by finite differences."""
    gradient = np.zeros(weight.shape)
    for cell in np.ndindex(weight.shape):
        up, down = weight.copy(), weight.copy()
        up[cell] += STEP
        down[cell] -= STEP
        gradient[cell] = (mean_loss(x, y, up) - mean_loss(x, y, down)) / (2 * STEP)
    return gradient


def whole(shards):
    """Return all samples of all shards."""
    return np.concatenate([x for x, _ in shards]), np.concatenate([y for _, y in shards])


def a_batch(draw, sizes):
    """Return shards of these sizes, and a weight."""
    width, classes = draw.integer(1, 3), draw.integer(2, 3)
    shards = [
        (draw.array((size, width), -3, 3), draw.array(size, 0, classes - 1, "int64"))
        for size in sizes
    ]
    return shards, draw.array((width, classes), -2, 2)


def unequal(draw):
    """Return sizes of 2 or 3 shards, one of them larger than any other."""
    sizes = [draw.integer(1, 2) for _ in range(draw.integer(2, 3))]
    sizes[draw.integer(0, len(sizes) - 1)] += 2
    return sizes


def parts(value, workers):
    """Return the workers' gradients and the merged one, or fail saying what came instead."""
    if value is None:
        assert_array(value)
    if not isinstance(value, list | tuple) or len(value) != 2:
        fail(
            Text(
                zh="应返回两项 (local, full)：各 worker 的梯度，以及合并后的梯度。",
                en="Expected a pair (local, full): the workers' gradients and the merged one.",
            ),
            "(local, full)",
            value,
        )
    local, full = value
    stacked = isinstance(local, np.ndarray) and local.ndim > 0
    if not stacked and not isinstance(local, list | tuple):
        fail(
            Text(
                zh="local 应是列表，每个 worker 一个梯度。",
                en="local should be a list with one gradient per worker.",
            ),
            f"{workers} arrays",
            local,
        )
    if len(local) != workers:
        fail(
            Text(
                zh=f"有 {workers} 个 worker，local 却有 {len(local)} 项。",
                en=f"There are {workers} workers, but local has {len(local)} items.",
            ),
            f"{workers} arrays",
            local,
        )
    return [assert_array(each) for each in local], assert_array(full)


def assert_gradient(value, expected, what):
    """Fail unless a gradient agrees with finite differences."""
    assert_close(value, expected, rtol=1e-5, atol=1e-6, what=what)


@check(
    zh="返回两项：每个 worker 的梯度，以及合并后的梯度",
    en="It returns a pair: each worker's gradient, and the merged one",
    points=1,
)
def test_returns_local_and_full(submission):
    shards, weight = example()
    parts(submission.dp_gradients(shards, weight), 2)
    parts(submission.dp_gradients(shards[:1], weight), 1)


@check(
    zh="每个梯度的形状都和 weight 一样",
    en="Every gradient has the shape of weight",
    points=1,
    after=test_returns_local_and_full,
)
def test_shapes(submission):
    shards, weight = example()
    hints = {(3, 2): Text(zh="转置了", en="it is transposed")}
    local, full = parts(submission.dp_gradients(shards, weight), 2)
    for each in (*local, full):
        assert_shape(each, (2, 3), hints)


@check(
    zh="只有一个 worker 时，local[0] 是平均损失的导数（与有限差分一致）",
    en="With one worker local[0] is the derivative of the mean loss, as finite differences have it",
    points=2,
    after=test_shapes,
)
def test_one_worker(submission, draw):
    shards, weight = a_batch(draw, [draw.integer(2, 4)])
    local, _ = parts(submission.dp_gradients(shards, weight), 1)
    expected = slope(*shards[0], weight)
    if np.allclose(local[0], -expected, atol=1e-6) and not np.allclose(expected, 0, atol=1e-6):
        fail(
            Text(
                zh="符号反了：这是下降的方向，梯度应是上升的方向。",
                en="The sign is reversed: this is the direction of descent; a gradient ascends.",
            ),
            expected,
            local[0],
        )
    assert_gradient(local[0], expected, worker(0))


@check(
    zh="每个 worker 的梯度只取决于自己那一片，除以自己的样本数",
    en="Each worker's gradient depends on its own shard alone, divided by its own size",
    points=2,
    after=test_one_worker,
)
def test_each_worker_has_its_own(submission, draw):
    shards, weight = a_batch(draw, unequal(draw))
    local, _ = parts(submission.dp_gradients(shards, weight), len(shards))
    for number, (each, (x, y)) in enumerate(zip(local, shards, strict=True)):
        assert_gradient(each, slope(x, y, weight), worker(number))


@check(
    zh="各片一样大时，full 是所有样本平均损失的导数",
    en="With shards of one size, full is the derivative of the mean loss over all samples",
    points=2,
    after=test_shapes,
)
def test_equal_shards(submission, draw):
    size = draw.integer(2, 3)
    shards, weight = a_batch(draw, [size] * draw.integer(2, 3))
    _, full = parts(submission.dp_gradients(shards, weight), len(shards))
    assert_gradient(full, slope(*whole(shards), weight), FULL)


@check(
    zh="各片大小不同时，full 仍是所有样本平均损失的导数",
    en="With shards of different sizes, full still is the derivative over all samples",
    points=4,
    after=test_equal_shards,
)
def test_unequal_shards(submission, draw):
    shards, weight = a_batch(draw, unequal(draw))
    _, full = parts(submission.dp_gradients(shards, weight), len(shards))
    expected = slope(*whole(shards), weight)
    plain = np.mean([slope(x, y, weight) for x, y in shards], axis=0)
    if np.allclose(full, plain, atol=1e-6) and not np.allclose(full, expected, atol=1e-6):
        sizes = [len(y) for _, y in shards]
        fail(
            Text(
                zh=f"这是平均的平均：各片有 {sizes} 个样本，小片里的样本因此占了更大的份量。",
                en=f"This is a mean of means: shards have {sizes} samples, so samples in a small "
                "shard count for more.",
            ),
            expected,
            full,
        )
    assert_gradient(full, expected, FULL)


@check(
    zh="空的一片：local 里是 0，不影响 full",
    en="An empty shard is 0 in local and doesn't change full",
    points=2,
    after=test_unequal_shards,
)
def test_empty_shard(submission, draw):
    sizes = [draw.integer(1, 2) for _ in range(draw.integer(1, 2))]
    sizes.insert(draw.integer(0, len(sizes)), 0)
    shards, weight = a_batch(draw, sizes)
    local, full = parts(submission.dp_gradients(shards, weight), len(shards))
    for number, (each, (x, y)) in enumerate(zip(local, shards, strict=True)):
        expected = slope(x, y, weight) if len(y) else np.zeros(weight.shape)
        assert_gradient(each, expected, worker(number))
    assert_gradient(full, slope(*whole(shards), weight), FULL)


@check(zh="不改动输入", en="The input stays as it was", points=1, after=test_shapes)
def test_inputs_stay_unchanged(submission, draw):
    shards, weight = a_batch(draw, [2, 1])
    seen = submission.observe("dp_gradients", shards, weight)
    shards_after, weight_after = seen.arguments
    changed = Text(zh="输入被改动：weight", en="weight was changed")
    assert_same_array(weight_after, weight, changed)
    if len(shards_after) != len(shards):
        fail(Text(zh="列表 shards 的长度被改动了。", en="The list shards has another length now."))
    for number, (after, before) in enumerate(zip(shards_after, shards, strict=True)):
        what = f"shards[{number}]"
        changed = Text(zh=f"输入被改动：{what}", en=f"{what} was changed")
        if not isinstance(after, tuple) or len(after) != 2:
            fail(changed)
        for now, then in zip(after, before, strict=True):
            assert_same_array(now, then, changed)
