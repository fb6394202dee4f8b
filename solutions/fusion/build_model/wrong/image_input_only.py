"""误区：只有图像一个输入。

Misconception: Has an image input only.

fails: test_takes_image_then_text
"""

import keras
from keras import Model, layers, ops


def build_model(input_shape1, input_shape2):
    image = layers.Input(shape=input_shape1)
    x = layers.Flatten()(layers.Conv2D(32, 3, activation="relu")(image))
    output = layers.Dense(10, activation="softmax")(x)
    model = Model(image, output)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
