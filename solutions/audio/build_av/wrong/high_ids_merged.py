"""误区：把后一半编号当成同一个词。

Misconception: Merges the upper half of the ids into one word.

提示：每个编号都要有自己的向量。

Hint: Every id needs a vector of its own.

fails: test_understands_sarcasm
"""

import keras
from keras import Model, layers, ops


def build_av(audio_shape, text_len, vocab_size):
    audio = layers.Input(shape=audio_shape)
    tokens = layers.Input(shape=(text_len,))
    a = layers.GlobalMaxPooling1D()(layers.Conv1D(32, 5, activation="relu")(audio))
    known = vocab_size // 2
    t = layers.Embedding(known, 16)(ops.minimum(tokens, known - 1))
    t = layers.GlobalAveragePooling1D()(t)
    fused = layers.Dense(32, activation="relu")(layers.Concatenate()([a, t]))
    output = layers.Dense(2, activation="softmax")(fused)
    model = Model([audio, tokens], output)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
