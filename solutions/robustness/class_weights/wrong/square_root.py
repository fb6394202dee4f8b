"""误区：用了样本数平方根的倒数，没有用到 β。

Misconception: You took the inverse square root of the counts and never used β.

提示：平方根是另一种经验做法；这里折算样本数靠的是 β。

Hint: The square root is another rule of thumb; here it is β that discounts samples.

fails: test_inverse_to_effective_numbers
"""

import numpy as np


def class_weights(counts, beta):
    effective = np.sqrt(counts)
    weights = np.divide(1, effective, out=np.zeros(len(counts)), where=counts > 0)
    return weights * np.count_nonzero(counts) / weights.sum()
