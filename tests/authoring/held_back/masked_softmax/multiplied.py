"""The row's top comes from a masked max, then exponentials times the mask."""

import numpy as np


def masked_softmax(scores, mask):
    ones = np.broadcast_to(mask, scores.shape).astype(np.float64)
    wide = scores.astype(np.float64)
    top = np.max(wide, axis=-1, keepdims=True, where=ones > 0, initial=-20000.0)
    top[top == -20000.0] = 0.0
    e = np.exp(wide - top)
    e *= ones
    total = np.einsum("...n->...", e)[..., None]
    total[total == 0] = 1.0
    return (e / total).astype(scores.dtype)
