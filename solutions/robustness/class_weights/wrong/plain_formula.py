"""误区：直接套公式，没有处理 β = 1 和没有样本的类别，两处都除以了 0。

Misconception: You applied the formula as it is, which divides by 0 for β = 1 and for a class without samples.

提示：先想清楚这两种情况的 E(n) 各是多少，再决定哪些类别参与取倒数。

Hint: Find out what E(n) is in these two cases first, then choose which classes to invert.

fails: test_beta_one_is_inverse_frequency
"""

import numpy as np


def class_weights(counts, beta):
    weights = (1 - beta) / (1 - np.power(beta, counts))
    return weights / weights.sum() * len(counts)
