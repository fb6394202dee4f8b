"""np.putmask fills, samples without keys are multiplied away."""

import numpy as np

FILL = -10000.0


def cross_attention(query, key, value, mask):
    logits = (query @ np.moveaxis(key, 1, 2)) / np.sqrt(key.shape[-1])
    padding = np.repeat(np.logical_not(mask)[:, None, :], query.shape[1], axis=1)
    np.putmask(logits, padding, FILL)
    logits -= logits.max(axis=2, keepdims=True)
    weights = np.exp(logits)
    weights /= weights.sum(axis=2, keepdims=True)
    weights *= mask.any(axis=1).astype(float)[:, None, None]
    return weights @ value, weights
