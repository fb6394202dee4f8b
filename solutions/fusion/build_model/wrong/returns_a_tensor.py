"""误区：返回的是输出张量，不是模型。

Misconception: Returns the output tensor instead of the model.

提示：张量不能编译，也不能训练。用两个输入和这个输出建一个模型，编译之后返回它。

Hint: A tensor can't be compiled or trained. Make a model from both inputs and this output, compile
it, and return that.

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
    return output
