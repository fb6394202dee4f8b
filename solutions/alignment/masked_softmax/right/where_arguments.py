"""ufunc 的 where= 和 out= 参数。 / The where= and out= arguments of ufuncs."""

import numpy as np


def masked_softmax(scores, mask):
    keep = np.broadcast_to(mask, scores.shape)
    top = np.max(scores, axis=-1, keepdims=True, where=keep, initial=-np.inf)
    e = np.zeros_like(scores)
    np.subtract(scores, top, out=e, where=keep)
    np.exp(e, out=e, where=keep)
    total = e.sum(axis=-1, keepdims=True)
    return np.divide(e, total, out=np.zeros_like(e), where=keep)
