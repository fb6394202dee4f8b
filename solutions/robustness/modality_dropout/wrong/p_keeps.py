"""误区：把 p 当成了保留的概率。

Misconception: Takes p for the probability of keeping.

提示：p 是丢弃的概率：p = 0 时应当什么都不丢。看看比较的方向。

Hint: p is the probability of dropping: with p = 0 nothing goes. Look which way you compare.

fails: test_p_zero_drops_nothing
"""

import numpy as np


def modality_dropout(x, p, seed, training):
    if not training:
        return x, np.ones(x.shape[:2], bool)
    rng = np.random.default_rng(seed)
    mask = rng.random(x.shape[:2]) < p
    lost = np.flatnonzero(~mask.any(axis=1))
    mask[lost, rng.integers(x.shape[1], size=len(lost))] = True
    return x * mask[:, :, None], mask
