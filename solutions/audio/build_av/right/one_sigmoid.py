"""一个 sigmoid 拆成两个概率，SGD 加动量 / One sigmoid made into two probabilities, SGD with momentum"""

import keras
from keras import Model, layers, ops


def build_av(audio_shape, text_len, vocab_size):
    audio = layers.Input(shape=audio_shape)
    tokens = layers.Input(shape=(text_len,))
    a = layers.Flatten()(layers.Conv1D(16, 5, strides=2, activation="relu")(audio))
    t = layers.Flatten()(layers.Embedding(vocab_size, 16)(tokens))
    fused = layers.Dense(32, activation="relu")(layers.Concatenate()([a, t]))
    pleased = layers.Dense(1, activation="sigmoid")(fused)
    output = layers.Concatenate()([1 - pleased, pleased])
    model = Model([audio, tokens], output)
    model.compile(
        optimizer=keras.optimizers.SGD(0.01, momentum=0.9),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model
