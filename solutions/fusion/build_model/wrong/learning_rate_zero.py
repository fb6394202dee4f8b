"""误区：学习率设成了 0，权重原地不动。

Misconception: Sets the learning rate to 0, so no weight ever moves.

提示：学习率要乘在每一步的更新量上，0 乘什么都是 0。先用优化器的默认值。

Hint: Every update is multiplied by the learning rate, and 0 leaves nothing of it. Start from the
optimizer's default.

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
        optimizer=keras.optimizers.Adam(0.0),
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model
