"""误区：先清零特征，再恢复掩码，恢复的模态仍是 0。

Misconception: Clears the features first and mends the mask after, so what is put back is still 0.

提示：先把掩码改好，最后只清零一次，两者才会一致。

Hint: Mend the mask first and clear once, at the end, so that both agree.

fails: test_whole_modalities
"""

import numpy as np


def modality_dropout(x, p, seed, training):
    if not training:
        return x, np.ones(x.shape[:2], bool)
    rng = np.random.default_rng(seed)
    mask = rng.random(x.shape[:2]) >= p
    dropped = x * mask[:, :, None]
    lost = np.flatnonzero(~mask.any(axis=1))
    mask[lost, rng.integers(x.shape[1], size=len(lost))] = True
    return dropped, mask
