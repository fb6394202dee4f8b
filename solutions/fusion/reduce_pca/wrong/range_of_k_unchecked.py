"""误区：没有检查 k，切片越界时悄悄少给几维。

Misconception: Doesn't check k; a slice beyond the end silently gives fewer dimensions.

提示：后面的模型期待 k 维。范围不对要尽早抛出 ValueError。

Hint: Whatever follows expects k dimensions. Raise ValueError early where the range is wrong.

fails: test_range_of_k
"""

import numpy as np


def reduce_pca(x, k):
    mean = x.mean(axis=0)
    directions = np.linalg.svd(x - mean, full_matrices=False)[2]
    w = directions[:k].T
    return (x - mean) @ w, w, mean
