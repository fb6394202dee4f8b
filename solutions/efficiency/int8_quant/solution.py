import numpy as np


def int8_quant(weight):
    rows = weight.reshape(len(weight), -1)
    largest = np.abs(rows).max(axis=1)
    scale = np.where(largest == 0, 1, largest / 127)
    q = np.rint(rows / scale[:, None]).astype(np.int8)
    return q.reshape(weight.shape), scale
