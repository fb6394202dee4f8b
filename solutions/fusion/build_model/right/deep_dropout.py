"""较深的网络，Dropout 0.5 / A deeper net with dropout of a half"""

import keras
from keras import Model, layers, ops


def build_model(input_shape1, input_shape2):
    image = layers.Input(shape=input_shape1)
    text = layers.Input(shape=input_shape2)
    x = image
    for filters in (32, 64, 128):
        x = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
        x = layers.MaxPooling2D()(x)
    x = layers.Dense(128, activation="relu")(layers.Flatten()(x))
    t = layers.LSTM(64)(layers.Embedding(10000, 128)(text))
    fused = layers.Concatenate()([layers.Dropout(0.5)(x), layers.Dropout(0.5)(t)])
    fused = layers.Dropout(0.5)(layers.Dense(128, activation="relu")(fused))
    output = layers.Dense(10, activation="softmax")(fused)
    model = Model([image, text], output)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
