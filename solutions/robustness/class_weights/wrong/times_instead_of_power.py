"""误区：把 βⁿ 写成了 β 乘 n。

Misconception: You multiplied β by n where βⁿ is a power.

提示：等比数列求和公式里是 β 的 n 次方。

Hint: The sum of a geometric series has β to the power of n.

fails: test_inverse_to_effective_numbers
"""

import numpy as np


def class_weights(counts, beta):
    effective = counts if beta == 1 else 1 - beta * counts
    weights = np.divide(1, effective, out=np.zeros(len(counts)), where=counts > 0)
    return weights * np.count_nonzero(counts) / weights.sum()
