"""误区：softmax 做在了样本维（axis=0）上。

Misconception: Takes the softmax over the samples (axis 0).

提示：这样是同一批的样本在争同一个类别。应当是每一行的各个类别相互竞争，和为 1。

Hint: Now the samples of a batch compete for a class. It is the classes of each row that should
compete and sum to 1.

fails: test_gives_probabilities
"""

import keras
from keras import Model, layers, ops


def build_model(input_shape1, input_shape2):
    image = layers.Input(shape=input_shape1)
    text = layers.Input(shape=input_shape2)
    x = layers.Flatten()(layers.Conv2D(32, 3, activation="relu")(image))
    t = layers.Flatten()(layers.Embedding(10000, 64)(text))
    fused = layers.Concatenate()([x, t])
    output = layers.Softmax(axis=0)(layers.Dense(10)(fused))
    model = Model([image, text], output)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
