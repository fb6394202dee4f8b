"""误区：建了一层、也调用了，结果却没有接进输出。

Misconception: Builds and calls a layer whose result never reaches the output.

提示：层不会就地修改输入，结果在返回值里。要么接着用这个返回值，要么去掉这一层。

Hint: A layer doesn't change its input in place; it returns a result. Go on with that result, or
drop the layer.

fails: test_every_trainable_weight_changes
"""

from keras import Model, layers, ops


class Classifier(Model):
    def __init__(self):
        super().__init__()
        self.convolve = layers.Conv2D(16, 3, activation="relu")
        self.flatten = layers.Flatten()
        self.embed = layers.Embedding(10000, 32)
        self.interact = layers.Dense(32, activation="relu")
        self.classify = layers.Dense(10, activation="softmax")

    def call(self, inputs):
        image, text = inputs
        fused = ops.concatenate(
            [self.flatten(self.convolve(image)), self.flatten(self.embed(text))], axis=-1
        )
        self.interact(fused)
        return self.classify(fused)


def build_model(input_shape1, input_shape2):
    model = Classifier()
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
