"""三重循环，分正负两种情况算 sigmoid。 / Three loops and a sigmoid by cases."""

import math

import numpy as np


def sigmoid(x):
    if x >= 0:
        return 1 / (1 + math.exp(-x))
    return math.exp(x) / (1 + math.exp(x))


def gated_fuse(hv, ht, wz):
    rows, width = hv.shape
    fused = np.zeros((rows, width))
    for b in range(rows):
        for j in range(width):
            logit = 0.0
            for i in range(width):
                logit += hv[b, i] * wz[i, j]
                logit += ht[b, i] * wz[width + i, j]
            gate = sigmoid(logit)
            fused[b, j] = gate * hv[b, j] + (1 - gate) * ht[b, j]
    return fused
