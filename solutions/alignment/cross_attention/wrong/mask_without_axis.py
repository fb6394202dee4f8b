"""误区：（B, Tk）的 mask 没有加轴，直接和（B, Tq, Tk）广播。

Misconception: Broadcasts the mask (B, Tk) against (B, Tq, Tk) without a new axis.

提示：广播从最后一个轴对齐，于是 B 对上了 Tq。先给查询插一个长度为 1 的轴。

Hint: Broadcasting lines up from the last axis, so B meets Tq. Insert an axis of length 1 for
the queries first.

fails: test_shapes
"""

import numpy as np


def cross_attention(query, key, value, mask):
    scores = query @ key.swapaxes(1, 2) / np.sqrt(query.shape[2])
    top = np.where(mask, scores, -np.inf).max(axis=2, keepdims=True)
    parts = np.exp(np.where(mask, scores - top, -np.inf))
    weights = parts / np.maximum(parts.sum(axis=2, keepdims=True), 1)
    return weights @ value, weights
