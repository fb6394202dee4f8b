"""误区：标签是 one-hot，却用了 sparse 版的损失。

Misconception: Uses the sparse loss for one-hot labels.

提示：sparse 版要的是整数类别号，每个样本一个数；one-hot 标签用不带 sparse 的那个。

Hint: The sparse loss expects one integer per sample, the class's number. For one-hot labels take
the one that isn't sparse.

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
    model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return model
