"""两个 Sequential 分支 / Two Sequential branches"""

import keras
from keras import Model, layers, ops


def build_model(input_shape1, input_shape2):
    image = layers.Input(shape=input_shape1)
    text = layers.Input(shape=input_shape2)
    see = keras.Sequential(
        [
            layers.Rescaling(2.0, -1.0),
            layers.Conv2D(16, 5, strides=2, activation="relu"),
            layers.Flatten(),
        ]
    )
    read = keras.Sequential([layers.Embedding(10000, 32), layers.GlobalMaxPooling1D()])
    fused = layers.Concatenate()([see(image), read(text)])
    output = layers.Dense(10, activation="softmax")(fused)
    model = Model([image, text], output)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
