"""误区：要分十类，输出层却只有 5 个单元。

Misconception: Has 5 outputs where ten classes are asked for.

提示：每个类别对应一个输出单元，个数要和 one-hot 标签的长度一致。

Hint: Each class needs an output of its own: as many as a one-hot label is long.

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
