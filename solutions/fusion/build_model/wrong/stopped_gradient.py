"""误区：在文本分支上用 stop_gradient 切断了梯度。

Misconception: Stops the gradient on the text branch.

提示：没有梯度，Embedding 就永远停在随机的初始值上。让梯度一直传回两个分支。

Hint: Without a gradient the Embedding stays at its random start for ever. Let the gradient flow
back into both branches.

fails: test_every_trainable_weight_changes
"""

import keras
from keras import Model, layers, ops


def build_model(input_shape1, input_shape2):
    image = layers.Input(shape=input_shape1)
    text = layers.Input(shape=input_shape2)
    x = layers.Flatten()(layers.Conv2D(32, 3, activation="relu")(image))
    t = layers.Flatten()(layers.Embedding(10000, 64)(text))
    fused = layers.Concatenate()([x, ops.stop_gradient(t)])
    fused = layers.Dense(64, activation="relu")(fused)
    output = layers.Dense(10, activation="softmax")(fused)
    model = Model([image, text], output)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
