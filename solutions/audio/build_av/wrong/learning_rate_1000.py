"""误区：学习率大得离谱。

Misconception: Sets an absurdly large learning rate.

提示：先用 Adam 的默认值。

Hint: Start from Adam's default.

fails: test_optimizer_makes_the_loss_fall
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
    model.compile(
        optimizer=keras.optimizers.Adam(1000.0),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model
