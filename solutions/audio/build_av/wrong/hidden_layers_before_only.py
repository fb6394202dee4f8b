"""误区：隐藏层只加在各自的分支里，汇合之后只相加。

Misconception: Has hidden layers in the branches only and adds up their results.

提示：非线性要放在汇合之后。

Hint: The activation has to come after the branches meet.

fails: test_modalities_interact
"""

import keras
from keras import Model, layers, ops


def build_av(audio_shape, text_len, vocab_size):
    audio = layers.Input(shape=audio_shape)
    tokens = layers.Input(shape=(text_len,))
    a = layers.GlobalMaxPooling1D()(layers.Conv1D(32, 5, activation="relu")(audio))
    t = layers.GlobalAveragePooling1D()(layers.Embedding(vocab_size, 16)(tokens))
    a = layers.Dense(32, activation="relu")(a)
    t = layers.Dense(32, activation="relu")(t)
    fused = a + t
    output = layers.Dense(2, activation="softmax")(fused)
    model = Model([audio, tokens], output)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
