"""误区：只返回了丢弃后的特征，没有返回掩码。

Misconception: Returns the features only, without the mask.

提示：下游要靠掩码区分“被丢弃”和“特征恰好是 0”，两样都要返回。

Hint: What follows needs the mask to tell a dropped modality from one that happens to be 0; return both.

fails: test_form
"""

import numpy as np


def modality_dropout(x, p, seed, training):
    if not training:
        return x
    rng = np.random.default_rng(seed)
    mask = rng.random(x.shape[:2]) >= p
    lost = np.flatnonzero(~mask.any(axis=1))
    mask[lost, rng.integers(x.shape[1], size=len(lost))] = True
    return x * mask[:, :, None]
