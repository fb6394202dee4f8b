"""误区：两个输入的顺序反了，文本在图像前面。

Misconception: Puts the text before the image in the model's inputs.

提示：创建模型时 inputs 里的顺序，就是调用时列表的顺序：图像在前，文本在后。

Hint: The order in which you name the inputs is that of the list in a call: image, then text.

fails: test_takes_image_then_text
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
    model = Model([text, image], output)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
