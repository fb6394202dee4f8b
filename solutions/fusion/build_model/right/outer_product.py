"""外积（双线性）融合 / Bilinear fusion by an outer product"""

import keras
from keras import Model, layers, ops


def build_model(input_shape1, input_shape2):
    image = layers.Input(shape=input_shape1)
    text = layers.Input(shape=input_shape2)
    x = layers.MaxPooling2D()(layers.Conv2D(16, 3, activation="relu")(image))
    x = layers.MaxPooling2D()(layers.Conv2D(32, 3, activation="relu")(x))
    x = layers.Flatten()(x)
    x = layers.Dense(16)(x)
    t = layers.Dense(16)(layers.Flatten()(layers.Embedding(10000, 32)(text)))
    fused = layers.Flatten()(ops.expand_dims(x, 2) * ops.expand_dims(t, 1))
    output = layers.Dense(10, activation="softmax")(fused)
    model = Model([image, text], output)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
