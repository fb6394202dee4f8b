"""误区：分类任务用了回归的损失（均方误差）。

Misconception: Uses a regression loss, the mean squared error, for classes.

提示：对错得很自信的预测，均方误差罚得很轻，梯度也小。分类概率要用交叉熵来衡量。

Hint: Squared error punishes confident mistakes only mildly and gives them small gradients. Judge
class probabilities by cross-entropy.

fails: test_loss_is_categorical_cross_entropy
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
    model.compile(optimizer="adam", loss="mse", metrics=["accuracy"])
    return model
