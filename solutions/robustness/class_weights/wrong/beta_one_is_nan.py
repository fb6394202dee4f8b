"""误区：β = 1 时直接套求和公式，得到 0/0。

Misconception: With β = 1 your formula divides 0 by 0.

提示：公比为 1 的等比数列每一项都是 1，直接想想 n 项的和是多少。

Hint: With ratio 1 every term of the series is 1: think what n of them sum to.

fails: test_beta_one_is_inverse_frequency
"""

import numpy as np


def class_weights(counts, beta):
    effective = (1 - beta**counts) / np.float64(1 - beta)
    weights = np.divide(1, effective, out=np.zeros(len(counts)), where=counts > 0)
    return weights * np.count_nonzero(counts) / weights.sum()
