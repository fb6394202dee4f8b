"""Log-sum-exp with logaddexp.reduce over filled scores."""

import numpy as np


def masked_softmax(scores, mask):
    hidden = np.logical_not(np.broadcast_to(mask, scores.shape))
    logits = np.array(scores, dtype=np.float64)
    np.putmask(logits, hidden, -np.inf)
    norm = np.logaddexp.reduce(logits, axis=-1, keepdims=True)
    return np.exp(np.subtract(logits, norm)).astype(scores.dtype)
