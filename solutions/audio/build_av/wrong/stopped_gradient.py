"""误区：切断了文字分支的梯度。

Misconception: Stops the gradient on the branch of the words.

提示：去掉 stop_gradient，让 Embedding 也学习。

Hint: Drop stop_gradient, so that the Embedding learns too.

fails: test_every_trainable_weight_changes
"""

import keras
from keras import Model, layers, ops


def build_av(audio_shape, text_len, vocab_size):
    audio = layers.Input(shape=audio_shape)
    tokens = layers.Input(shape=(text_len,))
    a = layers.GlobalMaxPooling1D()(layers.Conv1D(32, 5, activation="relu")(audio))
    t = layers.GlobalAveragePooling1D()(layers.Embedding(vocab_size, 64)(tokens))
    fused = layers.Dense(64, activation="relu")(layers.Concatenate()([a, 8 * ops.stop_gradient(t)]))
    output = layers.Dense(2, activation="softmax")(fused)
    model = Model([audio, tokens], output)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
