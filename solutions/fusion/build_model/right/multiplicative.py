"""逐元素相乘的融合 / Fusion by an element-wise product"""

import keras
from keras import Model, layers, ops


def build_model(input_shape1, input_shape2):
    image = layers.Input(shape=input_shape1)
    text = layers.Input(shape=input_shape2)
    x = layers.Dense(64, activation="relu")(layers.Flatten()(image))
    t = layers.GlobalAveragePooling1D()(layers.Embedding(10000, 64)(text))
    t = layers.Dense(64, activation="relu")(t)
    fused = layers.Multiply()([x, t])
    output = layers.Dense(10, activation="softmax")(fused)
    model = Model([image, text], output)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
