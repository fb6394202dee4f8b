"""误区：把最大编号 9999 当成了词表大小。

Misconception: Takes the largest id, 9,999, for the size of the vocabulary.

提示：编号从 0 开始数，所以总数比最大编号多 1。

Hint: Ids count from 0, so there is one more of them than the largest id.

fails: test_accepts_every_token_id
"""

import keras
from keras import Model, layers, ops


def build_model(input_shape1, input_shape2):
    image = layers.Input(shape=input_shape1)
    text = layers.Input(shape=input_shape2)
    x = layers.Flatten()(layers.Conv2D(32, 3, activation="relu")(image))
    t = layers.Flatten()(layers.Embedding(9999, 64)(text))
    fused = layers.Concatenate()([x, t])
    output = layers.Dense(10, activation="softmax")(fused)
    model = Model([image, text], output)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
