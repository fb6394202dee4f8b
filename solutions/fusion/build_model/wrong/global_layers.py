"""误区：把层建在了函数外面，几个模型共用同一份权重。

Misconception: Makes a layer outside the function, so that models share its weights.

提示：权重属于层：同一个层对象用在两个模型里，训练一个就会改动另一个。所有的层都在函数里新建。

Hint: Weights belong to the layer: with one layer in two models, training either changes both. Make
all layers inside the function.

fails: test_every_call_gives_a_fresh_model
"""

import keras
from keras import Model, layers, ops


EMBED = layers.Embedding(10000, 64)


def build_model(input_shape1, input_shape2):
    image = layers.Input(shape=input_shape1)
    text = layers.Input(shape=input_shape2)
    x = layers.Flatten()(layers.Conv2D(32, 3, activation="relu")(image))
    t = layers.Flatten()(EMBED(text))
    fused = layers.Concatenate()([x, t])
    output = layers.Dense(10, activation="softmax")(fused)
    model = Model([image, text], output)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
