"""误区：照搬早期 dropout 的做法，推理时把特征乘以 1 − p。

Misconception: Multiplies the features by 1 − p at inference, as early dropout did.

提示：这里推理时特征原样返回，不做任何缩放。

Hint: Here features are returned as they are at inference, without any scaling.

fails: test_inference
"""

import numpy as np


def modality_dropout(x, p, seed, training):
    if not training:
        return x * (1 - p), np.ones(x.shape[:2], bool)
    rng = np.random.default_rng(seed)
    mask = rng.random(x.shape[:2]) >= p
    lost = np.flatnonzero(~mask.any(axis=1))
    mask[lost, rng.integers(x.shape[1], size=len(lost))] = True
    return x * mask[:, :, None], mask
