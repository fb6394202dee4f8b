"""误区：汇合之前把两个分支都乘成了零。

Misconception: Multiplies both branches by zero before they meet.

提示：乘以 0 之后既没有信息传过去，也没有梯度传回来。把两边的特征本身交给融合层。

Hint: Past a factor of 0 no information goes forward and no gradient back. Pass on the features
themselves.

fails: test_uses_the_image
"""

import keras
from keras import Model, layers, ops


def build_model(input_shape1, input_shape2):
    image = layers.Input(shape=input_shape1)
    text = layers.Input(shape=input_shape2)
    x = layers.Flatten()(layers.Conv2D(32, 3, activation="relu")(image))
    t = layers.Flatten()(layers.Embedding(10000, 64)(text))
    fused = layers.Concatenate()([x * 0, t * 0])
    output = layers.Dense(10, activation="softmax")(fused)
    model = Model([image, text], output)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
