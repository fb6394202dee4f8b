"""误区：用按位计算的 binary_accuracy 当准确率。

Misconception: Takes binary_accuracy, counted bit by bit, for the accuracy.

提示：one-hot 标签有九位是 0，全猜 0 也能得 90%。该数的是：概率最大的那一类猜对了多少样本。

Hint: Nine of a label's ten bits are 0, so answering 0 throughout already scores 90%. Count the
samples whose most probable class is right.

fails: test_has_an_accuracy_metric
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
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["binary_accuracy"])
    return model
