import numpy as np


def class_weights(counts, beta):
    """按有效样本数算每个类别的损失权重。 / Weigh classes by their effective numbers of samples.

    counts: (C,) 每类样本数 / samples per class, beta: 0 … 0.9999, 1
    return: (C,)
    """
    raise NotImplementedError("在这里写你的代码 / write your code here")
