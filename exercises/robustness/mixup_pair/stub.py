import numpy as np


def mixup_pair(features, labels, lam, perm):
    """对一个多模态批次做 mixup。 / Mix up one batch of several modalities.

    features: [(B, ...), ...], labels: (B, C), lam: 0 ... 1, perm: (B,)
    return: (mixed features, mixed labels)
    """
    raise NotImplementedError("在这里写你的代码 / write your code here")
