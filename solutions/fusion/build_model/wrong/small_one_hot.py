"""误区：one-hot 的宽度只有 5000，更大的编号变成了全零。

Misconception: Makes the one-hot 5,000 wide, so that larger ids become zeros.

提示：有一半的编号就这样丢了，而且不报错。宽度要等于编号的总数。

Hint: Half of the ids are lost, and no error says so. The width has to be the number of ids.

fails: test_learns_from_both_modalities
"""

import keras
from keras import Model, layers, ops


def build_model(input_shape1, input_shape2):
    image = layers.Input(shape=input_shape1)
    text = layers.Input(shape=input_shape2)
    x = layers.MaxPooling2D()(layers.Conv2D(16, 3, activation="relu")(image))
    x = layers.MaxPooling2D()(layers.Conv2D(32, 3, activation="relu")(x))
    x = layers.Flatten()(x)
    counts = ops.sum(ops.one_hot(ops.cast(text, "int32"), 5000), axis=1)
    t = layers.Dense(32, activation="relu")(counts)
    fused = layers.Concatenate()([x, t])
    output = layers.Dense(10, activation="softmax")(fused)
    model = Model([image, text], output)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
