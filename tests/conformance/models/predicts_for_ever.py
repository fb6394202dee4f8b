# promise: a prediction has the time of one check
# reason: timeout

import keras


class Endless(keras.Model):
    def call(self, inputs, training=False):
        while True:
            pass


def build_model(input_shape1, input_shape2):
    model = Endless()
    model.compile("adam", "categorical_crossentropy", metrics=["accuracy"])
    return model
