"""误区：搭好了模型，没有编译就返回了。

Misconception: Returns the model without compiling it.

提示：没有优化器和损失，模型没法训练。返回之前先编译，优化器、损失、指标都要给。

Hint: Without an optimizer and a loss a model can't be trained. Compile it before you return it,
with optimizer, loss and metrics.

fails: test_is_compiled
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
    return model
