"""Checks of mixup_pair: what prompt.en.md promises, property by property."""

import numpy as np

from grader.checks import (
    Text,
    assert_array,
    assert_close,
    assert_dtype,
    assert_raises,
    assert_same_array,
    assert_shape,
    check,
    fail,
)

LABELS = Text(zh="标签", en="the labels")


def example():
    """Return the batch from the prompt: image (3, 2), text (3, 1), labels (3, 2)."""
    image = np.array([[0.0, 2.0], [4.0, 6.0], [8.0, 8.0]])
    text = np.array([[10], [20], [30]])
    return [image, text], np.array([[1, 0], [0, 1], [1, 0]])


def batch(draw, rows):
    """Return an image, a text and one number per row, no two rows alike, and soft labels."""
    image = draw.array((rows, 1, 2))
    text = draw.array((rows, draw.integer(1, 3)))
    image[:, 0, 0], text[:, 0] = np.arange(rows), 10 + np.arange(rows)
    share = draw.array((rows, 1), 0, 1)
    labels = np.concatenate((share, 1 - share), axis=1)
    return [image, text, 100.0 + np.arange(rows)], labels


def mixed(x, lam, perm):
    """Mix by a matrix that holds the weight of each old row in each new one."""
    weights = np.zeros((len(x), len(x)))
    for row, partner in enumerate(perm):
        weights[row, row] += lam
        weights[row, partner] += 1 - lam
    return np.tensordot(weights, x, axes=1)


def modality(number):
    """Name a modality in a message."""
    return Text(zh=f"模态 {number}（从 0 数起）", en=f"modality {number} (counted from 0)")


def parts(value, count):
    """Return the `count` mixed modalities and the mixed labels, or fail saying what came."""
    if not isinstance(value, list | tuple) or len(value) != 2:
        assert_pair(value)
    features, labels = value
    if not isinstance(features, list | tuple):
        fail(
            Text(
                zh="第一项应是列表或元组，每个模态一个数组。",
                en="The first item should be a list or a tuple with one array per modality.",
            ),
            f"{count} arrays",
            features,
        )
    if len(features) != count:
        fail(
            Text(
                zh=f"传入了 {count} 个模态，返回了 {len(features)} 个。",
                en=f"There were {count} modalities, {len(features)} came back.",
            ),
            f"{count} arrays",
            features,
        )
    return [assert_array(each) for each in features], assert_array(labels)


def assert_pair(value):
    """Fail: `value` is no pair."""
    if value is None:
        assert_array(value)
    fail(
        Text(
            zh="应返回两项 (features, labels)：混合后的各模态，以及混合后的标签。",
            en="Expected a pair (features, labels): the mixed modalities and the mixed labels.",
        ),
        "(features, labels)",
        value,
    )


@check(
    zh="返回两项：各模态的列表，以及标签",
    en="It returns a pair: a list of modalities, and labels",
    points=1,
)
def test_returns_features_and_labels(submission):
    features, labels = example()
    parts(submission.mixup_pair(features, labels, 0.75, np.array([1, 2, 0])), 2)
    parts(submission.mixup_pair(features[:1], labels, 0.75, np.array([1, 2, 0])), 1)


@check(
    zh="每个数组的形状不变，轴数不限，一行也行",
    en="Every array keeps its shape, whatever its axes, also with one row",
    points=2,
    after=test_returns_features_and_labels,
)
def test_shapes(submission, draw):
    rows = draw.integer(1, 4)
    shapes = [(rows,), (rows, 3), (rows, 2, 5), (rows, 2, 1, 3)]
    features, labels = [draw.array(shape) for shape in shapes], draw.array((rows, 2), 0, 1)
    perm, lam = draw.permutation(rows), draw.number(0, 1)
    mixed_features, mixed_labels = parts(submission.mixup_pair(features, labels, lam, perm), 4)
    for each, shape in zip(mixed_features, shapes, strict=True):
        assert_shape(each, shape)
    assert_shape(mixed_labels, (rows, 2))


@check(
    zh="lam = 1 时什么都不变",
    en="With lam = 1 nothing changes",
    points=1,
    after=test_shapes,
)
def test_lam_one_changes_nothing(submission, draw):
    rows = draw.integer(2, 5)
    features, labels = batch(draw, rows)
    perm = np.roll(np.arange(rows), -draw.integer(1, rows - 1))
    mixed_features, mixed_labels = parts(submission.mixup_pair(features, labels, 1.0, perm), 3)
    for number, (each, x) in enumerate(zip(mixed_features, features, strict=True)):
        assert_close(each, x, what=modality(number))
    assert_close(mixed_labels, labels, what=LABELS)


@check(
    zh="lam = 0 时，每个模态的第 i 行都换成第 perm[i] 行",
    en="With lam = 0 row i of every modality becomes row perm[i]",
    points=2,
    after=test_lam_one_changes_nothing,
)
def test_lam_zero_takes_the_partner(submission, draw):
    rows = draw.integer(3, 5)
    features, labels = batch(draw, rows)
    # A shift by one is not its own inverse, so it tells x[perm] from its opposite.
    perm = np.roll(np.arange(rows), draw.choice([-1, 1]))
    mixed_features, _ = parts(submission.mixup_pair(features, labels, 0.0, perm), 3)
    inverse = np.argsort(perm)
    pairs = list(zip(mixed_features, features, strict=True))
    if all(np.allclose(each, x[inverse]) for each, x in pairs):
        fail(
            Text(
                zh="排列用反了：第 i 行的搭档是第 perm[i] 行。",
                en="The permutation is used the wrong way round: the partner of row i is row "
                "perm[i].",
            ),
            features[0][perm],
            mixed_features[0],
        )
    for number, (each, x) in enumerate(pairs):
        expected = np.stack([x[partner] for partner in perm])
        assert_close(each, expected, what=modality(number))


