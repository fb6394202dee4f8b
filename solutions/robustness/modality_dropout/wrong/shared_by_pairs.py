"""误区：相邻两个样本共用一次抽签，只抽了 B / 2 行。

Misconception: Lets two neighbouring samples share their draws: only B / 2 rows are drawn.

提示：即使两个样本是一对（例如同一条数据的两个增强版本），约定里它们也各抽各的。

Hint: Even where two samples are a pair, such as two augmentations of one, each draws for itself here.

fails: test_frequencies
"""

import numpy as np


def modality_dropout(x, p, seed, training):
    rows, modalities = x.shape[:2]
    if not training:
        return x, np.ones((rows, modalities), bool)
    rng = np.random.default_rng(seed)
    mask = rng.random(((rows + 1) // 2, modalities)) >= p
    lost = np.flatnonzero(~mask.any(axis=1))
    mask[lost, rng.integers(modalities, size=len(lost))] = True
    mask = np.repeat(mask, 2, axis=0)[:rows]
    return x * mask[:, :, None], mask
