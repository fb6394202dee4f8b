"""展平之后全连接 / Flatten, then dense layers"""

import keras
from keras import Model, layers, ops


def build_av(audio_shape, text_len, vocab_size):
    audio = layers.Input(shape=audio_shape)
    tokens = layers.Input(shape=(text_len,))
    a = layers.Flatten()(audio)
    t = layers.Flatten()(layers.Embedding(vocab_size, 16)(tokens))
    fused = layers.Dense(64, activation="relu")(layers.Concatenate()([a, t]))
    fused = layers.Dense(32, activation="relu")(fused)
    output = layers.Dense(2, activation="softmax")(fused)
    model = Model([audio, tokens], output)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
