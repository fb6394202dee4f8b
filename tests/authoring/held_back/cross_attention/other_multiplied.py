"""Loops over samples and queries; multiplies by the root of D."""

import math

import numpy as np


def cross_attention(query, key, value, mask):
    weights = np.zeros(query.shape[:2] + (key.shape[1],))
    for b, i in np.ndindex(query.shape[:2]):
        real = mask[b]
        if real.sum() == 0:
            continue
        s = key[b][real] @ query[b, i] * math.sqrt(query.shape[2])
        e = np.exp(s - np.max(s))
        weights[b, i, real] = e / np.sum(e)
    return np.einsum("bqk,bkv->bqv", weights, value), weights
