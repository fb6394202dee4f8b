"""误区：把模型缓存起来，每次返回同一个。

Misconception: Caches the model and returns the same one each time.

提示：每次调用都要新建。

Hint: Make a new one on every call.

fails: test_every_call_gives_a_fresh_model
"""

from functools import cache

import keras
from keras import Model, layers, ops


@cache
def build_av(audio_shape, text_len, vocab_size):
    audio = layers.Input(shape=audio_shape)
    tokens = layers.Input(shape=(text_len,))
    a = layers.GlobalMaxPooling1D()(layers.Conv1D(32, 5, activation="relu")(audio))
    t = layers.GlobalAveragePooling1D()(layers.Embedding(vocab_size, 16)(tokens))
    fused = layers.Dense(32, activation="relu")(layers.Concatenate()([a, t]))
    output = layers.Dense(2, activation="softmax")(fused)
    model = Model([audio, tokens], output)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
