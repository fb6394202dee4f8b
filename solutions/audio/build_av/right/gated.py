"""门控融合 / Gated fusion"""

import keras
from keras import Model, layers, ops


def build_av(audio_shape, text_len, vocab_size):
    audio = layers.Input(shape=audio_shape)
    tokens = layers.Input(shape=(text_len,))
    a = layers.Conv1D(16, 5, strides=2, activation="relu")(audio)
    a = layers.Dense(32, activation="tanh")(layers.Flatten()(a))
    t = layers.Dense(32, activation="tanh")(
        layers.Flatten()(layers.Embedding(vocab_size, 16)(tokens))
    )
    gate = layers.Dense(32, activation="sigmoid")(layers.Concatenate()([a, t]))
    fused = gate * a + (1 - gate) * t
    output = layers.Dense(2, activation="softmax")(fused)
    model = Model([audio, tokens], output)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
