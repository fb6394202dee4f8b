"""误区：把 999 以后的编号都当成同一个词。

Misconception: Merges all ids from 999 up into one word.

提示：大编号不等于不重要：10000 个编号都会出现，合并之后就分不开了。每个编号都要有自己的向量。

Hint: A large id may matter as much: all 10,000 occur, and once merged they can't be told apart.
Give each a vector of its own.

fails: test_learns_from_both_modalities or test_uses_the_text
"""

import keras
from keras import Model, layers, ops


def build_model(input_shape1, input_shape2):
    image = layers.Input(shape=input_shape1)
    text = layers.Input(shape=input_shape2)
    x = layers.MaxPooling2D()(layers.Conv2D(16, 3, activation="relu")(image))
    x = layers.MaxPooling2D()(layers.Conv2D(32, 3, activation="relu")(x))
    x = layers.Flatten()(x)
    t = layers.Embedding(1000, 32)(ops.minimum(text, 999))
    t = layers.GlobalAveragePooling1D()(t)
    fused = layers.Concatenate()([x, t])
    output = layers.Dense(10, activation="softmax")(fused)
    model = Model([image, text], output)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
