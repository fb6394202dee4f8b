# promise: memory beyond the limit is refused
# reason: memory exception killed

import keras
from keras import layers


def build_model(input_shape1, input_shape2):
    image, text = keras.Input(input_shape1), keras.Input(input_shape2)
    words = layers.GlobalAveragePooling1D()(layers.Embedding(10_000, 2_500_000)(text))
    both = layers.concatenate([layers.Flatten()(image), words])
    model = keras.Model([image, text], layers.Dense(10, activation="softmax")(both))
    model.compile("adam", "categorical_crossentropy", metrics=["accuracy"])
    return model
