"""误区：返回的掩码含义反了，True 表示被丢弃。

Misconception: Returns the mask the wrong way round: True where a modality was dropped.

提示：约定里 True 表示保留，下游可以直接拿去做带掩码的平均；推理时应全为 True。

Hint: True means kept, so that a masked mean can use it as it is; at inference it is all True.

fails: test_inference
"""

import numpy as np


def modality_dropout(x, p, seed, training):
    if not training:
        return x, np.zeros(x.shape[:2], bool)
    rng = np.random.default_rng(seed)
    drop = rng.random(x.shape[:2]) < p
    lost = np.flatnonzero(drop.all(axis=1))
    drop[lost, rng.integers(x.shape[1], size=len(lost))] = False
    return x * ~drop[:, :, None], drop
