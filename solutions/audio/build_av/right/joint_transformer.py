"""帧和词元一起做自注意力，AdamW / Frames and tokens in one self-attention, AdamW"""

import keras
from keras import Model, layers, ops


def build_av(audio_shape, text_len, vocab_size):
    audio = layers.Input(shape=audio_shape)
    tokens = layers.Input(shape=(text_len,))
    a = layers.Dense(32)(audio) + layers.Embedding(audio_shape[0], 32)(ops.arange(audio_shape[0]))
    t = layers.Embedding(vocab_size, 32)(tokens)
    joint = layers.Concatenate(axis=1)([a, t])
    joint = layers.LayerNormalization()(joint + layers.MultiHeadAttention(2, 16)(joint, joint))
    inner = layers.Dense(32)(layers.Dense(64, activation="gelu")(joint))
    joint = layers.LayerNormalization()(joint + inner)
    fused = layers.GlobalAveragePooling1D()(joint)
    output = layers.Dense(2, activation="softmax")(fused)
    model = Model([audio, tokens], output)
    model.compile(
        optimizer=keras.optimizers.AdamW(2e-3),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model
