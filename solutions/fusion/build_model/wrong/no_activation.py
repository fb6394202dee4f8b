"""误区：输出层没有激活函数，给出的是 logits。

Misconception: Ends without an activation and gives logits.

提示：logits 可正可负，和也不为 1。想想哪个激活函数能把它们变成一个概率分布。

Hint: Logits may be negative and don't sum to 1. Which activation makes a probability distribution
of them?

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
    output = layers.Dense(10)(fused)
    model = Model([image, text], output)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
