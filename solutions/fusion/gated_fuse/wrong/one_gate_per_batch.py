"""误区：先在整批上对 logit 取平均，所有样本共用一组门。

Misconception: Averages the logits over the batch, so that all samples share their gates.

提示：门控的意义就在于每个样本自己决定更相信哪种模态，axis=0 上不该有汇总。

Hint: The point is that each sample decides which modality to trust: nothing is pooled over axis 0.

fails: test_rows_are_independent
"""

import numpy as np


def gated_fuse(hv, ht, wz):
    logits = np.concatenate((hv, ht), axis=1) @ wz
    z = 1 / (1 + np.exp(-logits.mean(axis=0)))
    return z * hv + (1 - z) * ht
