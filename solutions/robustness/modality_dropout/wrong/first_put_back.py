"""误区：全被丢掉时，总是恢复第一种模态。

Misconception: Where all are dropped it always puts back the first modality.

提示：这样第一种模态出现得更多，又成了模型的依靠。恢复哪一种要随机。

Hint: That favours the first modality, and the model leans on it again. Pick at random.

fails: test_put_back_evenly
"""

import numpy as np


def modality_dropout(x, p, seed, training):
    if not training:
        return x, np.ones(x.shape[:2], bool)
    mask = np.random.default_rng(seed).random(x.shape[:2]) >= p
    mask[~mask.any(axis=1), 0] = True
    return x * mask[:, :, None], mask
