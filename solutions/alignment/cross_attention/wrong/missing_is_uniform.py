"""误区：键全是 padding 时，权重平均分给了 padding。

Misconception: Shares the weight evenly where all keys are padding.

提示：都填同一个很小的数，softmax 就得到平均分布。缺了整个模态，权重和输出应当是 0。

Hint: The same low number everywhere makes the softmax uniform. Where a modality is missing,
weights and output are 0.

fails: test_missing_modality
"""

import numpy as np


def cross_attention(query, key, value, mask):
    scores = query @ key.swapaxes(1, 2) / np.sqrt(query.shape[2])
    scores = np.where(mask[:, None, :], scores, -1e9)
    parts = np.exp(scores - scores.max(axis=2, keepdims=True))
    weights = parts / parts.sum(axis=2, keepdims=True)
    return weights @ value, weights
