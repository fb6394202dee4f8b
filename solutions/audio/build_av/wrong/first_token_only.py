"""误区：只看第一个词元。

Misconception: Looks at the first token only.

提示：褒贬词在中间：把整段文字都汇总起来。

Hint: The telling word is in the middle: take in the whole text.

fails: test_understands_sarcasm
"""

import keras
from keras import Model, layers, ops


def build_av(audio_shape, text_len, vocab_size):
    audio = layers.Input(shape=audio_shape)
    tokens = layers.Input(shape=(text_len,))
    a = layers.GlobalMaxPooling1D()(layers.Conv1D(32, 5, activation="relu")(audio))
    t = layers.Embedding(vocab_size, 16)(tokens)[:, 0]
    fused = layers.Dense(32, activation="relu")(layers.Concatenate()([a, t]))
    output = layers.Dense(2, activation="softmax")(fused)
    model = Model([audio, tokens], output)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
