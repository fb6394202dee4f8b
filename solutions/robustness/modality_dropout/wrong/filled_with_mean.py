"""误区：用整批的均值顶替被丢弃的模态，没有置 0。

Misconception: Puts the batch's mean in place of a dropped modality, not 0.

提示：均值里仍然带着别的样本的信息；这里约定填 0。

Hint: A mean still carries what other samples know; zeros are asked for.

fails: test_whole_modalities
"""

import numpy as np


def modality_dropout(x, p, seed, training):
    if not training:
        return x, np.ones(x.shape[:2], bool)
    rng = np.random.default_rng(seed)
    mask = rng.random(x.shape[:2]) >= p
    lost = np.flatnonzero(~mask.any(axis=1))
    mask[lost, rng.integers(x.shape[1], size=len(lost))] = True
    return np.where(mask[:, :, None], x, x.mean(axis=0)), mask
