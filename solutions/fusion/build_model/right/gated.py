"""门控融合 / Gated fusion"""

import keras
from keras import Model, layers, ops


def build_model(input_shape1, input_shape2):
    image = layers.Input(shape=input_shape1)
    text = layers.Input(shape=input_shape2)
    x = layers.MaxPooling2D()(layers.Conv2D(16, 3, activation="relu")(image))
    x = layers.MaxPooling2D()(layers.Conv2D(32, 3, activation="relu")(x))
    x = layers.Flatten()(x)
    x = layers.Dense(32, activation="tanh")(x)
    t = layers.Flatten()(layers.Embedding(10000, 32)(text))
    t = layers.Dense(32, activation="tanh")(t)
    gate = layers.Dense(32, activation="sigmoid")(layers.Concatenate()([x, t]))
    fused = gate * x + (1 - gate) * t
    output = layers.Dense(10, activation="softmax")(fused)
    model = Model([image, text], output)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
