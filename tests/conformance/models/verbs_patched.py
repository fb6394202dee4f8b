# promise: verbs that a worker rewrites can only send predictions, which are scored
# reason: assertion

import gc
import sys

import keras
import numpy as np
from keras import layers

host = sys.modules["grader.sandbox.keras_host"]
worker = sys.modules["grader.sandbox.worker"]


def predict(model, first, second):
    random = np.random.default_rng(0)
    return random.dirichlet(np.ones(10), len(first)).astype("float32")


def weights(model):
    digest = np.random.default_rng().bytes(32).hex()
    return [{"name": "kernel", "trainable": True, "digest": digest, "largest": 0.5}]


LIES = {
    "predict": predict,
    "train": lambda model, **samples: None,
    "recompile": lambda model, learning_rate: None,
    "weights": weights,
}
for table in (*gc.get_referents(host.VERBS), worker._model_verbs):
    table.update(LIES)


def build_model(input_shape1, input_shape2):
    image, text = keras.Input(input_shape1), keras.Input(input_shape2)
    words = layers.GlobalAveragePooling1D()(layers.Embedding(10_000, 4)(text))
    both = layers.concatenate([layers.GlobalAveragePooling2D()(image), words])
    model = keras.Model([image, text], layers.Dense(10, activation="softmax")(both))
    model.compile("adam", "categorical_crossentropy", metrics=["accuracy"])
    return model
