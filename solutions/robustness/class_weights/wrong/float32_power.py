"""误区：用 float32 算 1 − βⁿ，有效数字抵消掉了。

Misconception: You computed 1 − βⁿ in float32, where the digits cancel.

提示：β 接近 1、n 很小的时候，两个相近的数相减会损失精度：全程用 float64。

Hint: With β close to 1 and a small n two nearly equal numbers are subtracted: use float64 throughout.

fails: test_inverse_to_effective_numbers
"""

import numpy as np


def class_weights(counts, beta):
    beta = np.float32(beta)
    counts = counts.astype(np.float32)
    effective = counts if beta == 1 else 1 - beta**counts
    weights = np.divide(1, effective, out=np.zeros(len(counts)), where=counts > 0)
    return weights * np.count_nonzero(counts) / weights.sum()
