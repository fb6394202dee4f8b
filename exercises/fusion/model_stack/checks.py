"""Checks of model_stack: no leak, then each level against another way to compute it."""

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

LABELS = np.array([5, -2, 40])
ROWS_FIRST = Text(
    zh="每行是一个样本，每列是一个模态",
    en="a row stands for a sample, a column for a modality",
)
LEAKED = Text(
    zh="只改了一折的 y，这一折的折外预测就不该变；预测",
    en="with y of one fold changed, the out-of-fold predictions of that fold should stay",
)
OUT_OF_FOLD = Text(zh="折外预测", en="an out-of-fold prediction")
WEIGHTS = Text(zh="由折外预测拟合的权重", en="a weight fitted to the out-of-fold predictions")
MEMORISED = Text(
    zh="只会死记硬背的模态的折外预测",
    en="the out-of-fold prediction of a modality that learns rows by heart",
)
NO_WEIGHT = Text(
    zh="只会死记硬背的模态的权重", en="the weight of a modality that learns rows by heart"
)
PREDICTIONS = Text(zh="新样本的预测", en="the prediction for a new row")


def draw_folds(draw, rows):
    """Return fold labels, at least two of them different."""
    order = draw.array(rows, 0, 2, np.int64)
    if np.all(order == order[0]):
        order[-1] = (order[0] + 1) % 3
    return LABELS[order]


def draw_problem(draw):
    """Return arguments for the learner's function."""
    modalities, rows, dims = draw.integer(1, 3), draw.integer(2, 7), draw.integer(1, 3)
    return (
        draw.array((modalities, rows, dims), -3, 3),
        draw.array(rows, -4, 4),
        draw_folds(draw, rows),
        draw.array((modalities, draw.integer(1, 3), dims), -3, 3),
        draw.choice([1.0, 0.5, 4.0]),
    )


def ridge_by_least_squares(x, t, ridge):
    """Return the coefficients, with the penalty as further rows."""
    dims = x.shape[1]
    rows = np.concatenate((x, np.sqrt(ridge) * np.eye(dims)))
    return np.linalg.lstsq(rows, np.concatenate((t, np.zeros(dims))), rcond=None)[0]


def held_out_predictions(x, y, folds, ridge):
    """Return what models fitted without a fold predict for it, from one fit on all rows.

    With H the matrix that turns y into fitted values and e the residuals of a fold's rows in that
    fit, the residuals of these rows where they are left out are (I - H of these rows)⁻¹ e.
    """
    hat = x @ np.linalg.inv(x.T @ x + ridge * np.eye(x.shape[1])) @ x.T
    residuals = y - hat @ y
    predictions = np.zeros(len(y))
    for label in set(folds.tolist()):
        rows = np.flatnonzero(folds == label)
        own = np.eye(len(rows)) - hat[np.ix_(rows, rows)]
        predictions[rows] = y[rows] - np.linalg.solve(own, residuals[rows])
    return predictions


def three_arrays(value):
    """Return the three arrays of a result."""
    if not isinstance(value, tuple | list) or len(value) != 3:
        fail(
            Text(
                zh="应返回三个数组：折外预测、权重、新样本的预测。",
                en="Expected three arrays: out-of-fold predictions, weights and predictions.",
            ),
            "(out_of_fold, weights, predictions)",
            value,
        )
    return tuple(assert_array(part) for part in value)


@check(
    zh="返回三个数组，形状正确",
    en="It returns three arrays of the right shapes",
    points=1,
)
def test_shapes(submission, rng):
    for modalities, rows, dims, new_rows in ((2, 4, 1, 3), (1, 3, 2, 5), (3, 2, 1, 1)):
        folds = LABELS[np.arange(rows) % 2]
        features = rng.normal(size=(modalities, rows, dims))
        new_features = rng.normal(size=(modalities, new_rows, dims))
        out_of_fold, weights, predictions = three_arrays(
            submission.model_stack(features, rng.normal(size=rows), folds, new_features, 1.0)
        )
        assert_shape(out_of_fold, (rows, modalities), {(modalities, rows): ROWS_FIRST})
        assert_shape(weights, (modalities,))
        assert_shape(predictions, (new_rows,))


