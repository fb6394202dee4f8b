"""误区：模型只有语音一个输入。

Misconception: Gives the model the voice as its only input.

提示：文字也要作为输入。

Hint: The words are an input too.

fails: test_takes_audio_then_tokens
"""

import keras
from keras import Model, layers, ops


def build_av(audio_shape, text_len, vocab_size):
    audio = layers.Input(shape=audio_shape)
    tokens = layers.Input(shape=(text_len,))
    a = layers.GlobalMaxPooling1D()(layers.Conv1D(32, 5, activation="relu")(audio))
    fused = layers.Dense(32, activation="relu")(a)
    output = layers.Dense(2, activation="softmax")(fused)
    model = Model(audio, output)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
