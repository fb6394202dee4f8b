"""误区：把权重归一化成了和为 1。

Misconception: You normalised the weights to sum to 1.

提示：和为 1 会让损失整体缩小到原来的 1/C；这里要的和是有样本的类别数。

Hint: That shrinks the whole loss to 1/C of its size; here they sum to the number of classes with samples.

fails: test_weights_sum_to_classes
"""

import numpy as np


def class_weights(counts, beta):
    effective = counts if beta == 1 else 1 - beta**counts
    weights = np.divide(1, effective, out=np.zeros(len(counts)), where=counts > 0)
    return weights / weights.sum()
