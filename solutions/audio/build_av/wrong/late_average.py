"""误区：两个分支各自预测，再取平均。

Misconception: Lets each branch predict and takes the mean.

提示：每个分支单独都只能猜，平均也还是猜：要先融合特征。

Hint: Either branch alone can but guess, and so does their mean: fuse features first.

fails: test_modalities_interact
"""

import keras
from keras import Model, layers, ops


def build_av(audio_shape, text_len, vocab_size):
    audio = layers.Input(shape=audio_shape)
    tokens = layers.Input(shape=(text_len,))
    a = layers.GlobalMaxPooling1D()(layers.Conv1D(32, 5, activation="relu")(audio))
    t = layers.GlobalAveragePooling1D()(layers.Embedding(vocab_size, 16)(tokens))
    heard = layers.Dense(2, activation="softmax")(a)
    read = layers.Dense(2, activation="softmax")(t)
    output = layers.Average()([heard, read])
    model = Model([audio, tokens], output)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
