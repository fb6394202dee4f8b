"""误区：用乘以 mask 的办法清零：inf 或 NaN 乘 0 是 NaN。

Misconception: Clears by multiplying with the mask: inf or NaN times 0 is NaN.

提示：用 np.where 做选择，不要用乘法。

Hint: Choose with np.where instead of multiplying.

fails: test_large_scores
"""

import numpy as np


def masked_softmax(scores, mask):
    top = np.where(mask, scores, -np.inf).max(axis=-1, keepdims=True)
    top = np.where(np.isinf(top), 0, top)
    e = np.exp(scores - top) * mask
    return e / np.maximum(e.sum(axis=-1, keepdims=True), 1)
