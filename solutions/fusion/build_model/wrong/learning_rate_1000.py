"""误区：给 Adam 的学习率大得离谱。

Misconception: Sets an absurdly large learning rate for Adam.

提示：Adam 每一步大约把每个权重挪动一个学习率那么远，1000 会让权重一步就飞出去。先用默认值。

Hint: Adam moves every weight by about the learning rate in each step, so 1000 flings them far off.
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
        optimizer=keras.optimizers.Adam(1000.0),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model
