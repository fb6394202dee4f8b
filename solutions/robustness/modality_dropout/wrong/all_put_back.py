"""误区：全被丢掉时，把所有模态都恢复了。

Misconception: Where all are dropped it puts all of them back.

提示：p 很大时，这样反而大多数样本一种都不丢。只恢复一种。

Hint: With a large p most samples would then lose nothing at all. Put back just one.

fails: test_put_back_evenly
"""

import numpy as np


def modality_dropout(x, p, seed, training):
    if not training:
        return x, np.ones(x.shape[:2], bool)
    mask = np.random.default_rng(seed).random(x.shape[:2]) >= p
    mask[~mask.any(axis=1)] = True
    return x * mask[:, :, None], mask
