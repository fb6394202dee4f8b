"""课本里的 sigmoid：只会溢出成 inf，倒数是 0。 / The textbook sigmoid, which merely warns."""

import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def gated_fuse(hv, ht, wz):
    z = sigmoid(np.dot(np.hstack([hv, ht]), wz))
    return np.multiply(z, hv) + np.multiply(1 - z, ht)
