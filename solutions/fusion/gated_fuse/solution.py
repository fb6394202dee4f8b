import numpy as np


def gated_fuse(hv, ht, wz):
    logits = np.concatenate((hv, ht), axis=1) @ wz
    z = (1 + np.tanh(logits / 2)) / 2
    return z * hv + (1 - z) * ht
