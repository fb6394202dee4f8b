# promise: weights that a model hides cannot stand in for learning
# reason: assertion timeout

import keras
from keras import layers


class Hider(keras.Model):
    """Its words never reach the answer; it shows only the weights that move."""

    @property
    def variables(self):
        return [each for each in super().variables if "embedding" not in each.path]

    @property
    def trainable_variables(self):
        return [each for each in super().trainable_variables if "embedding" not in each.path]

    weights = variables
    trainable_weights = trainable_variables


def build_model(input_shape1, input_shape2):
    image, text = keras.Input(input_shape1), keras.Input(input_shape2)
    unused = layers.GlobalAveragePooling1D()(layers.Embedding(10_000, 4)(text))
    unused = layers.Lambda(lambda value: 0.0 * value)(unused)
    both = layers.concatenate([layers.GlobalAveragePooling2D()(image), unused])
    model = Hider([image, text], layers.Dense(10, activation="softmax")(both))
    model.compile(keras.optimizers.Adam(0.01), "categorical_crossentropy", metrics=["accuracy"])
    return model
