# promise: predictions that do not depend on the input earn nothing
# reason: assertion

import keras
from keras import layers


class Constant(keras.Model):
    def predict(self, *arguments, **options):
        raise AssertionError("call me instead")

    def __call__(self, inputs, training=False, **options):
        answer = super().__call__(inputs, training=training, **options)
        if training:
            return answer
        return keras.ops.one_hot(keras.ops.zeros_like(answer[:, 0], dtype="int32"), 10)


def build_model(input_shape1, input_shape2):
    image, text = keras.Input(input_shape1), keras.Input(input_shape2)
    words = layers.GlobalAveragePooling1D()(layers.Embedding(10_000, 4)(text))
    both = layers.concatenate([layers.GlobalAveragePooling2D()(image), words])
    model = Constant([image, text], layers.Dense(10, activation="softmax")(both))
    model.compile("adam", "categorical_crossentropy", metrics=["accuracy"])
    return model
