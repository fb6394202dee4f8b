"""误区：返回输出张量而不是模型。

Misconception: Returns the output tensor instead of the model.

提示：用 Model(inputs, outputs) 把张量包成模型。

Hint: Model(inputs, outputs) makes a model of the tensors.

fails: test_returns_a_model
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
    return output
