"""在对数里归一化：减去 logsumexp。 / Normalise in the log domain: subtract the log-sum-exp."""

import numpy as np


def cross_attention(query, key, value, mask):
    q = query / np.sqrt(query.shape[-1])
    scores = np.matmul(q, np.transpose(key, (0, 2, 1)))
    scores[~np.broadcast_to(mask[:, None, :], scores.shape)] = -np.inf
    log_total = np.logaddexp.reduce(scores, axis=-1, keepdims=True)
    log_total[np.isneginf(log_total)] = 0.0
    weights = np.exp(scores - log_total)
    return np.matmul(weights, value), weights
