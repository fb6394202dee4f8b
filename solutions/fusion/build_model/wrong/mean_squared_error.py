"""误区：用回归的损失做分类。

Misconception: Uses a regression loss for classes.

fails: test_loss_is_categorical_cross_entropy
"""

import keras
from keras import Model, layers, ops


def build_model(input_shape1, input_shape2):
    image = layers.Input(shape=input_shape1)
    text = layers.Input(shape=input_shape2)
    x = layers.Flatten()(layers.Conv2D(32, 3, activation="relu")(image))
    t = layers.Flatten()(layers.Embedding(10000, 64)(text))
    fused = layers.Concatenate()([x, t])
    output = layers.Dense(10, activation="softmax")(fused)
    model = Model([image, text], output)
    model.compile(optimizer="adam", loss="mse", metrics=["accuracy"])
    return model
