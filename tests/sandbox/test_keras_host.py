"""The verbs of a model, run where they live: in a process that has imported TensorFlow."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from typing import Any

import pytest

pytestmark = [
    pytest.mark.tensorflow,
    pytest.mark.slow,
    pytest.mark.skipif(
        importlib.util.find_spec("tensorflow") is None, reason="needs the tensorflow extra"
    ),
]

PREAMBLE = """
import json, sys
import numpy as np
import keras
from keras import Model, layers, ops
from grader.sandbox.keras_host import VERBS, is_model

images = np.random.default_rng(0).random((96, 8, 8, 1)).astype("float32")
tokens = np.random.default_rng(1).integers(0, 50, (96, 5)).astype("int32")
labels = np.eye(10, dtype="float32")[np.arange(96) % 10]

def make(loss="categorical_crossentropy", penalty=None, **compiled):
    image, text = layers.Input((8, 8, 1)), layers.Input((5,))
    t = layers.Flatten()(layers.Embedding(50, 4, embeddings_regularizer=penalty)(text))
    fused = layers.Concatenate()([layers.Flatten()(image), t])
    model = Model([image, text], layers.Dense(10, activation="softmax")(fused))
    model.compile(optimizer="adam", loss=loss, metrics=["accuracy"], **compiled)
    return model

class Late(Model):
    def __init__(self):
        super().__init__()
        self.embed, self.flat = layers.Embedding(50, 4), layers.Flatten()
        self.out = layers.Dense(10, activation="softmax")

    def call(self, inputs):
        image, text = inputs
        return self.out(ops.concatenate([self.flat(image), self.flat(self.embed(text))], axis=1))

def late():
    model = Late()
    model.compile(optimizer="sgd", loss="categorical_crossentropy", metrics=["accuracy"])
    return model

def digests(model):
    return [weight["digest"] for weight in VERBS["weights"](model)]
"""


SERVE = """
while line := sys.stdin.readline():
    answers = []
    arrays = {"images": images.copy(), "tokens": tokens.copy(), "labels": labels.copy()}
    scope = dict(globals(), tell=answers.append, **arrays)
    try:
        exec(json.loads(line), scope)
    except BaseException as error:
        answers.append({"raised": repr(error)})
    print("TOLD" + json.dumps(answers[-1] if answers else None), flush=True)
