"""逐个样本抽签，用标准库的 random。 / Sample by sample, with the random module."""

import random

import numpy as np


def modality_dropout(x, p, seed, training):
    dropped = np.array(x)
    mask = np.ones(x.shape[:2], dtype=bool)
    if training:
        generator = random.Random(seed)
        for b in range(x.shape[0]):
            for m in range(x.shape[1]):
                mask[b, m] = not generator.random() < p
            if not any(mask[b]):
                mask[b, generator.randrange(x.shape[1])] = True
            for m in range(x.shape[1]):
                if not mask[b, m]:
                    dropped[b, m] = 0
    return dropped, mask
