import numpy as np


def dtw(x, y):
    """对齐两段序列，求最小总距离和对应的路径。 / Align two sequences at the least total distance.

    x: (n, d), y: (m, d)
    return: (cost, path), path: [(0, 0), ..., (n - 1, m - 1)]
    """
    raise NotImplementedError("在这里写你的代码 / write your code here")
