"""误区：模型只有图像一个输入，没有文本。

Misconception: Has an image input only and none for the text.

提示：文本也要有自己的输入和分支，再和图像汇合；创建模型时两个输入都要列出来，图像在前。

Hint: The text needs an input and a branch of its own that meets the image's. Name both inputs when
you make the model, image first.

fails: test_takes_image_then_text
"""

import keras
from keras import Model, layers, ops


def build_model(input_shape1, input_shape2):
    image = layers.Input(shape=input_shape1)
    x = layers.Flatten()(layers.Conv2D(32, 3, activation="relu")(image))
    output = layers.Dense(10, activation="softmax")(x)
    model = Model(image, output)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
