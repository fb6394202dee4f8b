"""Flattened to (C, -1), moved back by a transpose."""

import numpy as np


def int8_quant(weight):
    columns = weight.reshape(weight.shape[0], -1).T.astype(float)
    scale = np.abs(columns).max(axis=0) / 127
    levels = np.around(columns / scale)
    levels = np.minimum(np.maximum(levels, -127), 127)
    return levels.T.reshape(weight.shape).astype(np.int8), scale
