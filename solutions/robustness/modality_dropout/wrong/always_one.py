"""误区：每个样本总要丢掉一种模态，没有用到 p。

Misconception: Always drops one modality of each sample and never uses p.

提示：每种模态各自以概率 p 被丢弃，一个样本可能一种都不丢，也可能丢好几种。

Hint: Each modality goes with probability p, so a sample may lose none or several.

fails: test_p_zero_drops_nothing
"""

import numpy as np


def modality_dropout(x, p, seed, training):
    mask = np.ones(x.shape[:2], bool)
    if training and x.shape[1] > 1:
        rng = np.random.default_rng(seed)
        mask[np.arange(len(x)), rng.integers(x.shape[1], size=len(x))] = False
    return x * mask[:, :, None], mask
