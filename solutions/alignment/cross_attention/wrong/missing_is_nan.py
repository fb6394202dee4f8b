"""误区：键全是 padding 时得到 NaN。

Misconception: Gives NaN where all keys are padding.

提示：全是 −inf 时，减最大值是 −inf − (−inf)，除以和是 0/0。这种行要单独得到 0。

Hint: With nothing but −inf, the subtraction is −inf − (−inf) and the division 0/0. Such rows
need to end up at 0.

fails: test_missing_modality
"""

import numpy as np


def cross_attention(query, key, value, mask):
    scores = query @ key.swapaxes(1, 2) / np.sqrt(query.shape[2])
    scores = np.where(mask[:, None, :], scores, -np.inf)
    parts = np.exp(scores - scores.max(axis=2, keepdims=True))
    weights = parts / parts.sum(axis=2, keepdims=True)
    return weights @ value, weights
