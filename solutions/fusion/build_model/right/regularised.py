"""L2 正则和标签平滑 / L2 penalties and label smoothing"""

import keras
from keras import Model, layers, ops


def build_model(input_shape1, input_shape2):
    image = layers.Input(shape=input_shape1)
    text = layers.Input(shape=input_shape2)
    penalty = keras.regularizers.L2(1e-4)
    x = layers.Conv2D(16, 3, strides=2, activation="relu", kernel_regularizer=penalty)(image)
    x = layers.Flatten()(x)
    t = layers.Embedding(10000, 32, embeddings_regularizer=penalty)(text)
    t = layers.ActivityRegularization(l1=1e-4)(layers.GlobalAveragePooling1D()(t))
    fused = layers.Concatenate()([x, t])
    output = layers.Dense(10, activation="softmax")(fused)
    model = Model([image, text], output)
    model.compile(
        optimizer="adam",
        loss=keras.losses.CategoricalCrossentropy(label_smoothing=0.1),
        metrics=["accuracy"],
    )
    return model
