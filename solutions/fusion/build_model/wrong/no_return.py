"""误区：模型搭好也编译了，却忘了返回。

Misconception: Builds and compiles the model but forgets to return it.

提示：函数里没有 return，调用者拿到的就是 None。最后一行把模型交出去。

Hint: Without a return statement the caller gets None. Hand the model over in the last line.

fails: test_returns_a_model
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
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
