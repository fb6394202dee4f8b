"""误区：只抽了一次“恢复哪一种”，所有样本共用。

Misconception: Draws only once which modality is put back, for all samples.

提示：每个全被丢掉的样本要各抽一次，看看整数随机数的 size。

Hint: Each sample that lost all needs a draw of its own; look at the size of your random integers.

fails: test_put_back_evenly
"""

import numpy as np


def modality_dropout(x, p, seed, training):
    if not training:
        return x, np.ones(x.shape[:2], bool)
    rng = np.random.default_rng(seed)
    mask = rng.random(x.shape[:2]) >= p
    mask[~mask.any(axis=1), rng.integers(x.shape[1])] = True
    return x * mask[:, :, None], mask
