"""二项分布抽掩码，给每行都备好一个替补，用旧式生成器。 / Binomial draws and a spare for each row."""

import numpy as np


class Dropper:
    def __init__(self, p, seed):
        self.p = p
        self.random = np.random.RandomState(seed)

    def mask(self, rows, modalities):
        keep = self.random.binomial(1, 1 - self.p, size=(rows, modalities)).astype(bool)
        spare = np.eye(modalities, dtype=bool)[self.random.randint(modalities, size=rows)]
        keep[keep.sum(axis=1) == 0] = spare[keep.sum(axis=1) == 0]
        return keep


def modality_dropout(x, p, seed, training):
    if training:
        mask = Dropper(p, seed).mask(*x.shape[:2])
    else:
        mask = np.ones(x.shape[:2], dtype=np.bool_)
    dropped = x.copy()
    dropped[~mask] = 0
    return dropped, mask