@check(
    zh="没有泄漏：一折的折外预测和这一折的 y 无关",
    en="Nothing leaks: out-of-fold predictions of a fold don't depend on its own y",
    points=2,
    after=test_shapes,
    examples=25,
)
def test_no_leak(submission, draw):
    features, y, folds, new_features, ridge = draw_problem(draw)
    before = three_arrays(submission.model_stack(features, y, folds, new_features, ridge))[0]
    held = folds == folds[draw.integer(0, len(y) - 1)]
    changed = y + held * draw.array(len(y), 1, 9)
    after = three_arrays(submission.model_stack(features, changed, folds, new_features, ridge))[0]
    assert_close(after[held], before[held], what=LEAKED)


@check(
    zh="折外预测来自用其余各折拟合的模型，每行对应自己的样本",
    en="Out-of-fold predictions come from models of all other folds, each in its own row",
    points=3,
    after=test_shapes,
    examples=25,
)
def test_out_of_fold(submission, draw):
    features, y, folds, new_features, ridge = draw_problem(draw)
    out_of_fold = three_arrays(submission.model_stack(features, y, folds, new_features, ridge))[0]
    expected = np.stack([held_out_predictions(x, y, folds, ridge) for x in features], axis=1)
    assert_close(out_of_fold, expected, what=OUT_OF_FOLD)


@check(
    zh="权重是对折外预测的岭回归",
    en="The weights are the ridge regression on the out-of-fold predictions",
    points=2,
    after=test_out_of_fold,
    examples=20,
)
def test_weights(submission, draw):
    features, y, folds, new_features, ridge = draw_problem(draw)
    out_of_fold, weights, _ = three_arrays(
        submission.model_stack(features, y, folds, new_features, ridge)
    )
    assert_close(weights, ridge_by_least_squares(out_of_fold, y, ridge), what=WEIGHTS)


@check(
    zh="只会死记硬背的模态得不到权重",
    en="A modality that only learns rows by heart gets no weight",
    points=1,
    after=test_shapes,
)
def test_memoriser(submission, draw):
    # Every row has a feature of its own, so nothing is known about a row that was left out.
    rows = draw.integer(2, 6)
    features = np.stack((np.eye(rows), draw.array((rows, rows), -3, 3)))
    y = draw.array(rows, 1, 5)
    folds = draw_folds(draw, rows)
    ridge = draw.choice([1.0, 0.125])
    out_of_fold, weights, _ = three_arrays(
        submission.model_stack(features, y, folds, features, ridge)
    )
    assert_close(out_of_fold[:, 0], np.zeros(rows), what=MEMORISED)
    assert_close(weights[:1], np.zeros(1), what=NO_WEIGHT)


@check(
    zh="新样本的预测：每个模态用全部样本重新拟合，再按权重相加",
    en="New rows: each modality is fitted again on all rows, and the weights add them up",
    points=2,
    after=test_weights,
)
def test_predictions(submission, draw):
    features, y, folds, new_features, ridge = draw_problem(draw)
    _, weights, predictions = three_arrays(
        submission.model_stack(features, y, folds, new_features, ridge)
    )
    expected = np.zeros(new_features.shape[1])
    for weight, x, new in zip(weights, features, new_features, strict=True):
        expected += weight * (new @ ridge_by_least_squares(x, y, ridge))
    assert_close(predictions, expected, what=PREDICTIONS)


@check(
    zh="不改动输入",
    en="The inputs stay as they were",
    points=1,
    after=test_shapes,
)
def test_inputs_stay_unchanged(submission, rng):
    features, new_features = rng.normal(size=(2, 6, 2)), rng.normal(size=(2, 3, 2))
    y, folds = rng.normal(size=6), LABELS[[0, 2, 1, 0, 2, 1]]
    given = (features, y, folds, new_features)
    seen = submission.observe("model_stack", *given, 1.0)
    names = ("features", "y", "folds", "new_features")
    for name, before, after in zip(names, given, seen.arguments, strict=False):
        assert_same_array(after, before, Text(zh=f"{name} 被改动", en=f"the input {name}"))
