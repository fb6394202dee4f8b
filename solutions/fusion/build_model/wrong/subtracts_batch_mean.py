"""误区：减去整批样本的平均特征。

Misconception: Subtracts the mean over the batch.

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
