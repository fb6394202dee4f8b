"""误区：预测时也让 Dropout 随机丢弃。

Misconception: Lets Dropout drop units at prediction as well.

提示：Dropout 只该在训练时起作用。不要写死 training=True，训练还是预测由 Keras 来定。

Hint: Dropout is for training only. Don't fix training=True; Keras knows whether it trains or
predicts.

fails: test_prediction_is_repeatable
"""

import keras
from keras import Model, layers, ops


class Classifier(Model):
    def __init__(self):
        super().__init__()
        self.convolve = layers.Conv2D(16, 3, activation="relu")
        self.flatten = layers.Flatten()
        self.embed = layers.Embedding(10000, 32)
        self.extra = layers.Dropout(0.5)
        self.classify = layers.Dense(10, activation="softmax")

    def call(self, inputs):
        image, text = inputs
        x = self.flatten(self.convolve(image))
        t = self.flatten(self.embed(text))
        fused = ops.concatenate([x, t], axis=-1)
        return self.classify(self.extra(fused, training=True))


def build_model(input_shape1, input_shape2):
    model = Classifier()
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
