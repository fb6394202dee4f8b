"""双向 GRU，RMSprop / Bidirectional GRUs, RMSprop"""

import keras
from keras import Model, layers, ops


def build_av(audio_shape, text_len, vocab_size):
    audio = layers.Input(shape=audio_shape)
    tokens = layers.Input(shape=(text_len,))
    a = layers.Bidirectional(layers.GRU(24))(audio)
    t = layers.Bidirectional(layers.GRU(16))(
        layers.Embedding(vocab_size, 24, mask_zero=True)(tokens)
    )
    fused = layers.Dense(32, activation="relu")(layers.Concatenate()([a, t]))
    output = layers.Dense(2, activation="softmax")(fused)
    model = Model([audio, tokens], output)
    model.compile(
        optimizer=keras.optimizers.RMSprop(3e-3),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model
