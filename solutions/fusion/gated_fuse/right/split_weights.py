"""把 wz 拆成上下两半，各乘一种模态。 / Split the weights in two and add both products."""

import numpy as np


def gated_fuse(hv, ht, wz):
    width = hv.shape[1]
    logits = hv @ wz[:width] + ht @ wz[width:]
    z = np.exp(-np.logaddexp(0, -logits))
    return ht + z * (hv - ht)
