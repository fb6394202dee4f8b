"""误区：全被丢掉的样本重新抽签，直到至少留下一种。

Misconception: Draws again for samples that lost all, until something is left.

提示：重新抽签得到的是另一个分布（p = 1 时还要另作处理）。约定是只恢复一种，其余仍丢弃。

Hint: Drawing again gives another distribution, and p = 1 needs a case of its own. Put one back and leave
the others dropped.

fails: test_frequencies
"""

import numpy as np


def modality_dropout(x, p, seed, training):
    rows, modalities = x.shape[:2]
    if not training:
        return x, np.ones((rows, modalities), bool)
    rng = np.random.default_rng(seed)
    if p == 1:
        mask = np.eye(modalities, dtype=bool)[rng.integers(modalities, size=rows)]
    else:
        mask = rng.random((rows, modalities)) >= p
    while not mask.any(axis=1).all():
        lost = ~mask.any(axis=1)
        mask[lost] = rng.random((lost.sum(), modalities)) >= p
    return x * mask[:, :, None], mask
