"""词元对图像区域做交叉注意力 / Tokens attend to regions of the image"""

import keras
from keras import Model, layers, ops


def build_model(input_shape1, input_shape2):
    image = layers.Input(shape=input_shape1)
    text = layers.Input(shape=input_shape2)
    x = layers.Conv2D(32, 3, strides=2, activation="relu")(image)
    x = layers.Conv2D(32, 3, strides=2, activation="relu")(x)
    regions = layers.Reshape((-1, 32))(x)
    words = layers.Embedding(10000, 32)(text)
    seen = layers.MultiHeadAttention(2, 16)(words, regions)
    fused = layers.GlobalAveragePooling1D()(layers.LayerNormalization()(words + seen))
    output = layers.Dense(10, activation="softmax")(fused)
    model = Model([image, text], output)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
