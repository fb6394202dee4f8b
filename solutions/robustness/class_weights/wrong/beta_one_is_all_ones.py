"""误区：把 β = 1 当成了不加权，返回全 1。

Misconception: You took β = 1 for no weighting and return ones.

提示：不加权的是 β = 0；β = 1 时样本不打折，权重差别最大。

Hint: It is β = 0 that doesn't weigh; with β = 1 no sample is discounted and weights differ most.

fails: test_beta_one_is_inverse_frequency
"""

import numpy as np


def class_weights(counts, beta):
    effective = np.ones(len(counts)) if beta == 1 else 1 - beta**counts
    weights = np.divide(1, effective, out=np.zeros(len(counts)), where=counts > 0)
    return weights * np.count_nonzero(counts) / weights.sum()
