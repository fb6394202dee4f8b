"""误区：文字分支没有接进输出。

Misconception: Never connects the words to the output.

提示：拼接时两个分支都要放进去。

Hint: Both branches belong into the concatenation.

fails: test_uses_the_words
"""

import keras
from keras import Model, layers, ops


def build_av(audio_shape, text_len, vocab_size):
    audio = layers.Input(shape=audio_shape)
    tokens = layers.Input(shape=(text_len,))
    a = layers.GlobalMaxPooling1D()(layers.Conv1D(32, 5, activation="relu")(audio))
    fused = layers.Dense(32, activation="relu")(a)
    output = layers.Dense(2, activation="softmax")(fused)
    model = Model([audio, tokens], output)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
