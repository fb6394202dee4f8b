"""max and -min of the tensor, np.full for the scales."""

import numpy as np


def int8_quant(weight):
    top = float(max(weight.max(), -weight.min()))
    step = top / 127 if top else 1.0
    scale = np.full(weight.shape[0], step)
    q = np.empty(weight.shape, np.int8)
    for c in range(weight.shape[0]):
        if not weight[c].any():
            scale[c] = 1.0
        q[c] = np.clip(np.round(weight[c] / scale[c]), -127, 127)
    return q, scale
