"""误区：编译时没有给任何指标。

Misconception: Compiles without any metric.

提示：只看损失，看不出分对了几成。编译时让 Keras 顺便把准确率也算出来。

Hint: The loss doesn't say what share of the samples is right. Ask compile to report the accuracy
too.

fails: test_has_an_accuracy_metric
"""

import keras
from keras import Model, layers, ops


def build_model(input_shape1, input_shape2):
    image = layers.Input(shape=input_shape1)
    text = layers.Input(shape=input_shape2)
    x = layers.Flatten()(layers.Conv2D(32, 3, activation="relu")(image))
    t = layers.Flatten()(layers.Embedding(10000, 64)(text))
    fused = layers.Concatenate()([x, t])
    output = layers.Dense(10, activation="softmax")(fused)
    model = Model([image, text], output)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=[])
    return model