@check(
    zh="lam 在 0 和 1 之间时，每个模态都按 lam 和 1 − lam 混合",
    en="With lam in between, every modality is blended by lam and 1 − lam",
    points=3,
    after=test_lam_zero_takes_the_partner,
    examples=15,
)
def test_features_blend(submission, draw):
    rows = draw.integer(2, 5)
    features, labels = batch(draw, rows)
    perm, lam = draw.permutation(rows), draw.number(0.125, 0.875)
    mixed_features, _ = parts(submission.mixup_pair(features, labels, lam, perm), 3)
    for number, (each, x) in enumerate(zip(mixed_features, features, strict=True)):
        assert_close(each, mixed(x, lam, perm), what=modality(number))


@check(
    zh="标签用同一个 lam、同一个 perm 混合",
    en="The labels are blended with the same lam and perm",
    points=3,
    after=test_lam_one_changes_nothing,
)
def test_labels_blend(submission, draw):
    rows = draw.integer(3, 5)
    features, labels = batch(draw, rows)
    perm = np.roll(np.arange(rows), draw.choice([-1, 1]))
    lam = draw.number(0, 1)
    _, mixed_labels = parts(submission.mixup_pair(features, labels, lam, perm), 3)
    expected = mixed(labels, lam, perm)
    if not np.allclose(mixed_labels, expected) and np.allclose(mixed_labels, labels):
        fail(
            Text(
                zh="特征混合了，标签却没有变。",
                en="The features were to be mixed, but the labels are what they were.",
            ),
            expected,
            mixed_labels,
        )
    assert_close(mixed_labels, expected, what=LABELS)


@check(
    zh="float32 和 float64 保持不变；整数混合后是浮点数，不取整、不溢出",
    en="float32 and float64 stay; integers become floats, neither rounded nor overflown",
    points=2,
    after=test_features_blend,
)
def test_dtypes(submission, draw):
    rows = draw.integer(2, 4)
    perm = np.roll(np.arange(rows), 1)
    lam = draw.choice([0.25, 0.5, 0.75])
    for kind, most in (("float32", 9), ("float64", 9), ("uint8", 255), ("int64", 255)):
        x = draw.array((rows, 1), 0, most, kind)
        labels = (draw.array((rows, 1), 0, 1, "int64") == np.arange(2)).astype(kind)
        value = submission.mixup_pair([x], labels, lam, perm)
        (mixed_x,), mixed_labels = parts(value, 1)
        for each, old, what in ((mixed_x, x, modality(0)), (mixed_labels, labels, LABELS)):
            if old.dtype.kind == "f":
                assert_dtype(each, old.dtype)
            elif each.dtype not in (np.dtype("float32"), np.dtype("float64")):
                fail(
                    Text(
                        zh=f"{what.zh}：整数混合后应是 float32 或 float64，实际是 {each.dtype}。",
                        en=f"{what.en}: mixed integers should be float32 or float64, "
                        f"not {each.dtype}.",
                    ),
                    mixed(old, lam, perm),
                    each,
                )
            assert_close(each, mixed(old, lam, perm), rtol=1e-5, atol=1e-4, what=what)


@check(
    zh="不改动输入的数组和列表",
    en="The arrays and the list that were passed stay as they were",
    points=2,
    after=test_shapes,
)
def test_inputs_stay_unchanged(submission, draw):
    rows = draw.integer(2, 4)
    features, labels = batch(draw, rows)
    perm = np.roll(np.arange(rows), 1)
    seen = submission.observe("mixup_pair", features, labels, draw.choice([0.25, 0.5]), perm)
    features_after, labels_after, _, perm_after = seen.arguments
    if len(features_after) != len(features):
        fail(
            Text(
                zh="列表 features 的长度被改动了。",
                en="The list features has another length after the call.",
            )
        )
    for number, (after, x) in enumerate(zip(features_after, features, strict=True)):
        assert_same_array(
            after,
            x,
            Text(
                zh=f"输入被改动：features[{number}]",
                en=f"the input features[{number}] was changed",
            ),
        )
    assert_same_array(labels_after, labels, Text(zh="输入被改动：labels", en="labels was changed"))
    assert_same_array(perm_after, perm, Text(zh="输入被改动：perm", en="perm was changed"))


@check(
    zh="行数不一致时抛出 ValueError",
    en="Different numbers of rows raise ValueError",
    points=2,
    after=test_shapes,
)
def test_rows_must_match(submission, rng):
    # Rows of: first modality, second modality, labels, perm.
    for first, second, label_rows, partners in (
        (3, 2, 3, 3),
        (3, 4, 3, 3),
        (2, 3, 3, 3),
        (4, 3, 3, 3),
        (3, 3, 2, 3),
        (3, 3, 4, 3),
        (3, 3, 3, 1),
        (3, 3, 3, 2),
        (3, 3, 3, 4),
        (3, 1, 3, 3),
    ):
        features = [rng.normal(size=(first, 2)), rng.normal(size=(second, 3))]
        labels = np.eye(2)[rng.integers(2, size=label_rows)]
        assert_raises(
            ValueError, submission.mixup_pair, features, labels, 0.5, rng.permutation(partners)
        )
