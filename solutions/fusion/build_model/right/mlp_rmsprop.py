"""全连接网络加词袋，RMSprop / A perceptron and a bag of words, RMSprop"""

import keras
from keras import Model, layers, ops


def build_model(input_shape1, input_shape2):
    image = layers.Input(shape=input_shape1)
    text = layers.Input(shape=input_shape2)
    x = layers.Dense(64, activation="relu")(layers.Flatten()(image))
    t = layers.GlobalAveragePooling1D()(layers.Embedding(10000, 32)(text))
    fused = layers.Dense(32, activation="relu")(layers.Concatenate()([x, t]))
    output = layers.Dense(10, activation="softmax")(fused)
    model = Model([image, text], output)
    model.compile(optimizer="rmsprop", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