"""
Told = Callable[[str], Any]


@pytest.fixture(scope="module")
def told() -> Iterator[Told]:
    """Run scripts in one other process, as TensorFlow takes seconds to import."""
    process = subprocess.Popen(
        [sys.executable, "-c", PREAMBLE + SERVE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={"TF_CPP_MIN_LOG_LEVEL": "3", "CUDA_VISIBLE_DEVICES": "-1", "PATH": "/usr/bin:/bin"},
    )
    assert process.stdin is not None
    assert process.stdout is not None

    def tell(body: str) -> Any:
        process.stdin.write(json.dumps(textwrap.dedent(body)) + "\n")
        process.stdin.flush()
        while not (line := process.stdout.readline()).startswith("TOLD"):
            assert line, "the process ended"
        return json.loads(line[4:])

    yield tell
    process.stdin.close()
    process.wait(30)
    process.stdout.close()


def test_only_keras_models_are_models(told: Told) -> None:
    assert told(
        "tell([is_model(make()), is_model(late()), is_model(layers.Dense(1)), is_model(1)])"
    ) == [
        True,
        True,
        False,
        False,
    ]


def test_functional_models_say_their_shapes_and_subclassed_ones_do_not_know_them(
    told: Told,
) -> None:
    functional, subclassed = told("tell([VERBS['describe'](make()), VERBS['describe'](late())])")
    assert functional["inputs"] == [[None, 8, 8, 1], [None, 5]]
    assert functional["loss"] == "categorical_crossentropy"
    assert functional["learning_rate"] == pytest.approx(0.001)
    assert functional["compiled"] is True
    assert subclassed["inputs"] is None


def test_eager_and_compiled_predictions_agree_for_any_number_of_rows(told: Told) -> None:
    gaps = told(
        """
        from grader.sandbox import keras_host
        model = late()
        eager = VERBS["predict"](model, images[:7], tokens[:7])
        keras_host._EAGER_SECONDS = 0
        gaps = []
        for rows in (7, 1, 7):
            again = VERBS["predict"](model, images[:rows], tokens[:rows])
            gaps.append(float(np.abs(again - eager[:rows]).max()))
        tell(gaps)
        """
    )
    assert max(gaps) < 1e-5


def test_a_model_is_compiled_once_its_eager_calls_have_taken_long(told: Told) -> None:
    slow, fast = told(
        """
        from grader.sandbox import keras_host
        class Counting(Late):
            def __init__(self):
                super().__init__()
                self.calls = 0
            def call(self, inputs):
                self.calls += 1
                return super().call(inputs)

        def calls_in_six(allowed):
            keras_host._EAGER_SECONDS = allowed
            model = Counting()
            model.compile(optimizer="sgd", loss="categorical_crossentropy")
            for rows in (3, 4, 5, 6, 7, 8):
                VERBS["predict"](model, images[:rows], tokens[:rows])
            return model.calls

        tell([calls_in_six(1e-9), calls_in_six(1e9)])
        """
    )
    # One eager call, which builds the model with a symbolic one before, and one trace.
    assert slow <= 3
    assert fast >= 6


def test_many_rows_are_predicted_in_parts_that_fit_together(told: Told) -> None:
    shape, gap = told(
        """
        model = make()
        many = [np.concatenate([each] * 6) for each in (images, tokens)]
        value = VERBS["predict"](model, *many)
        gap = np.abs(value[:96] - value[480:]).max()
        tell([list(value.shape), float(gap)])
        """
    )
    assert shape == [576, 10]
    assert gap < 1e-5


def test_the_loss_of_given_predictions_is_the_compiled_one_with_penalties_on_top(
    told: Told,
) -> None:
    plain, penalised, penalty = told(
        """
        rows = np.full((2, 10), 0.1, "float32")
        plain = VERBS["assess"](make(), images[:2], tokens[:2], labels[:2], rows)
        model = make(penalty=keras.regularizers.L2(0.5))
        penalised = VERBS["assess"](model, images[:2], tokens[:2], labels[:2], rows)
        tell([plain, penalised, float(model.losses[0])])
        """
    )
    assert plain["loss"] == pytest.approx(2.302585, abs=1e-5)
    assert penalty > 0
    assert penalised["loss"] == pytest.approx(2.302585 + penalty, abs=1e-5)


def test_metrics_start_anew_at_every_assessment(told: Told) -> None:
    values = told(
        """
        model, right, wrong = make(), 0.9 * labels + 0.01, 0.9 * labels[:, ::-1] + 0.01
        values = []
        for rows in (right, wrong, right):
            metrics = VERBS["assess"](model, images, tokens, labels, rows.copy())["metrics"]
            values.append(metrics["accuracy"])
        tell(values)
        """
    )
    assert values == [1.0, 0.0, 1.0]


def test_a_loss_can_be_assessed_before_and_after_predicting_and_training(told: Told) -> None:
    losses = told(
        """
        model, losses = make(penalty=keras.regularizers.L2(0.5)), []
        def ask():
            rows = np.full((2, 10), 0.1, "float32")
            losses.append(VERBS["assess"](model, images[:2], tokens[:2], labels[:2], rows)["loss"])
        ask(); ask()
        for _ in range(3): VERBS["predict"](model, images, tokens)
        ask()
        VERBS["train"](model, images, tokens, labels, 32)
        ask()
        tell(losses)
        """
    )
    assert losses[0] == losses[1] == losses[2]
    assert losses[3] != losses[0]


@pytest.mark.parametrize("maker", ["make()", "late()", "make(run_eagerly=True)"])
def test_training_changes_every_weight_and_lowers_the_loss(told: Told, maker: str) -> None:
    same, first, last = told(
        f"""
        model = {maker}
        def loss():
            rows = VERBS["predict"](model, images, tokens)
            return float(-np.log(rows[labels > 0]).mean())
        first, before = loss(), digests(model)
        for _ in range(4): VERBS["train"](model, images, tokens, labels, 32)
        tell([sum(a == b for a, b in zip(before, digests(model))), first, loss()])
        """
    )
    assert same == 0
    assert last < first


def test_one_batch_trains_as_well(told: Told) -> None:
    assert told(
        """
        model = make()
        before = digests(model)
        VERBS["train"](model, images[:32], tokens[:32], labels[:32], 32)
        tell(before != digests(model))
        """
    )


def test_recompiling_replaces_a_useless_optimizer(told: Told) -> None:
    assert told(
        """
        model = make()
        model.compile(optimizer=keras.optimizers.SGD(0.0), loss="mse")
        before = digests(model)
        VERBS["train"](model, images, tokens, labels, 32)
        stuck = before == digests(model)
        VERBS["recompile"](model, learning_rate=0.001)
        VERBS["train"](model, images, tokens, labels, 32)
        tell([stuck, before != digests(model)])
        """
    ) == [True, True]


def test_weights_say_which_are_trained_and_how_large_they_are(told: Told) -> None:
    weights = told(
        """
        image, text = layers.Input((8, 8, 1)), layers.Input((5,))
        x = layers.BatchNormalization()(layers.Flatten()(image))
        t = layers.Flatten()(layers.Embedding(50, 4)(text))
        model = Model([image, text], layers.Dense(10)(layers.Concatenate()([x, t])))
        tell(VERBS["weights"](model))
        """
    )
    by_name = {weight["name"].rsplit("/", 1)[-1]: weight for weight in weights}
    assert by_name["gamma"]["trainable"] is True
    assert by_name["gamma"]["largest"] == 1.0
    assert by_name["moving_mean"]["trainable"] is False
    assert len({weight["digest"] for weight in weights if weight["trainable"]}) >= 4


def test_an_id_beyond_the_vocabulary_raises_at_the_first_call_and_at_later_ones(told: Told) -> None:
    said = told(
        """
        model, said = make(), []
        tokens[0, 0] = 50
        for _ in range(3):
            try: VERBS["predict"](model, images[:4], tokens[:4])
            except Exception as error: said.append(str(error))
            VERBS["predict"](model, images[4:], tokens[4:])
        tell(said)
        """
    )
    assert len(said) == 3
    assert all("50" in message and "not in [0, 50)" in message for message in said)
