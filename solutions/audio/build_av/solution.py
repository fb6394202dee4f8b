from tensorflow.keras.layers import (
    Conv1D,
    Dense,
    Embedding,
    GlobalAveragePooling1D,
    GlobalMaxPooling1D,
    Input,
    concatenate,
)
from tensorflow.keras.models import Model


def build_av(audio_shape, text_len, vocab_size):
    """两个分支各得到一个向量，拼接后过一层隐藏层。 / One vector a branch, joined, a hidden layer."""
    audio = Input(shape=audio_shape)
    voice = GlobalMaxPooling1D()(Conv1D(32, 5, activation="relu")(audio))

    tokens = Input(shape=(text_len,))
    words = GlobalAveragePooling1D()(Embedding(vocab_size, 16)(tokens))

    fused = Dense(32, activation="relu")(concatenate([voice, words]))
    output = Dense(2, activation="softmax")(fused)

    model = Model(inputs=[audio, tokens], outputs=output)
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
