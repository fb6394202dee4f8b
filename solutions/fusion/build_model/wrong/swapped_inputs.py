"""误区：把文本放在图像前面。

Misconception: Puts the text before the image.

fails: test_takes_image_then_text
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
    model = Model([text, image], output)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
