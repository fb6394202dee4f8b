"""误区：把分数截断到 ±50，以防溢出。

Misconception: Clips the scores to ±50 against overflow.

提示：截断之后，大的分数就分不出高低了。减去最大值不丢信息。

Hint: Once clipped, large scores can no longer be told apart. Subtracting the maximum loses
nothing.

fails: test_large_scores
"""

import numpy as np


def cross_attention(query, key, value, mask):
    scores = query @ key.swapaxes(1, 2) / np.sqrt(query.shape[2])
    parts = np.exp(np.where(mask[:, None, :], np.clip(scores, -50, 50), -np.inf))
    total = parts.sum(axis=2, keepdims=True)
    weights = parts / np.where(total > 0, total, 1)
    return weights @ value, weights
