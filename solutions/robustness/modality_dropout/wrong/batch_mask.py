"""误区：整批样本共用一个掩码。

Misconception: Uses one mask for the whole batch.

提示：掩码要有 B 行，每个样本各自抽签；也别在循环里反复用同一个种子新建生成器。

Hint: The mask has B rows, each drawn for itself; don't make the generator anew from the same seed in a loop
either.

fails: test_samples_differ
"""

import numpy as np


def modality_dropout(x, p, seed, training):
    rows, modalities = x.shape[:2]
    if not training:
        return x, np.ones((rows, modalities), bool)
    mask = np.empty((rows, modalities), bool)
    for row in range(rows):
        rng = np.random.default_rng(seed)
        mask[row] = rng.random(modalities) >= p
        if not mask[row].any():
            mask[row, rng.integers(modalities)] = True
    return x * mask[:, :, None], mask
