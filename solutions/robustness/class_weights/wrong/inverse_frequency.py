"""误区：用了样本数的倒数，没有用到 β。

Misconception: You took the inverse of the counts and never used β.

提示：β = 1 时才是样本数的倒数；β 更小时，后来的样本要打折。

Hint: That is the case β = 1 only; with a smaller β later samples count for less.

fails: test_inverse_to_effective_numbers
"""

import numpy as np


def class_weights(counts, beta):
    effective = counts
    weights = np.divide(1, effective, out=np.zeros(len(counts)), where=counts > 0)
    return weights * np.count_nonzero(counts) / weights.sum()
