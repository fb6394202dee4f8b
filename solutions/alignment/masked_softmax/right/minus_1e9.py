"""填 -1e9，再用 mask 清零。 / Fill with -1e9, then clear with the mask."""

import numpy as np


def masked_softmax(scores, mask):
    filled = np.where(mask, scores.astype(np.float64), -1e9)
    e = np.exp(filled - filled.max(-1, keepdims=True))
    p = e / e.sum(-1, keepdims=True)
    return np.where(mask, p, 0.0).astype(scores.dtype)
