"""误区：把输入形状写死成例子里的，没有用参数。

Misconception: Fixes the shapes at the example's and leaves the arguments unused.

提示：（28, 28, 1）和（100,）只是一个例子。两个分支的形状都要来自函数的参数。

Hint: (28, 28, 1) and (100,) are just an example. Both branches have to get their shapes from the
arguments.

fails: test_works_for_other_shapes
"""

import keras
from keras import Model, layers, ops


def build_model(input_shape1, input_shape2):
    image = layers.Input(shape=(28, 28, 1))
    text = layers.Input(shape=(100,))
    x = layers.Flatten()(layers.Conv2D(32, 3, activation="relu")(image))
    t = layers.Flatten()(layers.Embedding(10000, 64)(text))
    fused = layers.Concatenate()([x, t])
    output = layers.Dense(10, activation="softmax")(fused)
    model = Model([image, text], output)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
