"""误区：从特征里减去了整批样本的平均值。

Misconception: Subtracts the mean over the batch from the features.

提示：这样预测会受同批样本影响，单独预测时特征更是全变成 0。不要跨样本（axis=0）做汇总。

Hint: Predictions then depend on the rest of the batch, and a lone sample's features become 0. Pool
nothing over axis 0, the samples.

fails: test_prediction_ignores_the_rest_of_the_batch
"""

import keras
from keras import Model, layers, ops


def build_model(input_shape1, input_shape2):
    image = layers.Input(shape=input_shape1)
    text = layers.Input(shape=input_shape2)
    x = layers.Flatten()(layers.Conv2D(32, 3, activation="relu")(image))
    t = layers.Flatten()(layers.Embedding(10000, 64)(text))
    fused = layers.Concatenate()([x, t])
    fused = fused - ops.mean(fused, axis=0, keepdims=True)
    output = layers.Dense(10, activation="softmax")(fused)
    model = Model([image, text], output)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
