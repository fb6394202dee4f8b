from tensorflow.keras.layers import (
    LSTM,
    Conv1D,
    Dense,
    Embedding,
    Flatten,
    GlobalAveragePooling1D,
    Input,
    concatenate,
)
from tensorflow.keras.models import Model


def build_av(audio_shape, text_len, vocab_size):
    """搭建并编译一个语音加文本的二分类模型。 / Build and compile a classifier of voice and words.

    audio_shape: (frames, channels), text_len: int, vocab_size: int
    return: 编译好的 keras.Model / a compiled keras.Model
    """
    raise NotImplementedError("在这里写你的代码 / write your code here")
