import numpy as np


def masked_softmax(scores, mask):
    """只在 mask 为 True 的位置上做 softmax。 / Softmax over the positions where mask is True.

    scores: (..., n), mask: bool, broadcasts to the shape of scores
    return: (..., n), dtype of scores
    """
    raise NotImplementedError("在这里写你的代码 / write your code here")
