"""误区：对只有一个键的序列做注意力，softmax 恒为 1。

Misconception: Attends to a sequence of one key, whose softmax is always 1.

fails: test_every_trainable_weight_changes
"""

import keras
from keras import Model, layers, ops


def build_model(input_shape1, input_shape2):
    image = layers.Input(shape=input_shape1)
    text = layers.Input(shape=input_shape2)
    x = layers.MaxPooling2D()(layers.Conv2D(16, 3, activation="relu")(image))
    x = layers.MaxPooling2D()(layers.Conv2D(32, 3, activation="relu")(x))
    x = layers.Flatten()(x)
    x = layers.Dense(32)(x)
    t = layers.GlobalAveragePooling1D()(layers.Embedding(10000, 32)(text))
    query, key = ops.expand_dims(x, 1), ops.expand_dims(t, 1)
    seen = layers.Flatten()(layers.MultiHeadAttention(2, 16)(query, key))
    fused = layers.Concatenate()([x, seen])
    output = layers.Dense(10, activation="softmax")(fused)
    model = Model([image, text], output)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
