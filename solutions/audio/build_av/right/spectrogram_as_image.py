"""把频谱当作图像，BatchNormalization / The spectrogram as an image, BatchNormalization"""

import keras
from keras import Model, layers, ops


def build_av(audio_shape, text_len, vocab_size):
    audio = layers.Input(shape=audio_shape)
    tokens = layers.Input(shape=(text_len,))
    a = layers.Reshape((*audio_shape, 1))(audio)
    a = layers.Conv2D(8, 3, padding="same")(a)
    a = layers.MaxPooling2D()(layers.Activation("relu")(layers.BatchNormalization()(a)))
    a = layers.Dense(32, activation="relu")(layers.Flatten()(a))
    t = layers.GlobalAveragePooling1D()(layers.Embedding(vocab_size, 16)(tokens))
    fused = layers.Dense(32, activation="relu")(layers.Concatenate()([a, t]))
    output = layers.Dense(2, activation="softmax")(fused)
    model = Model([audio, tokens], output)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
