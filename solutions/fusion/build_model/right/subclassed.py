"""继承 keras.Model，第一次调用时才建立权重 / A subclass of keras.Model, built at its first call"""

import keras
from keras import Model, layers, ops


class Classifier(Model):
    def __init__(self):
        super().__init__()
        self.convolve = layers.Conv2D(16, 3, activation="relu")
        self.pool = layers.GlobalMaxPooling2D()
        self.embed = layers.Embedding(10000, 32)
        self.read = layers.LSTM(32)
        self.mix = layers.Dense(32, activation="relu")
        self.drop = layers.Dropout(0.2)
        self.classify = layers.Dense(10, activation="softmax")

    def call(self, inputs, training=None):
        image, text = inputs
        x = self.pool(self.convolve(image))
        t = self.read(self.embed(text))
        fused = self.mix(ops.concatenate([x, t], axis=-1))
        return self.classify(self.drop(fused, training=training))


def build_model(input_shape1, input_shape2):
    model = Classifier()
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
