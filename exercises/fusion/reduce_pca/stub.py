import numpy as np


def reduce_pca(x, k):
    """把特征降到 k 维。 / Reduce features to k dimensions.

    x: (B, D)
    return: z (B, k), w (D, k), mean (D,)
    """
    raise NotImplementedError("在这里写你的代码 / write your code here")
