"""误区：返回了 {类别: 权重} 字典。

Misconception: You return a dict from class to weight.

提示：Keras 的 class_weight 要字典，这里要的是形状为 (C,) 的数组。

Hint: Keras wants a dict for class_weight; here it is an array of shape (C,).

fails: test_one_weight_per_class
"""

import numpy as np


def class_weights(counts, beta):
    effective = counts if beta == 1 else 1 - beta**counts
    weights = np.divide(1, effective, out=np.zeros(len(counts)), where=counts > 0)
    weights = weights * np.count_nonzero(counts) / weights.sum()
    return dict(enumerate(weights.tolist()))
