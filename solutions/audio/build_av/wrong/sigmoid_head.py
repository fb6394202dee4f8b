"""误区：两个互斥的类别用了 sigmoid。

Misconception: Ends in sigmoids for two classes that exclude each other.

提示：softmax 才让一行的和是 1。

Hint: softmax makes a row sum to 1.

fails: test_gives_probabilities
"""

import keras
from keras import Model, layers, ops


def build_av(audio_shape, text_len, vocab_size):
    audio = layers.Input(shape=audio_shape)
    tokens = layers.Input(shape=(text_len,))
    a = layers.GlobalMaxPooling1D()(layers.Conv1D(32, 5, activation="relu")(audio))
    t = layers.GlobalAveragePooling1D()(layers.Embedding(vocab_size, 16)(tokens))
    fused = layers.Dense(32, activation="relu")(layers.Concatenate()([a, t]))
    output = layers.Dense(2, activation="sigmoid")(fused)
    model = Model([audio, tokens], output)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
