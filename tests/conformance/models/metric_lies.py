# promise: a metric that is always 1 is no accuracy
# reason: assertion

import keras
from keras import layers


class Accuracy(keras.metrics.Metric):
    def __init__(self):
        super().__init__(name="accuracy")

    def update_state(self, y_true, y_pred, sample_weight=None):
        return None

    def result(self):
        return keras.ops.ones(())

    def reset_state(self):
        return None


def build_model(input_shape1, input_shape2):
    image, text = keras.Input(input_shape1), keras.Input(input_shape2)
    unused = layers.GlobalAveragePooling1D()(layers.Embedding(10_000, 4)(text))
    unused = layers.Lambda(lambda value: 0.0 * value)(unused)
    both = layers.concatenate([layers.GlobalAveragePooling2D()(image), unused])
    model = keras.Model([image, text], layers.Dense(10, activation="softmax")(both))
    model.compile("adam", "categorical_crossentropy", metrics=[Accuracy()])
    return model
