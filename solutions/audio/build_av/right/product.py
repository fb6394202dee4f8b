"""逐元素相乘 / An element-wise product"""

import keras
from keras import Model, layers, ops


def build_av(audio_shape, text_len, vocab_size):
    audio = layers.Input(shape=audio_shape)
    tokens = layers.Input(shape=(text_len,))
    a = layers.Dense(32)(layers.Flatten()(audio))
    t = layers.Dense(32)(layers.GlobalAveragePooling1D()(layers.Embedding(vocab_size, 32)(tokens)))
    fused = layers.Multiply()([a, t])
    output = layers.Dense(2, activation="softmax")(fused)
    model = Model([audio, tokens], output)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
