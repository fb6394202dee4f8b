"""误区：有效样本数多加了一项，加到了 βⁿ。

Misconception: Your effective number has a term too many: it ends at βⁿ.

提示：n 个样本有 n 项，从 β⁰ 到 βⁿ⁻¹。E(1) 应当是 1，E(0) 应当是 0。

Hint: n samples have n terms, from β⁰ to βⁿ⁻¹. E(1) is 1 and E(0) is 0.

fails: test_inverse_to_effective_numbers
"""

import numpy as np


def class_weights(counts, beta):
    effective = counts + 1 if beta == 1 else 1 - beta ** (counts + 1)
    weights = np.divide(1, effective, out=np.zeros(len(counts)), where=counts > 0)
    return weights * np.count_nonzero(counts) / weights.sum()
