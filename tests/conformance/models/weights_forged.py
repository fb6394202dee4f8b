# promise: weights of a lying kind are judged by what the model predicts
# reason: assertion

import keras
import numpy as np
from keras import layers


class Weight:
    trainable = True

    def __init__(self, name):
        self.name = self.path = name

    def __array__(self, dtype=None, copy=None):
        return np.random.default_rng().normal(size=3)


class Forger(keras.Model):
    variables = property(lambda self: [Weight("kernel"), Weight("bias")])

    @property
    def trainable_variables(self):
        return [each for layer in self.layers for each in layer.trainable_variables]

    def train_step(self, data):
        return {"loss": 0.0, "accuracy": 1.0}


def build_model(input_shape1, input_shape2):
    image, text = keras.Input(input_shape1), keras.Input(input_shape2)
    words = layers.GlobalAveragePooling1D()(layers.Embedding(10_000, 4)(text))
    both = layers.concatenate([layers.GlobalAveragePooling2D()(image), words])
    model = Forger([image, text], layers.Dense(10, activation="softmax")(both))
    model.compile("adam", "categorical_crossentropy", metrics=["accuracy"])
    return model
