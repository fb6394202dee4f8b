"""What the worker can do with a Keras model: a few verbs that take and return plain data."""

from __future__ import annotations

import hashlib
import importlib
import sys
import time
import weakref
from collections.abc import Callable
from types import MappingProxyType
from typing import Any
from weakref import WeakKeyDictionary, WeakSet

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]

_PREDICT_BATCH = 256
_EAGER_SECONDS = 0.2

_forwards: WeakKeyDictionary[Any, dict[Any, Callable[..., Any]]] = WeakKeyDictionary()
_eager_seconds: WeakKeyDictionary[Any, float] = WeakKeyDictionary()
_eager_losses: WeakSet[Any] = WeakSet()
_steps: WeakKeyDictionary[Any, Callable[..., Any]] = WeakKeyDictionary()


def import_keras() -> None:
    """Import Keras and TensorFlow without starting a thread of TensorFlow's."""
    import keras  # noqa: F401
    import tensorflow

    # TensorFlow loads its Keras part on first use.
    _ = tensorflow.keras.layers.Dense
    for name in ("layers", "models", "optimizers"):
        importlib.import_module(f"tensorflow.keras.{name}")


def warm_up() -> None:
    """Start TensorFlow's runtime, and load what a first model needs, with a small model.

    Its image is large enough to be worked on by several threads, which wait from then on.
    """
    import keras

    first, second = keras.Input((28, 28, 1)), keras.Input((3,))
    vectors = keras.layers.Flatten()(keras.layers.Embedding(5, 2)(second))
    images = keras.layers.Flatten()(keras.layers.Conv2D(8, 3, activation="relu")(first))
    joined = keras.layers.concatenate([images, vectors])
    model = keras.Model([first, second], keras.layers.Dense(2, activation="softmax")(joined))
    model.compile("adam", "categorical_crossentropy", metrics=["accuracy"])
    inputs = np.zeros((4, 28, 28, 1), "float32"), np.zeros((4, 3), "int32")
    predict(model, *inputs)
    train(model, *inputs, np.eye(2, dtype="float32")[[0, 1, 0, 1]], batch=2)
    keras.backend.clear_session()  # names are counted from the beginning again
    predict(model, *inputs)  # it has dropped the kernels, too; a prediction names nothing


def is_model(value: object) -> bool:
    """Say whether a value is a Keras model (without importing Keras for it)."""
    keras = sys.modules.get("keras")
    return keras is not None and isinstance(value, keras.Model)


def describe(model: Any) -> dict[str, Any]:
    """Say what the model looks like, for messages; nothing is judged by it."""
    optimizer = getattr(model, "optimizer", None)
    return {
        "kind": type(model).__name__,
        "compiled": bool(getattr(model, "compiled", False)),
        "inputs": _shapes(model, "inputs"),
        "outputs": _shapes(model, "outputs"),
        "loss": _name(getattr(model, "loss", None)),
        "optimizer": _name(optimizer),
        "learning_rate": _learning_rate(optimizer),
    }


def predict(model: Any, first: Array, second: Array) -> Any:
    """Return the model's output for `[first, second]` in inference mode."""
    outputs = []
    for row in range(0, max(len(first), 1), _PREDICT_BATCH):
        rows = slice(row, row + _PREDICT_BATCH)
        outputs.append(_as_arrays(_forward(model, first[rows], second[rows])))
    if all(isinstance(output, np.ndarray) and output.ndim for output in outputs):
        return np.concatenate(outputs)
    return outputs[0]


def assess(
    model: Any,
    images: Array,
    tokens: Array,
    labels: Array,
    predictions: Array,
) -> dict[str, Any]:
    """Return the compiled loss and metrics for predictions that the model did not make."""
    import tensorflow as tf

    inputs = [images, tokens]
    if model not in _eager_losses:
        # Builds the model, and leaves its own penalties in model.losses.
        model(inputs, training=False)
        _eager_losses.add(model)
    y, y_pred = tf.constant(labels), tf.constant(predictions)
    loss = model.compute_loss(x=inputs, y=y, y_pred=y_pred, sample_weight=None, training=False)
    model.reset_metrics()
    metrics = model.compute_metrics(inputs, y, y_pred, sample_weight=None)
    model.reset_metrics()
    values = {str(name): np.asarray(value) for name, value in metrics.items()}
    return {
        "loss": float(np.mean(np.asarray(loss))),
        "metrics": {name: float(value) for name, value in values.items() if value.ndim == 0},
    }


