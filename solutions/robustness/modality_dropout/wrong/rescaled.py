"""误区：像普通 dropout 那样，把保留的模态除以 1 − p。

Misconception: Divides what is kept by 1 − p, as ordinary dropout does.

提示：推理时缺模态也不会有人替你放大，所以这里保留的数值原样不动。

Hint: Nobody scales features up when a modality is missing at inference, so what is kept stays as it is.

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
    with np.errstate(all="ignore"):
        return x * mask[:, :, None] / (1 - p), mask
