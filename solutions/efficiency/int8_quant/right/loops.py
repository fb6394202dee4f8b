"""逐通道、逐个权重的循环。 / Loops over channels and weights."""

import numpy as np


def int8_quant(weight):
    q = np.zeros(weight.shape, dtype=np.int8)
    scale = np.ones(len(weight))
    for c, channel in enumerate(weight):
        top = max(abs(float(w)) for w in channel.ravel())
        if top == 0.0:
            continue
        scale[c] = top / 127
        for index in np.ndindex(channel.shape):
            q[(c, *index)] = round(float(channel[index]) / scale[c])
    return q, scale
