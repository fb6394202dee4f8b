"""numpy.ma。 / Masked arrays."""

import numpy as np


def masked_softmax(scores, mask):
    hidden = ~np.broadcast_to(mask, scores.shape)
    x = np.ma.masked_array(np.where(hidden, 0, scores), hidden)
    e = np.ma.exp(x - x.max(axis=-1, keepdims=True))
    return (e / e.sum(axis=-1, keepdims=True)).filled(0).astype(scores.dtype)
