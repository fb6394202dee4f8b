"""误区：拼接之后直接接 softmax，没有隐藏层。

Misconception: Joins the branches and goes straight to softmax, without a hidden layer.

提示：线性层只会把两边的贡献相加，学不会异或。

Hint: A linear layer adds up what each side says, and that is no exclusive or.

fails: test_modalities_interact
"""

import keras
from keras import Model, layers, ops


def build_av(audio_shape, text_len, vocab_size):
    audio = layers.Input(shape=audio_shape)
    tokens = layers.Input(shape=(text_len,))
    a = layers.GlobalMaxPooling1D()(layers.Conv1D(32, 5, activation="relu")(audio))
    t = layers.GlobalAveragePooling1D()(layers.Embedding(vocab_size, 16)(tokens))
    fused = layers.Concatenate()([a, t])
    output = layers.Dense(2, activation="softmax")(fused)
    model = Model([audio, tokens], output)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
