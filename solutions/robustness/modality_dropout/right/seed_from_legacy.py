"""旧式全局种子，drop 掩码取反；返回列表。 / The legacy global seed; returns a list."""

import numpy as np


def modality_dropout(x, p, seed, training):
    B, M, D = x.shape
    drop = np.zeros((B, M), dtype=bool)
    if training and p > 0:
        np.random.seed(seed)
        drop = np.random.rand(B, M) < p
        for b in np.where(drop.all(axis=1))[0]:
            drop[b, np.random.choice(M)] = False
    return [x - x * drop.reshape(B, M, 1), ~drop]
