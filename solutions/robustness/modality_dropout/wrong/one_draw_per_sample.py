"""误区：每个样本只抽一次：要么全留，要么只剩一种。

Misconception: Draws once per sample: it keeps everything, or all but one are dropped.

提示：各模态的丢弃互相独立，需要 B × M 次抽签。

Hint: Modalities are dropped independently of each other, which takes B × M draws.

fails: test_frequencies
"""

import numpy as np


def modality_dropout(x, p, seed, training):
    rows, modalities = x.shape[:2]
    if not training:
        return x, np.ones((rows, modalities), bool)
    rng = np.random.default_rng(seed)
    mask = np.repeat(rng.random((rows, 1)) >= p, modalities, axis=1)
    lost = np.flatnonzero(~mask.any(axis=1))
    mask[lost, rng.integers(modalities, size=len(lost))] = True
    return x * mask[:, :, None], mask
