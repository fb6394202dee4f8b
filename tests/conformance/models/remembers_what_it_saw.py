# promise: replaying the labels of samples that were seen is not learning
# reason: assertion timeout

import keras
import numpy as np
import tensorflow as tf
from keras import layers

seen = {}


def key(image, tokens):
    return np.asarray(image).tobytes() + np.asarray(tokens).tobytes()


class Parrot(keras.Model):
    """Answers a sample that it has met with the label it met it with."""

    def __init__(self):
        super().__init__()
        self.dense = layers.Dense(10, activation="softmax")

    def look_up(self, images, tokens):
        blank = np.full(10, 0.1, dtype="float32")
        found = [seen.get(key(*pair), blank) for pair in zip(images, tokens, strict=True)]
        return np.asarray(found, dtype="float32")

    def call(self, inputs, training=False):
        images, tokens = inputs
        self.dense(keras.ops.zeros((1, 1)))
        answer = tf.numpy_function(self.look_up, [images, tokens], tf.float32)
        answer.set_shape((None, 10))
        return answer

    def train_step(self, data):
        (images, tokens), labels = data
        for image, row, label in zip(images, tokens, labels, strict=True):
            seen[key(image, row)] = np.asarray(label)
        return {"loss": 0.0}


def build_model(input_shape1, input_shape2):
    model = Parrot()
    model.compile("adam", "categorical_crossentropy", metrics=["accuracy"], run_eagerly=True)
    return model
