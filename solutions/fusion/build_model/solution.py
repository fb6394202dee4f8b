from tensorflow.keras.layers import Conv2D, Dense, Embedding, Flatten, Input, concatenate
from tensorflow.keras.models import Model

VOCABULARY = 10_000
CLASSES = 10


def build_model(input_shape1, input_shape2):
    """图像分支和文本分支各得到一个向量，拼接后分类。 / One vector a branch, joined, classified."""
    image = Input(shape=input_shape1)
    image_features = Flatten()(Conv2D(32, (3, 3), activation="relu")(image))

    text = Input(shape=input_shape2)
    text_features = Flatten()(Embedding(VOCABULARY, 64)(text))

    fused = concatenate([image_features, text_features])
    output = Dense(CLASSES, activation="softmax")(fused)

    model = Model(inputs=[image, text], outputs=output)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
