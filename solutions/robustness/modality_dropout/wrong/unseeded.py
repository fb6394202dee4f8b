"""误区：没有用 seed，每次调用的结果都不同。

Misconception: Doesn't use seed, so that every call differs.

提示：把 seed 交给生成器，并且只从这个生成器取随机数，实验才能复现。

Hint: Give seed to the generator and draw from that one only, or no run can be repeated.

fails: test_seed
"""

import numpy as np


def modality_dropout(x, p, seed, training):
    if not training:
        return x, np.ones(x.shape[:2], bool)
    rng = np.random.default_rng()
    mask = rng.random(x.shape[:2]) >= p
    lost = np.flatnonzero(~mask.any(axis=1))
    mask[lost, rng.integers(x.shape[1], size=len(lost))] = True
    return x * mask[:, :, None], mask
