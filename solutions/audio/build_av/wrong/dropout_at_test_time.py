"""误区：预测时也随机丢弃。

Misconception: Drops units at prediction as well.

提示：把 training 传下去，不要写死 True。

Hint: Pass `training` on instead of a fixed True.

fails: test_prediction_is_repeatable
"""

import keras
from keras import Model, layers, ops, regularizers


class Listener(Model):
    def __init__(self, vocab_size):
        super().__init__()
        self.hear = layers.Conv1D(
            32, 5, activation="relu", kernel_regularizer=regularizers.L2(1e-4)
        )
        self.pool = layers.GlobalMaxPooling1D()
        self.read = layers.Embedding(vocab_size, 16)
        self.average = layers.GlobalAveragePooling1D()
        self.drop = layers.Dropout(0.2)
        self.meet = layers.Dense(48, activation="relu")
        self.decide = layers.Dense(2, activation="softmax")

    def call(self, inputs, training=False):
        audio, tokens = inputs
        voice = self.pool(self.hear(audio))
        words = self.average(self.read(tokens))
        joined = self.drop(ops.concatenate([voice, words], axis=-1), training=True)
        return self.decide(self.meet(joined))


def build_av(audio_shape, text_len, vocab_size):
    model = Listener(vocab_size)
    model.compile(
        optimizer=keras.optimizers.Adam(2e-3),
        loss=keras.losses.CategoricalCrossentropy(label_smoothing=0.05),
        metrics=[keras.metrics.CategoricalAccuracy()],
    )
    return model
