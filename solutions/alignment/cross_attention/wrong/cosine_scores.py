"""误区：用余弦相似度代替了缩放点积。

Misconception: Takes the cosine in place of the scaled dot product.

提示：注意力里的查询和键不做归一化，长度也带有信息。缩放只除以 √D。

Hint: Attention does not normalise queries and keys: their lengths count. The only scale is √D.

fails: test_weights
"""

import numpy as np


def unit(x):
    return x / np.maximum(np.linalg.norm(x, axis=2, keepdims=True), 1e-12)


def softmax(scores, mask):
    real = mask[:, None, :]
    top = np.where(real, scores, -np.inf).max(axis=2, keepdims=True)
    parts = np.exp(np.where(real, scores - top, -np.inf))
    return parts / np.maximum(parts.sum(axis=2, keepdims=True), 1)


def cross_attention(query, key, value, mask):
    scores = unit(query) @ unit(key).swapaxes(1, 2)
    weights = softmax(scores, mask)
    return weights @ value, weights
