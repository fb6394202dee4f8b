"""np.exp with its where and out arguments."""

import numpy as np


def masked_softmax(scores, mask):
    keep = np.broadcast_to(mask, scores.shape)
    powers = np.zeros(scores.shape)
    np.exp(scores.astype(np.float64), out=powers, where=keep)
    denominator = powers.sum(-1, keepdims=True)
    some = np.any(keep, axis=-1, keepdims=True)
    ratio = powers / np.where(some, denominator, 1.0)
    return ratio.astype(scores.dtype)
