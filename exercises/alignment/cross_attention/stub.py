import numpy as np


def cross_attention(query, key, value, mask):
    """让一个模态去查另一个模态。 / Let one modality look things up in another.

    query: (B, Tq, D), key: (B, Tk, D), value: (B, Tk, Dv), mask: (B, Tk), True = real
    return: output (B, Tq, Dv), weights (B, Tq, Tk)
    """
    raise NotImplementedError("在这里写你的代码 / write your code here")
