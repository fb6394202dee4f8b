"""误区：把 β = 0 当成了“没有设置”，退回样本数的倒数。

Misconception: You took β = 0 for a β that isn't given and fell back to the inverse of the counts.

提示：β = 0 时 E(n) 只剩第一项。每一类的 E(n) 是多少？

Hint: With β = 0 only the first term of E(n) is left. What is E(n) of each class then?

fails: test_beta_zero_weighs_all_alike
"""

import numpy as np


def class_weights(counts, beta):
    effective = counts if not beta or beta == 1 else 1 - beta**counts
    weights = np.divide(1, effective, out=np.zeros(len(counts)), where=counts > 0)
    return weights * np.count_nonzero(counts) / weights.sum()
