"""文字对语音帧做交叉注意力 / Words attend to frames"""

import keras
from keras import Model, layers, ops


class Places(layers.Layer):
    def build(self, shape):
        self.vectors = self.add_weight(shape=shape[1:], initializer="glorot_uniform", name="places")

    def call(self, sequence):
        return sequence + self.vectors


def build_av(audio_shape, text_len, vocab_size):
    audio = layers.Input(shape=audio_shape)
    tokens = layers.Input(shape=(text_len,))
    frames = Places()(layers.Conv1D(32, 5, strides=2, activation="relu")(audio))
    words = layers.Embedding(vocab_size, 32)(tokens)
    heard = layers.MultiHeadAttention(2, 16)(words, frames)
    fused = layers.LayerNormalization()(words + heard)
    fused = layers.Dense(32, activation="relu")(fused)
    fused = layers.GlobalAveragePooling1D()(fused)
    output = layers.Dense(2, activation="softmax")(fused)
    model = Model([audio, tokens], output)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
