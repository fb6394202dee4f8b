"""误区：优化器建在函数外面，几个模型共用。

Misconception: Makes the optimizer outside the function and shares it.

提示：在函数里面新建优化器。

Hint: Make the optimizer inside the function.

fails: test_every_call_gives_a_fresh_model
"""

import keras
from keras import Model, layers, ops

ADAM = keras.optimizers.Adam()


def build_av(audio_shape, text_len, vocab_size):
    audio = layers.Input(shape=audio_shape)
    tokens = layers.Input(shape=(text_len,))
    a = layers.GlobalMaxPooling1D()(layers.Conv1D(32, 5, activation="relu")(audio))
    t = layers.GlobalAveragePooling1D()(layers.Embedding(vocab_size, 16)(tokens))
    fused = layers.Dense(32, activation="relu")(layers.Concatenate()([a, t]))
    output = layers.Dense(2, activation="softmax")(fused)
    model = Model([audio, tokens], output)
    model.compile(optimizer=ADAM, loss="categorical_crossentropy", metrics=["accuracy"])
    return model
