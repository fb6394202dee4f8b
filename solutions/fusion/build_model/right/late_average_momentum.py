"""决策级融合，带动量的 SGD / Decision-level fusion with SGD and momentum"""

import keras
from keras import Model, layers, ops


def build_model(input_shape1, input_shape2):
    image = layers.Input(shape=input_shape1)
    text = layers.Input(shape=input_shape2)
    x = layers.MaxPooling2D()(layers.Conv2D(16, 3, activation="relu")(image))
    x = layers.MaxPooling2D()(layers.Conv2D(32, 3, activation="relu")(x))
    x = layers.Flatten()(x)
    seen = layers.Dense(10, activation="softmax")(x)
    t = layers.GlobalMaxPooling1D()(layers.Embedding(10000, 64)(text))
    read = layers.Dense(10, activation="softmax")(t)
    model = Model([image, text], layers.Average()([seen, read]))
    model.compile(
        optimizer=keras.optimizers.SGD(0.01, momentum=0.9),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model
