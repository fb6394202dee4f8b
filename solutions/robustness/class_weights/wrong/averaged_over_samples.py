"""误区：按样本归一化，让全体样本的平均权重等于 1。

Misconception: You normalised over samples, so that the average sample weighs 1.

提示：scikit-learn 的 balanced 是这样约定的；这里约定的是各类权重之和，与样本数无关。

Hint: That is the convention of scikit-learn's balanced; here the sum over classes is given, whatever the counts.

fails: test_weights_sum_to_classes
"""

import numpy as np


def class_weights(counts, beta):
    effective = counts if beta == 1 else 1 - beta**counts
    weights = np.divide(1, effective, out=np.zeros(len(counts)), where=counts > 0)
    return weights * counts.sum() / (weights * counts).sum()
