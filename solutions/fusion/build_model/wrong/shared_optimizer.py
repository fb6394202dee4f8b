"""误区：把优化器建在了函数外面，几个模型共用。

Misconception: Makes the optimizer outside the function, so that models share it.

提示：优化器会为第一个模型的每个权重保存状态，换到另一个模型就用不了。每次调用都新建一个。

Hint: An optimizer keeps a state for each weight of its first model and doesn't know another's. Make
a new one in every call.

fails: test_every_call_gives_a_fresh_model
"""

import keras
from keras import Model, layers, ops


ADAM = keras.optimizers.Adam()


def build_model(input_shape1, input_shape2):
    image = layers.Input(shape=input_shape1)
    text = layers.Input(shape=input_shape2)
    x = layers.Flatten()(layers.Conv2D(32, 3, activation="relu")(image))
    t = layers.Flatten()(layers.Embedding(10000, 64)(text))
    fused = layers.Concatenate()([x, t])
    output = layers.Dense(10, activation="softmax")(fused)
    model = Model([image, text], output)
    model.compile(optimizer=ADAM, loss="categorical_crossentropy", metrics=["accuracy"])
    return model
