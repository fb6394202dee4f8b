"""The properties of build_model in plain Keras, trained on the samples in `fusion_task.npz`."""

from collections.abc import Callable
from functools import cache
from typing import Any

import keras
import numpy as np

Function = Callable[..., Any]

CLASSES = 10
LARGEST_ID = 9_999
EXAMPLE = ((28, 28, 1), (100,))
TASK = ((28, 28, 1), (20,))
BATCH, ROWS_BETWEEN_LOOKS, MOST_ROUNDS = 32, 512, 32


def inputs(rows: int, image_shape: tuple[int, ...], text_shape: tuple[int, ...]) -> list[Any]:
    """Return random images and token ids."""
    random = np.random.default_rng(rows)
    images = random.random((rows, *image_shape), dtype="float32")
    return [images, random.integers(1, LARGEST_ID + 1, (rows, *text_shape), dtype="int32")]


def predict(model: Any, both: list[Any]) -> Any:
    """Return the predictions for images and tokens."""
    return model.predict(both, verbose=0)


def assert_probabilities(predicted: Any, rows: int) -> None:
    """Fail unless there is one distribution over the classes for each row."""
    assert predicted.shape == (rows, CLASSES)
    assert np.isfinite(predicted).all()
    assert (predicted >= 0).all()
    np.testing.assert_allclose(predicted.sum(axis=1), 1, atol=2e-3)


@cache
def untrained(build_model: Function) -> Any:
    """Return one model for the example's shapes."""
    return build_model(*EXAMPLE)


@cache
def samples() -> dict[str, Any]:
    """Return the rows to train on, to look at meanwhile and to score on at last."""
    with np.load("fusion_task.npz") as file:
        return dict(file)


def held_out() -> tuple[Any, Any, Any]:
    """Return images, tokens and classes of the rows to score on."""
    data = samples()
    return data["test_images"], data["test_tokens"], data["test_classes"]


def values(weights: list[Any]) -> list[Any]:
    """Return what weights hold now."""
    return [keras.ops.convert_to_numpy(weight).copy() for weight in weights]


def accuracy(model: Any, images: Any, tokens: Any, classes: Any) -> float:
    """Return the share of rows that the model gets right."""
    return float((predict(model, [images, tokens]).argmax(axis=1) == classes).mean())


@cache
def trained(build_model: Function) -> dict[str, Any]:
    """Train a model until it has learnt the task, with another one standing by."""
    data = samples()
    model, bystander = build_model(*TASK), build_model(*TASK)
    images, tokens, classes = (data[f"watch_{part}"] for part in ("images", "tokens", "classes"))
    watched, labels = [images, tokens], keras.utils.to_categorical(classes, CLASSES)
    first_loss = model.evaluate(watched, labels, verbose=0, return_dict=True)["loss"]
    before, bystander_before = values(model.trainable_weights), values(bystander.weights)
    order = np.random.default_rng(0).permutation(len(data["train_classes"]))
    for number in range(MOST_ROUNDS):
        start = number * ROWS_BETWEEN_LOOKS % len(order)
        rows = order[start : start + ROWS_BETWEEN_LOOKS]
        model.fit(
            [data["train_images"][rows], data["train_tokens"][rows]],
            keras.utils.to_categorical(data["train_classes"][rows], CLASSES),
            batch_size=BATCH,
            verbose=0,
        )
        if accuracy(model, images, tokens, classes) >= 0.98:
            break
    last_loss = model.evaluate(watched, labels, verbose=0, return_dict=True)["loss"]
    return {
        "model": model,
        "before": before,
        "bystander": bystander,
        "bystander_before": bystander_before,
        "fell": first_loss - last_loss,
        "accuracy": accuracy(model, *held_out()),
    }


def test_returns_a_model(build_model: Function) -> None:
    """It returns a Keras model."""
    assert isinstance(untrained(build_model), keras.Model)


def test_takes_image_then_text(build_model: Function) -> None:
    """It takes two inputs: image first, then text."""
    untrained(build_model)(inputs(4, *EXAMPLE))


def test_gives_probabilities(build_model: Function) -> None:
    """Each row of the output is a probability distribution."""
    for rows in (1, 3, 5):
        assert_probabilities(predict(untrained(build_model), inputs(rows, *EXAMPLE)), rows)


