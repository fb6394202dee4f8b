"""误区：用最大权重归一化，让最大的权重等于 1。

Misconception: You divided by the largest weight, so that the largest is 1.

提示：要固定的是权重的和，不是最大值。

Hint: It is the sum of the weights that is given, not the largest.

fails: test_weights_sum_to_classes
"""

import numpy as np


def class_weights(counts, beta):
    effective = counts if beta == 1 else 1 - beta**counts
    weights = np.divide(1, effective, out=np.zeros(len(counts)), where=counts > 0)
    return weights / weights.max()
