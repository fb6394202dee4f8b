"""误区：把词元编号当成有大小的数值，直接送进全连接层。

Misconception: Takes token ids for quantities and feeds them to a dense layer.

提示：编号只是名字：17 和 18 并不比 17 和 9000 更相近。要让每个编号查到自己的一个可学习向量。

Hint: Ids are names: 17 is no more like 18 than like 9,000. Let each id look up a learned vector of
its own.

fails: test_learns_from_both_modalities or test_uses_the_text
"""

import keras
from keras import Model, layers, ops


def build_model(input_shape1, input_shape2):
    image = layers.Input(shape=input_shape1)
    text = layers.Input(shape=input_shape2)
    x = layers.MaxPooling2D()(layers.Conv2D(16, 3, activation="relu")(image))
    x = layers.MaxPooling2D()(layers.Conv2D(32, 3, activation="relu")(x))
    x = layers.Flatten()(x)
    t = layers.Dense(64, activation="relu")(layers.Rescaling(1 / 10000)(text))
    t = layers.Dense(64, activation="relu")(t)
    fused = layers.Concatenate()([x, t])
    output = layers.Dense(10, activation="softmax")(fused)
    model = Model([image, text], output)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
