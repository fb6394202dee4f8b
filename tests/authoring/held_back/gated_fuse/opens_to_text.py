"""Difference form of the mix, sigmoid by logaddexp."""

import numpy as np


def gated_fuse(hv, ht, wz):
    logit = np.concatenate((hv, ht), axis=1) @ wz
    gate = np.exp(-np.logaddexp(0.0, -logit))
    rest = np.exp(-np.logaddexp(0.0, logit))
    return np.multiply(gate, ht) + np.multiply(rest, hv)
