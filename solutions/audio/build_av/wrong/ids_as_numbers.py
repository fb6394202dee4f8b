"""误区：把编号当成数值。

Misconception: Takes ids for quantities.

提示：编号只是名字，先用 Embedding 查成向量。

Hint: Ids are names: look them up in an Embedding.

fails: test_understands_sarcasm
"""

import keras
from keras import Model, layers, ops


def build_av(audio_shape, text_len, vocab_size):
    audio = layers.Input(shape=audio_shape)
    tokens = layers.Input(shape=(text_len,))
    a = layers.GlobalMaxPooling1D()(layers.Conv1D(32, 5, activation="relu")(audio))
    t = layers.Dense(32, activation="relu")(ops.cast(tokens, "float32") / vocab_size)
    fused = layers.Dense(32, activation="relu")(layers.Concatenate()([a, t]))
    output = layers.Dense(2, activation="softmax")(fused)
    model = Model([audio, tokens], output)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
