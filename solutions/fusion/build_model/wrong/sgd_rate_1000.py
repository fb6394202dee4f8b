"""误区：给 SGD 的学习率大得离谱。

Misconception: Sets an absurdly large learning rate for SGD.

提示：SGD 每一步走学习率乘梯度那么远，学习率是 1000，一步就飞出去了。先用默认值。

Hint: SGD's step is the learning rate times the gradient, and 1000 times the gradient leaps far off.
Start from the default.

fails: test_optimizer_makes_the_loss_fall
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
    model.compile(
        optimizer=keras.optimizers.SGD(1000.0),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model
