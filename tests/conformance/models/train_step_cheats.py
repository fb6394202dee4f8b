# promise: labels of the last batch do not help with the next samples
# reason: assertion

import keras
import tensorflow as tf
from keras import layers


class Copycat(keras.Model):
    """Keeps the labels of its last batch and answers with them, row by row."""

    def build_copy(self):
        self.last = tf.Variable(tf.fill((32, 10), 0.1), trainable=False)

    def train_step(self, data):
        self.last.assign(data[1])
        return {"loss": 0.0}

    def call(self, inputs, training=False):
        answer = super().call(inputs, training=training)
        rows = tf.shape(answer)[0]
        return 0.0 * answer + tf.gather(self.last, tf.range(rows) % 32)


def build_model(input_shape1, input_shape2):
    image, text = keras.Input(input_shape1), keras.Input(input_shape2)
    words = layers.GlobalAveragePooling1D()(layers.Embedding(10_000, 4)(text))
    both = layers.concatenate([layers.GlobalAveragePooling2D()(image), words])
    model = Copycat([image, text], layers.Dense(10, activation="softmax")(both))
    model.build_copy()
    model.compile("adam", "categorical_crossentropy", metrics=["accuracy"])
    return model