def train(model: Any, images: Array, tokens: Array, labels: Array, batch: int) -> None:
    """Train once over the rows, in their order, with what the learner compiled."""
    step = _steps.get(model)
    if step is None:
        _make_variables(model, images[:1], tokens[:1], labels[:1])
        step = _training_step(model)
        if len(images) > batch and not getattr(model, "run_eagerly", False):
            import tensorflow as tf

            # Tracing pays from the second batch on.
            step = _steps[model] = tf.function(step, autograph=False, reduce_retracing=True)
    _eager_losses.discard(model)
    for row in range(0, len(images), batch):
        rows = slice(row, row + batch)
        step(images[rows], tokens[rows], labels[rows])


def recompile(model: Any, learning_rate: float) -> None:
    """Give the model a known-good optimizer and loss in place of the learner's."""
    import keras

    _steps.pop(model, None)
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )


def weights(model: Any) -> list[dict[str, Any]]:
    """Return name, whether it is trained, and a digest of the value, of every weight."""
    trained = {id(variable) for variable in model.trainable_variables}
    return [
        {
            "name": str(getattr(variable, "path", variable.name)),
            "trainable": id(variable) in trained,
            "digest": hashlib.sha256(value.tobytes()).hexdigest(),
            "largest": float(np.abs(value).max())
            if value.dtype.kind == "f" and value.size
            else 0.0,
        }
        for variable, value in ((v, np.ascontiguousarray(v)) for v in model.variables)
    ]


VERBS: MappingProxyType[str, Callable[..., Any]] = MappingProxyType(
    {
        "describe": describe,
        "predict": predict,
        "assess": assess,
        "train": train,
        "recompile": recompile,
        "weights": weights,
    }
)


def _forward(model: Any, first: Array, second: Array) -> Any:
    """Run the model in inference mode: eagerly while that is cheap, compiled afterwards.

    Compiling takes 90 ms for a small network, whose eager calls take 5 ms; but 0.6 s for a
    recurrent network of 100 steps, each of whose eager calls takes 1.8 s. The first call is always
    eager, since it builds the model.
    """
    key = (first.shape[1:], second.shape[1:])
    compiled = _forwards.setdefault(model, {})
    if key not in compiled and _eager_seconds.get(model, 0.0) < _EAGER_SECONDS:
        started = time.perf_counter()
        output = model([first, second], training=False)
        spent = time.perf_counter() - started
        _eager_seconds[model] = _eager_seconds.get(model, 0.0) + spent
        return output
    _eager_losses.discard(model)  # after a trace its penalties are no values any more
    if key not in compiled:
        compiled[key] = _compile_forward(model, first, second)
    try:
        return compiled[key](first, second)
    except Exception:
        # Eager execution says plainly what is wrong.
        return model([first, second], training=False)


def _compile_forward(model: Any, first: Array, second: Array) -> Callable[..., Any]:
    import tensorflow as tf

    reference = weakref.ref(model)  # a strong one would keep the model in the table for ever

    def run(first: Any, second: Any) -> Any:
        model = reference()
        assert model is not None
        return model([first, second], training=False)

    signature = [tf.TensorSpec((None, *x.shape[1:]), x.dtype) for x in (first, second)]
    compiled: Callable[..., Any] = tf.function(run, autograph=False, input_signature=signature)
    return compiled


def _make_variables(model: Any, images: Array, tokens: Array, labels: Array) -> None:
    """Make the variables of model, loss, metrics and optimizer.

    Variables made inside a trace would have it traced twice, which costs more than the training.
    """
    assess(model, images, tokens, labels, np.full_like(labels, 1 / labels.shape[1]))
    model.optimizer.build(model.trainable_variables)


def _training_step(model: Any) -> Callable[..., Any]:
    reference = weakref.ref(model)

    def step(images: Any, tokens: Any, labels: Any) -> None:
        model = reference()
        assert model is not None
        model.train_step(((images, tokens), labels))

    return step


def _as_arrays(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _as_arrays(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_as_arrays(item) for item in value]
    return None if value is None else np.asarray(value)


def _shapes(model: Any, attribute: str) -> list[list[int | None]] | None:
    try:
        tensors = getattr(model, attribute)
        return None if tensors is None else [list(tensor.shape) for tensor in tensors]
    except Exception:  # a subclassed model has no symbolic tensors; Keras raises what it likes
        return None


def _name(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return str(getattr(value, "__name__", type(value).__name__))


def _learning_rate(optimizer: Any) -> float | None:
    try:
        return float(np.asarray(optimizer.learning_rate))
    except Exception:  # schedules without a step, optimizers without a rate
        return None
