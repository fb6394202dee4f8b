"""误区：层建在函数外面，几个模型共用权重。

Misconception: Makes a layer outside the function, so that models share weights.

fails: test_every_call_gives_a_fresh_model
"""

import keras
from keras import Model, layers, ops


EMBED = layers.Embedding(10000, 64)


def build_model(input_shape1, input_shape2):
    image = layers.Input(shape=input_shape1)
    text = layers.Input(shape=input_shape2)
    x = layers.Flatten()(layers.Conv2D(32, 3, activation="relu")(image))
    t = layers.Flatten()(EMBED(text))
    fused = layers.Concatenate()([x, t])
    output = layers.Dense(10, activation="softmax")(fused)
    model = Model([image, text], output)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
