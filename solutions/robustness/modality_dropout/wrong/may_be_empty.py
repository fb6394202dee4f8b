"""误区：没有处理模态全被丢掉的样本。

Misconception: Leaves samples that lost everything as they are.

提示：一个全 0 的输入配上标签，只会教模型瞎猜。给这样的样本随机恢复一种模态。

Hint: An input of zeros with a label only teaches guessing. Put one modality back at random.

fails: test_never_empty
"""

import numpy as np


def modality_dropout(x, p, seed, training):
    if not training:
        return x, np.ones(x.shape[:2], bool)
    mask = np.random.default_rng(seed).random(x.shape[:2]) >= p
    return x * mask[:, :, None], mask
