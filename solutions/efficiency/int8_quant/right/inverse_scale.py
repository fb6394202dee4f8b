"""乘以 127 / 最大值，半数远离零取整。 / Times 127 / maximum, halves rounded away from zero."""

import numpy as np


def int8_quant(weight):
    axes = tuple(range(1, weight.ndim))
    top = np.amax(np.abs(weight), axis=axes, keepdims=True)
    inverse = np.divide(127, top, out=np.zeros_like(top), where=top > 0)
    scaled = weight * inverse
    q = np.copysign(np.floor(np.abs(scaled) + 0.5), scaled).astype("i1")
    scale = np.where(top > 0, top / 127, 1).ravel()
    return q, scale
