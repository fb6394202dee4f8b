"""填 -inf，最后把 NaN 换成 0。 / Fill with -inf, turn NaN into 0 at the end."""

import numpy as np


def masked_softmax(scores, mask):
    filled = np.where(mask, scores, -np.inf).astype(scores.dtype)
    e = np.exp(filled - np.max(filled, axis=-1, keepdims=True))
    return np.nan_to_num(e / np.sum(e, axis=-1, keepdims=True), nan=0.0)
