"""误区：十个类别互斥，却用了二元交叉熵。

Misconception: Uses binary cross-entropy for classes that exclude each other.

提示：二元交叉熵把十个输出当成十道互不相干的是非题。这里只有一个正确类别，用多分类的交叉熵。

Hint: Binary cross-entropy takes the ten outputs for ten separate yes-or-no questions. Here just one
class is right: use the cross-entropy for several classes.

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
    model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return model
