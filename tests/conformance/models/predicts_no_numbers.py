# promise: predictions that cannot be scored are no predictions
# reason: assertion

import keras
import numpy as np
from keras import layers


class Odd(keras.Model):
    def __call__(self, inputs, *arguments, **options):
        super().__call__(inputs, *arguments, **options)
        return np.full((len(inputs[0]), 10), np.nan)


def build_model(input_shape1, input_shape2):
    image, text = keras.Input(input_shape1), keras.Input(input_shape2)
    words = layers.GlobalAveragePooling1D()(layers.Embedding(10_000, 4)(text))
    both = layers.concatenate([layers.GlobalAveragePooling2D()(image), words])
    model = Odd([image, text], layers.Dense(10, activation="softmax")(both))
    model.compile("adam", "categorical_crossentropy", metrics=["accuracy"])
    return model
