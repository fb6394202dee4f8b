"""语音先沿时间取平均，one-hot 词袋 / The mean over time, a bag of one-hot words"""

import keras
from keras import Model, layers, ops


def build_av(audio_shape, text_len, vocab_size):
    audio = layers.Input(shape=audio_shape)
    tokens = layers.Input(shape=(text_len,))
    a = layers.GlobalAveragePooling1D()(audio)
    a = layers.Dense(32, activation="relu")(a)
    t = ops.mean(ops.one_hot(ops.cast(tokens, "int32"), vocab_size), axis=1)
    t = layers.Dense(32, activation="relu")(t)
    fused = layers.Dense(32, activation="relu")(layers.Concatenate()([a, t]))
    output = layers.Dense(2, activation="softmax")(fused)
    model = Model([audio, tokens], output)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
