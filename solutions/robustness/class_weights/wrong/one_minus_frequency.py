"""误区：用 1 减去类别频率当权重，没有用到 β。

Misconception: You weigh classes by 1 minus their frequency and never use β.

提示：权重应与有效样本数成反比，而不是随频率线性下降。

Hint: Weights are inversely proportional to effective numbers; they don't fall linearly with frequency.

fails: test_inverse_to_effective_numbers
"""

import numpy as np


def class_weights(counts, beta):
    present = np.count_nonzero(counts)
    if present == 1:
        return (counts > 0).astype(float)
    weights = np.where(counts > 0, 1 - counts / counts.sum(), 0)
    return weights * present / weights.sum()
