"""A bias is added before a float64 softmax."""

import numpy as np


def masked_softmax(scores, mask):
    keep = np.broadcast_to(mask, scores.shape)
    bias = np.array([-1e9, 0.0])[keep.astype(int)]
    logits = scores.astype(np.float64) + bias
    logits = logits - np.amax(logits, axis=-1, keepdims=True)
    weights = np.where(keep, np.exp(logits), 0.0)
    total = np.sum(weights, axis=-1, keepdims=True)
    return np.divide(weights, np.where(total == 0, 1.0, total)).astype(scores.dtype)