def test_accepts_every_token_id(build_model: Function) -> None:
    """It accepts every token id from 0 to 9,999."""
    images, tokens = inputs(3, *EXAMPLE)
    tokens[:, :6] = [0, 1, 255, 256, LARGEST_ID - 1, LARGEST_ID]
    assert_probabilities(predict(untrained(build_model), [images, tokens]), 3)


def test_works_for_other_shapes(build_model: Function) -> None:
    """It works for other input shapes."""
    for shapes in (((32, 32, 3), (20,)), ((48, 32, 1), (64,))):
        assert_probabilities(predict(build_model(*shapes), inputs(2, *shapes)), 2)


def test_is_compiled(build_model: Function) -> None:
    """The model is compiled."""
    assert untrained(build_model).compiled


def test_loss_is_categorical_cross_entropy(build_model: Function) -> None:
    """The loss is categorical cross-entropy."""
    model, both = untrained(build_model), inputs(8, *EXAMPLE)
    random = np.random.default_rng(11)
    labels = np.eye(CLASSES, dtype="float32")[random.permutation(CLASSES)[:8]]
    rows = (0.005 + random.dirichlet(np.full(CLASSES, 0.5), 8)).astype("float32")
    rows /= rows.sum(axis=1, keepdims=True)
    loss = float(model.compute_loss(x=both, y=labels, y_pred=rows))
    expected = float(keras.losses.CategoricalCrossentropy()(labels, rows))
    np.testing.assert_allclose(loss, expected, atol=2e-3)


def test_has_an_accuracy_metric(build_model: Function) -> None:
    """It has an accuracy metric."""
    model, both = untrained(build_model), inputs(40, *EXAMPLE)
    classes = np.random.default_rng(7).integers(0, CLASSES, 40)
    labels = keras.utils.to_categorical(classes, CLASSES)
    result = model.evaluate(both, labels, verbose=0, return_dict=True)
    right = float((predict(model, both).argmax(axis=1) == classes).mean())
    assert any(abs(value - right) < 1e-4 for name, value in result.items() if name != "loss")


def test_optimizer_makes_the_loss_fall(build_model: Function) -> None:
    """The optimizer makes the loss fall."""
    assert trained(build_model)["fell"] > 0.005


def test_every_call_gives_a_fresh_model(build_model: Function) -> None:
    """Training one model leaves the model of another call as it was."""
    run = trained(build_model)
    for before, after in zip(
        run["bystander_before"], values(run["bystander"].weights), strict=True
    ):
        np.testing.assert_array_equal(before, after)
    images, tokens, classes = (part[:BATCH] for part in held_out())
    run["bystander"].train_on_batch([images, tokens], keras.utils.to_categorical(classes, CLASSES))


def test_uses_the_image(build_model: Function) -> None:
    """Shuffling the images costs accuracy."""
    run, (images, tokens, classes) = trained(build_model), held_out()
    mixed = images[np.random.default_rng(1).permutation(len(images))]
    assert run["accuracy"] - accuracy(run["model"], mixed, tokens, classes) >= 0.1


def test_uses_the_text(build_model: Function) -> None:
    """Shuffling the texts costs accuracy."""
    run, (images, tokens, classes) = trained(build_model), held_out()
    mixed = tokens[np.random.default_rng(1).permutation(len(tokens))]
    assert run["accuracy"] - accuracy(run["model"], images, mixed, classes) >= 0.1


def test_learns_from_both_modalities(build_model: Function) -> None:
    """It learns a task that needs both modalities."""
    assert trained(build_model)["accuracy"] >= 0.9


def test_every_trainable_weight_changes(build_model: Function) -> None:
    """Every trainable weight learns."""
    run = trained(build_model)
    for before, after in zip(run["before"], values(run["model"].trainable_weights), strict=True):
        assert not np.array_equal(before, after)


def test_prediction_is_repeatable(build_model: Function) -> None:
    """The same input gives the same prediction."""
    both = [part[:8] for part in held_out()[:2]]
    for model in (trained(build_model)["bystander"], trained(build_model)["model"]):
        np.testing.assert_allclose(predict(model, both), predict(model, both), atol=1e-4)


def test_prediction_ignores_the_rest_of_the_batch(build_model: Function) -> None:
    """A sample's prediction does not depend on the rest of its batch."""
    both = [part[:8] for part in held_out()[:2]]
    for model in (trained(build_model)["bystander"], trained(build_model)["model"]):
        together = predict(model, both)
        for row in range(2):
            alone = predict(model, [part[row : row + 1] for part in both])
            np.testing.assert_allclose(alone[0], together[row], atol=1e-3)
