"""误区：把种子写死了，每次丢弃的都是同样的位置。

Misconception: Hard-codes the seed, so that the same slots are dropped in every step.

提示：训练时每一步要换一个 seed；函数里用的应当是传进来的那一个。

Hint: Each training step brings another seed; use the one that is passed in.

fails: test_seed
"""

import numpy as np


def modality_dropout(x, p, seed, training):
    if not training:
        return x, np.ones(x.shape[:2], bool)
    rng = np.random.default_rng(42)
    mask = rng.random(x.shape[:2]) >= p
    lost = np.flatnonzero(~mask.any(axis=1))
    mask[lost, rng.integers(x.shape[1], size=len(lost))] = True
    return x * mask[:, :, None], mask
