"""误区：文本分支建好了，却没有接进融合层，只用图像分类。

Misconception: Never connects the text branch to the fusion and classifies by the image alone.

提示：光把层建出来还不够。从输出往回找，看能不能一路走到两个输入。

Hint: Building a branch isn't enough. Walk back from the output and see whether you get to both
inputs.

fails: test_uses_the_text
"""

import keras
from keras import Model, layers, ops


def build_model(input_shape1, input_shape2):
    image = layers.Input(shape=input_shape1)
    text = layers.Input(shape=input_shape2)
    x = layers.Flatten()(layers.Conv2D(32, 3, activation="relu")(image))
    t = layers.Flatten()(layers.Embedding(10000, 64)(text))
    output = layers.Dense(10, activation="softmax")(x)
    model = Model([image, text], output)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
