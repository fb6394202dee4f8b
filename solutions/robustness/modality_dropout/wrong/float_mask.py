"""误区：掩码返回成了 0.0 和 1.0 的浮点数组。

Misconception: Returns the mask as floats, 0.0 and 1.0.

提示：掩码约定为 bool；比较运算的结果本来就是 bool，不必转换。

Hint: The mask is asked for as bool, which is what a comparison gives anyway.

fails: test_form
"""

import numpy as np


def modality_dropout(x, p, seed, training):
    if not training:
        return x, np.ones(x.shape[:2])
    rng = np.random.default_rng(seed)
    mask = rng.random(x.shape[:2]) >= p
    lost = np.flatnonzero(~mask.any(axis=1))
    mask[lost, rng.integers(x.shape[1], size=len(lost))] = True
    return x * mask[:, :, None], mask.astype(float)
