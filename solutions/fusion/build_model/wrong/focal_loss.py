"""误区：用 focal loss 代替了普通的交叉熵。

Misconception: Uses the focal loss in place of plain cross-entropy.

提示：focal loss 会压低已经分对的样本的权重，适合类别很不均衡的情形。这里要求的是不加权的交叉熵。

Hint: The focal loss, meant for very unequal classes, gives less weight to samples that are right
already. Here plain cross-entropy is asked for.

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
    model.compile(optimizer="adam", loss="categorical_focal_crossentropy", metrics=["accuracy"])
    return model
