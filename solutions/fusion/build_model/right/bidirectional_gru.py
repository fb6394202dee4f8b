"""双向 GRU、掩码和 Dropout，RMSprop / A bidirectional GRU with masking and dropout, RMSprop"""

import keras
from keras import Model, layers, ops


def build_model(input_shape1, input_shape2):
    image = layers.Input(shape=input_shape1)
    text = layers.Input(shape=input_shape2)
    x = layers.MaxPooling2D()(layers.Conv2D(16, 3, activation="relu")(image))
    x = layers.MaxPooling2D()(layers.Conv2D(32, 3, activation="relu")(x))
    x = layers.Flatten()(x)
    t = layers.Embedding(10000, 32, mask_zero=True)(text)
    t = layers.Bidirectional(layers.GRU(24))(t)
    fused = layers.Dense(64, activation="relu")(layers.Concatenate()([x, t]))
    fused = layers.Dropout(0.3)(fused)
    output = layers.Dense(10, activation="softmax")(fused)
    model = Model([image, text], output)
    model.compile(optimizer="rmsprop", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
