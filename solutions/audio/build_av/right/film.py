"""文字调制语音特征（FiLM）/ Words modulate the voice's features (FiLM)"""

import keras
from keras import Model, layers, ops


def build_av(audio_shape, text_len, vocab_size):
    audio = layers.Input(shape=audio_shape)
    tokens = layers.Input(shape=(text_len,))
    t = layers.GlobalAveragePooling1D()(layers.Embedding(vocab_size, 16)(tokens))
    a = layers.Conv1D(32, 5, activation="relu")(audio)
    scale, shift = layers.Dense(32)(t), layers.Dense(32)(t)
    a = a * ops.expand_dims(1 + scale, 1) + ops.expand_dims(shift, 1)
    fused = layers.Dense(32, activation="relu")(layers.GlobalMaxPooling1D()(a))
    output = layers.Dense(2, activation="softmax")(fused)
    model = Model([audio, tokens], output)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
