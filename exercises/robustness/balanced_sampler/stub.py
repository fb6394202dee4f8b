import numpy as np


def balanced_sampler(labels, n, seed):
    """抽取 n 个下标，让各类别出现的次数尽量相等。 / Draw n indices, as many of each class.

    labels: (N,) 每个样本的类别 / the class of each sample, n: int, seed: int
    return: (n,)
    """
    raise NotImplementedError("在这里写你的代码 / write your code here")
