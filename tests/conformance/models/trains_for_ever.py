# promise: a training step has the time of one check
# reason: timeout

import keras
from keras import layers


class Endless(keras.Model):
    def train_step(self, data):
        while True:
            pass


def build_model(input_shape1, input_shape2):
    image, text = keras.Input(input_shape1), keras.Input(input_shape2)
    words = layers.GlobalAveragePooling1D()(layers.Embedding(10_000, 4)(text))
    both = layers.concatenate([layers.GlobalAveragePooling2D()(image), words])
    model = Endless([image, text], layers.Dense(10, activation="softmax")(both))
    model.compile("adam", "categorical_crossentropy", metrics=["accuracy"])
    return model
