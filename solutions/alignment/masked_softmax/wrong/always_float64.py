"""误区：结果一律是 float64。

Misconception: Always returns float64.

提示：可以用 float64 计算，返回之前转回 scores 的 dtype。

Hint: Compute in float64 if you like, but return the dtype of the scores.

fails: test_keeps_dtype
"""

import numpy as np


def masked_softmax(scores, mask):
    scores = scores.astype(np.float64)
    top = np.where(mask, scores, -np.inf).max(axis=-1, keepdims=True)
    weights = np.exp(np.where(mask, scores - top, -np.inf))
    return weights / np.maximum(weights.sum(axis=-1, keepdims=True), 1)
