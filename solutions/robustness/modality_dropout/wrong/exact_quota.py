"""误区：每种模态恰好丢掉 p·B 个样本，凑足名额。

Misconception: Drops each modality from just p·B samples, as a quota.

提示：p 是每个样本各自的概率，不是整批的配额；按配额抽，样本之间就不独立了。

Hint: p is the probability of each sample, not the batch's quota: with a quota samples depend on each other.

fails: test_samples_differ
"""

import numpy as np


def modality_dropout(x, p, seed, training):
    rows, modalities = x.shape[:2]
    mask = np.ones((rows, modalities), bool)
    if training:
        rng = np.random.default_rng(seed)
        for modality in range(modalities):
            mask[rng.permutation(rows)[: round(p * rows)], modality] = False
        for row in np.flatnonzero(~mask.any(axis=1)):
            mask[row, rng.integers(modalities)] = True
    return x * mask[:, :, None], mask
