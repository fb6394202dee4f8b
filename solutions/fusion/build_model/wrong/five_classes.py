"""误区：类别数写错。

Misconception: Gets the number of classes wrong.

fails: test_gives_probabilities
"""

import keras
from keras import Model, layers, ops


def build_model(input_shape1, input_shape2):
    image = layers.Input(shape=input_shape1)
    text = layers.Input(shape=input_shape2)
    x = layers.Flatten()(layers.Conv2D(32, 3, activation="relu")(image))
    t = layers.Flatten()(layers.Embedding(10000, 64)(text))
    fused = layers.Concatenate()([x, t])
    output = layers.Dense(5, activation="softmax")(fused)
    model = Model([image, text], output)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
