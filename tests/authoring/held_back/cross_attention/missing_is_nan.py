"""Einsum, -inf for padding and logsumexp by logaddexp."""

import numpy as np


def cross_attention(query, key, value, mask):
    scale = query.shape[-1] ** -0.5
    s = scale * np.einsum("bid,bjd->bij", query, key)
    s = np.where(np.expand_dims(mask, 1), s, -np.inf)
    log_norm = np.logaddexp.reduce(s, axis=2)
    weights = np.exp(s - log_norm[..., None])
    return np.einsum("bij,bjv->biv", weights, value), weights
