"""误区：对每个特征单独抽签，做成了普通的 dropout。

Misconception: Draws for every feature, which is ordinary dropout.

提示：普通 dropout 之后每种模态都还剩下一部分，模型学不会应付整块缺失。抽签的单位是模态。

Hint: After ordinary dropout some of each modality is left, so a model never learns to do without one.
Draw once per modality.

fails: test_whole_modalities
"""

import numpy as np


def modality_dropout(x, p, seed, training):
    if not training:
        return x, np.ones(x.shape[:2], bool)
    rng = np.random.default_rng(seed)
    keep = rng.random(x.shape) >= p
    lost = np.flatnonzero(~keep.any(axis=(1, 2)))
    keep[lost, rng.integers(x.shape[1], size=len(lost))] = True
    return x * keep, keep.any(axis=2)
