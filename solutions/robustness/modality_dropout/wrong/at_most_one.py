"""误区：以概率 p 丢掉一种随机的模态，每个样本最多丢一种。

Misconception: With probability p drops one modality at random, so a sample loses one at most.

提示：多种模态可能同时缺失；每种模态都要单独抽签。

Hint: Several may be missing at once; draw for every modality.

fails: test_put_back_evenly
"""

import numpy as np


def modality_dropout(x, p, seed, training):
    rows, modalities = x.shape[:2]
    mask = np.ones((rows, modalities), bool)
    if training and modalities > 1:
        rng = np.random.default_rng(seed)
        hit = np.flatnonzero(rng.random(rows) < p)
        mask[hit, rng.integers(modalities, size=len(hit))] = False
    return x * mask[:, :, None], mask
