"""自定义层：初值为零的门 / A custom layer: a gate that starts at zero"""

import keras
from keras import Model, layers, ops


class ZeroGate(layers.Layer):
    def build(self, shape):
        self.scale = self.add_weight(shape=(), initializer="zeros", name="scale")

    def call(self, inputs):
        return self.scale * inputs


def build_model(input_shape1, input_shape2):
    image = layers.Input(shape=input_shape1)
    text = layers.Input(shape=input_shape2)
    x = layers.MaxPooling2D()(layers.Conv2D(16, 3, activation="relu")(image))
    x = layers.MaxPooling2D()(layers.Conv2D(32, 3, activation="relu")(x))
    x = layers.Flatten()(x)
    x = layers.Dense(32)(x)
    t = layers.Dense(32)(layers.Flatten()(layers.Embedding(10000, 32)(text)))
    fused = x + ZeroGate()(t)
    output = layers.Dense(10, activation="softmax")(fused)
    model = Model([image, text], output)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
