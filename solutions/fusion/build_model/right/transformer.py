"""图像块和词元一起进自注意力，AdamW / Patches and tokens in one self-attention, AdamW"""

import keras
from keras import Model, layers, ops


def attend(sequence):
    mixed = layers.MultiHeadAttention(4, 8)(sequence, sequence)
    sequence = layers.LayerNormalization()(sequence + mixed)
    inner = layers.Dense(32)(layers.Dense(64, activation="gelu")(sequence))
    return layers.LayerNormalization()(sequence + inner)


def build_model(input_shape1, input_shape2):
    image = layers.Input(shape=input_shape1)
    text = layers.Input(shape=input_shape2)
    patches = layers.Reshape((-1, 32))(layers.Conv2D(32, 7, strides=7)(image))
    words = layers.Embedding(10000, 32)(text)
    joint = attend(layers.Concatenate(axis=1)([patches, attend(words)]))
    fused = layers.GlobalAveragePooling1D()(joint)
    output = layers.Dense(10, activation="softmax")(fused)
    model = Model([image, text], output)
    model.compile(
        optimizer=keras.optimizers.AdamW(1e-3),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model
