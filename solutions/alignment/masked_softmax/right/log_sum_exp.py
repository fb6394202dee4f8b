"""减去 logsumexp，用 float64 计算。 / Subtract the log-sum-exp, in float64."""

import numpy as np


def masked_softmax(scores, mask):
    mask = np.broadcast_to(mask, scores.shape)
    logits = np.full(scores.shape, -np.inf)
    logits[mask] = scores[mask]
    normaliser = np.logaddexp.reduce(logits, axis=-1, keepdims=True)
    normaliser[np.isneginf(normaliser)] = 0.0
    return np.exp(logits - normaliser).astype(scores.dtype)
