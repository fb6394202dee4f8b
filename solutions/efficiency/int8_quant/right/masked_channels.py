"""只处理非零通道，float64，向上取整半数，并限制范围。 / Non-zero channels only, halves up, clipped."""

import numpy as np


def int8_quant(weight):
    flat = np.array(weight, dtype=np.float64).reshape(weight.shape[0], -1)
    low, high = flat.min(axis=1), flat.max(axis=1)
    bound = np.maximum(-low, high)
    live = bound != 0
    scale = np.ones(bound.shape)
    scale[live] = bound[live] / 127
    q = np.clip(np.floor(flat.T / scale + 0.5), -127, 127).T
    return [q.astype(np.int8).reshape(weight.shape), scale]
