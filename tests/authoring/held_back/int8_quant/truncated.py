"""One channel after the other, np.linalg.norm for the maximum."""

import numpy as np


def int8_quant(weight):
    q = np.zeros(weight.shape, dtype=np.int8)
    scale = np.ones(len(weight))
    for c, channel in enumerate(weight):
        peak = np.linalg.norm(channel.ravel().astype(np.float64), ord=np.inf)
        if peak > 0:
            scale[c] = peak / 127
            q[c] = channel / scale[c]
    return q, scale
