"""一维卷积读文本，带动量的 SGD / Convolutions over the text, SGD with momentum"""

import keras
from keras import Model, layers, ops


def build_model(input_shape1, input_shape2):
    image = layers.Input(shape=input_shape1)
    text = layers.Input(shape=input_shape2)
    x = layers.MaxPooling2D()(layers.Conv2D(16, 3, activation="relu")(image))
    x = layers.MaxPooling2D()(layers.Conv2D(32, 3, activation="relu")(x))
    x = layers.Flatten()(x)
    t = layers.Conv1D(64, 5, activation="relu")(layers.Embedding(10000, 50)(text))
    t = layers.GlobalMaxPooling1D()(t)
    fused = layers.Concatenate()([x, t])
    output = layers.Dense(10, activation="softmax")(fused)
    model = Model([image, text], output)
    model.compile(
        optimizer=keras.optimizers.SGD(0.05, momentum=0.9),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model
