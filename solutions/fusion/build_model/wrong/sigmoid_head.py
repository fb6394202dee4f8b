"""误区：十个类别互斥，输出层却用了 sigmoid。

Misconception: Ends in sigmoids for classes that exclude each other.

提示：sigmoid 让各类各算各的，加起来不等于 1。想想哪个激活函数让各类瓜分总和为 1 的概率。

Hint: Sigmoids judge each class by itself, and their sum isn't 1. Which activation lets the classes
share a total of 1?

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
    output = layers.Dense(10, activation="sigmoid")(fused)
    model = Model([image, text], output)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
