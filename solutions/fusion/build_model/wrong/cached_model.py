"""误区：把模型缓存起来，每次都返回同一个。

Misconception: Caches the model and returns the same one each time.

提示：调用者以为拿到的是新模型，其实权重早已被别处训练过了。每次调用都要重新搭建。

Hint: Callers expect a new model and get weights that were trained elsewhere. Build it anew in every
call.

fails: test_every_call_gives_a_fresh_model
"""

from functools import cache

from keras import Model, layers


@cache
def build_model(input_shape1, input_shape2):
    image = layers.Input(shape=input_shape1)
    text = layers.Input(shape=input_shape2)
    x = layers.Flatten()(layers.Conv2D(32, 3, activation="relu")(image))
    t = layers.Flatten()(layers.Embedding(10000, 64)(text))
    fused = layers.Concatenate()([x, t])
    output = layers.Dense(10, activation="softmax")(fused)
    model = Model([image, text], output)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
