"""误区：用均方误差做分类。

Misconception: Uses the mean squared error for classes.

提示：分类用交叉熵。

Hint: For classes use cross-entropy.

fails: test_loss_is_cross_entropy
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
    model.compile(optimizer="adam", loss="mse", metrics=["accuracy"])
    return model
