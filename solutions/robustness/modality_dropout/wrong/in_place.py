"""误区：直接在输入 x 上清零。

Misconception: Clears the slots in the caller's x.

提示：下一轮还要用到这些特征；在副本上清零，或者用会新建数组的运算。

Hint: The next epoch needs these features. Clear a copy, or use an operation that makes a new array.

fails: test_inputs_stay_unchanged
"""

import numpy as np


def modality_dropout(x, p, seed, training):
    if not training:
        return x, np.ones(x.shape[:2], bool)
    rng = np.random.default_rng(seed)
    mask = rng.random(x.shape[:2]) >= p
    lost = np.flatnonzero(~mask.any(axis=1))
    mask[lost, rng.integers(x.shape[1], size=len(lost))] = True
    x[~mask] = 0
    return x, mask
