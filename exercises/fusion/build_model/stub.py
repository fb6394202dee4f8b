from tensorflow.keras.layers import (
    Conv2D,
    Dense,
    Embedding,
    Flatten,
    Input,
    concatenate,
)
from tensorflow.keras.models import Model


def build_model(input_shape1, input_shape2):
    """搭建并编译一个图文分类模型。 / Build and compile an image-and-text classifier.

    input_shape1: (h, w, c), input_shape2: (length,)
    return: 编译好的 keras.Model / a compiled keras.Model
    """
    raise NotImplementedError("在这里写你的代码 / write your code here")
