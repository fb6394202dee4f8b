"""误区：预测时仍用当前这批样本的统计量做归一化。

Misconception: Normalises by the statistics of the batch at prediction as well.

提示：不要写死 training=True。预测时 BatchNormalization 该用训练中累积的滑动统计量。

Hint: Don't fix training=True. At prediction BatchNormalization should use the averages that it
gathered in training.

fails: test_prediction_ignores_the_rest_of_the_batch
"""

import keras
from keras import Model, layers, ops


class Classifier(Model):
    def __init__(self):
        super().__init__()
        self.convolve = layers.Conv2D(16, 3, activation="relu")
        self.flatten = layers.Flatten()
        self.embed = layers.Embedding(10000, 32)
        self.extra = layers.BatchNormalization()
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
