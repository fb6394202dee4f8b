"""误区：取指数之前没有减去最大值。

Misconception: Takes exponentials without subtracting the maximum.

提示：exp(710) 就已经是 inf；每行减去同一个数，softmax 不变。

Hint: exp(710) is inf already; a softmax stays the same when a row has one number subtracted.

fails: test_large_scores
"""

import numpy as np


def masked_softmax(scores, mask):
    e = np.exp(np.where(mask, scores, -np.inf))
    total = e.sum(axis=-1, keepdims=True)
    return e / np.where(total == 0, 1, total)
