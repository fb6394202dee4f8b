"""误区：只看文本的第一个词元，其余的都丢了。

Misconception: Looks at the text's first token only and drops the others.

提示：关键的词可能出现在任何位置。要让所有位置都进入文本向量，展平或池化都行。

Hint: The word that matters may stand anywhere. Let every position into the text's vector: flatten
or pool them.

fails: test_uses_the_text
"""

import keras
from keras import Model, layers, ops


def build_model(input_shape1, input_shape2):
    image = layers.Input(shape=input_shape1)
    text = layers.Input(shape=input_shape2)
    x = layers.MaxPooling2D()(layers.Conv2D(16, 3, activation="relu")(image))
    x = layers.MaxPooling2D()(layers.Conv2D(32, 3, activation="relu")(x))
    x = layers.Flatten()(x)
    t = layers.Embedding(10000, 32)(text)[:, 0]
    fused = layers.Concatenate()([x, t])
    output = layers.Dense(10, activation="softmax")(fused)
    model = Model([image, text], output)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
