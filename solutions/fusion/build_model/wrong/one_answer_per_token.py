"""误区：文本没有汇总成一个向量，于是每个词元都有一个输出。

Misconception: Never makes the text one vector, so every token gets an output.

提示：每个样本只要一个答案。先在长度这一维上展平或池化，再和图像汇合。

Hint: There is one answer per sample. Flatten or pool over the text's length before it meets the
image.

fails: test_gives_probabilities
"""

import keras
from keras import Model, layers, ops


def build_model(input_shape1, input_shape2):
    image = layers.Input(shape=input_shape1)
    text = layers.Input(shape=input_shape2)
    x = layers.GlobalAveragePooling2D()(layers.Conv2D(32, 3, activation="relu")(image))
    words = layers.Embedding(10000, 32)(text)
    fused = words + ops.expand_dims(x, 1)
    output = layers.Dense(10, activation="softmax")(fused)
    model = Model([image, text], output)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
