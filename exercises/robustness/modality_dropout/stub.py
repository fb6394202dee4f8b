import numpy as np


def modality_dropout(x, p, seed, training):
    """训练时随机丢弃整个模态。 / Drop whole modalities at random during training.

    x: (B, M, D), p: float, seed: int, training: bool
    return: dropped (B, M, D), mask (B, M)
    """
    raise NotImplementedError("在这里写你的代码 / write your code here")
