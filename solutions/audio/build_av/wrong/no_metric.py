"""误区：没有指标。

Misconception: Has no metric.

提示：compile 时给 metrics=['accuracy']。

Hint: Give compile metrics=['accuracy'].

fails: test_has_an_accuracy_metric
"""

import keras
from keras import Model, layers, ops


def build_av(audio_shape, text_len, vocab_size):
    audio = layers.Input(shape=audio_shape)
    tokens = layers.Input(shape=(text_len,))
    a = layers.GlobalMaxPooling1D()(layers.Conv1D(32, 5, activation="relu")(audio))
    t = layers.GlobalAveragePooling1D()(layers.Embedding(vocab_size, 16)(tokens))
    fused = layers.Dense(32, activation="relu")(layers.Concatenate()([a, t]))
    output = layers.Dense(2, activation="softmax")(fused)
    model = Model([audio, tokens], output)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=[])
    return model
