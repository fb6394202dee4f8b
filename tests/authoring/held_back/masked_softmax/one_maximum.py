"""Shift by a scalar taken from the kept scores, then divide where possible."""

import numpy as np


def masked_softmax(scores, mask):
    keep = np.broadcast_to(mask, scores.shape)
    clean = np.where(keep, scores, 0).astype(np.float64)
    shift = clean[keep].max() if keep.any() else 0.0
    e = np.exp(clean - shift)
    e[~keep] = 0.0
    result = np.zeros_like(e)
    total = np.broadcast_to(e.sum(axis=-1, keepdims=True), e.shape)
    has_any = np.broadcast_to(keep.any(axis=-1, keepdims=True), e.shape)
    np.divide(e, total, out=result, where=has_any)
    return result.astype(scores.dtype)
