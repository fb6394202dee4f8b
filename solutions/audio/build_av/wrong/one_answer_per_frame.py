"""误区：没有沿时间汇总，于是每一帧都有一个输出。

Misconception: Never pools over time, so every frame gets an output.

提示：先用池化、Flatten 或 LSTM 把整段语音变成一个向量。

Hint: Make the clip one vector first: pool it, flatten it, or use an LSTM.

fails: test_gives_probabilities
"""

import keras
from keras import Model, layers, ops


def build_av(audio_shape, text_len, vocab_size):
    audio = layers.Input(shape=audio_shape)
    tokens = layers.Input(shape=(text_len,))
    t = layers.GlobalAveragePooling1D()(layers.Embedding(vocab_size, 16)(tokens))
    a = layers.Conv1D(16, 5, activation="relu")(audio)
    fused = layers.Dense(32, activation="relu")(a + ops.expand_dims(t, 1))
    output = layers.Dense(2, activation="softmax")(fused)
    model = Model([audio, tokens], output)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
