"""误区：加了因果掩码：第 i 个查询只看前 i 个键。

Misconception: Adds a causal mask: query i sees the first i keys only.

提示：因果掩码是解码器自注意力用的。这里的键来自另一个模态，全都可以看。

Hint: A causal mask belongs to the self-attention of a decoder. These keys come from another
modality and may all be seen.

fails: test_order_of_keys
"""

import numpy as np


def cross_attention(query, key, value, mask):
    scores = query @ key.swapaxes(1, 2) / np.sqrt(query.shape[2])
    real = np.tril(np.repeat(mask[:, None, :], query.shape[1], axis=1))
    top = np.where(real, scores, -np.inf).max(axis=2, keepdims=True)
    parts = np.exp(np.where(real, scores - top, -np.inf))
    weights = parts / np.maximum(parts.sum(axis=2, keepdims=True), 1)
    return weights @ value, weights
