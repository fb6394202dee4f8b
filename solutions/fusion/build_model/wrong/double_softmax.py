"""误区：输出已经过了 softmax，损失里又写了 from_logits=True。

Misconception: Ends in a softmax already and says from_logits=True as well.

提示：from_logits=True 是让损失自己再做一次 softmax。模型输出的是概率，就不要再写这一项。

Hint: from_logits=True makes the loss apply a softmax of its own. Your model gives probabilities, so
leave it out.

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
    model.compile(
        optimizer="adam",
        loss=keras.losses.CategoricalCrossentropy(from_logits=True),
        metrics=["accuracy"],
    )
    return model
