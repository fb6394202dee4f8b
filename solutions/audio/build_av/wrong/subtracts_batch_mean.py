"""误区：减去整批样本的平均特征。

Misconception: Subtracts the mean over the batch.

提示：第 0 维是样本，样本之间互不相干。

Hint: Axis 0 is the samples, which have nothing to do with each other.

fails: test_prediction_ignores_the_rest_of_the_batch
"""

import keras
from keras import Model, layers, ops


def build_av(audio_shape, text_len, vocab_size):
    audio = layers.Input(shape=audio_shape)
    tokens = layers.Input(shape=(text_len,))
    a = layers.GlobalMaxPooling1D()(layers.Conv1D(32, 5, activation="relu")(audio))
    t = layers.GlobalAveragePooling1D()(layers.Embedding(vocab_size, 16)(tokens))
    joined = layers.Concatenate()([a, t])
    joined = joined - ops.mean(joined, axis=0, keepdims=True)
    fused = layers.Dense(32, activation="relu")(joined)
    output = layers.Dense(2, activation="softmax")(fused)
    model = Model([audio, tokens], output)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
